import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { transaction } from '#db/context.ts'
import { codeOf, taken } from '#organisation/testing.ts'
import { testVault } from '#secrets/testing.ts'
import { rowsOf, testDatabase } from '../../test/db.ts'
import { doToPetition } from './commands.ts'
import type { PetitionDeed } from './domain/command.ts'
import { replay } from './domain/evolve.ts'
import { countPetitions, findPetition, findSimilar, listPetitions } from './officer-queries.ts'
import { rateOwn, readOwnPetition, reopenOwn, supplementOwn, type OwnKey } from './own-petition.ts'
import { findPetitionFigures } from './queries.ts'
import { sendPetition, type PetitionTicket } from './receive.ts'
import { openPetitionOffice } from './testing.ts'

const db = await testDatabase()
const office = await openPetitionOffice(db)
const { staff, units, must, act, send, enter, load } = office

const CLASSIFY: PetitionDeed = { name: 'classify', class: 'service', aboutStaffIds: [] }
const WORDS = { subject: 'Máy lấy số', question: 'Máy hỏng', answer: 'Đã sửa' }
const slip = ({ code, secret }: PetitionTicket, address = '10.9.0.1'): OwnKey => ({ kind: 'slip', code, secret, address })

const answer = async ({ petitionId }: PetitionTicket): Promise<void> => {
  await must('coordinator', petitionId, CLASSIFY)
  await must('coordinator', petitionId, { name: 'draftAnswer', text: 'Đã sửa máy lấy số ngày 03/11.', by: staff.coordinator })
  await must('leader', petitionId, { name: 'approveAnswer', by: staff.leader })
}

describe('từ gửi tới công khai', () => {
  test('gửi qua cổng, phân loại, dự thảo, duyệt, che, kiểm tra, công khai; dựng lại từ lịch sử đúng như dòng hiện tại', async () => {
    office.at('2026-11-02T08:00')
    const ticket = await send()
    assert.match(ticket.code, /^PA\.H50\.101-261102-\d{4}$/)
    assert.match(ticket.secret, /^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/)
    await answer(ticket)
    await must('coordinator', ticket.petitionId, { name: 'preparePublication', words: WORDS, by: staff.coordinator })
    const published = await must('leader', ticket.petitionId, { name: 'publish', by: staff.leader })
    assert.ok(published.phase === 'answered' && published.publication.state === 'published')
    const record = await load(ticket.petitionId)
    assert.deepEqual(record.history.map(({ event }) => event.type), ['received', 'classified', 'answerDrafted', 'answered', 'publicationPrepared', 'published'])
    assert.deepEqual(replay(ticket.petitionId, record.history.map(({ event }) => event)), record.petition)
    const [row] = await rowsOf<{ n: number }>(db, `select count(*)::int as n from petition_publication where petition_id = '${ticket.petitionId}' and withdrawn_at is null`)
    assert.equal(row?.n, 1)
  })

  test('gửi lại cùng một lần bấm thì được mã cũ, không thành hai phản ánh', async () => {
    const petition = office.petition()
    const first = taken(await sendPetition(office.visitor, testVault, petition, '10.0.0.2'))
    assert.deepEqual(taken(await sendPetition(office.visitor, testVault, petition, '10.0.0.2')), first)
  })

  test('một nơi gửi quá nhiều thì phải chờ; nơi khác vẫn gửi được', async () => {
    for (let i = 0; i < 10; i++) await send({}, '10.0.0.66')
    assert.equal(codeOf(await sendPetition(office.visitor, testVault, office.petition(), '10.0.0.66')), 'petitionTooMany')
    await send({}, '10.0.0.67')
  })

  test('thiếu tên, thiếu cách liên hệ, không ghi tên ở mục cần tên, gửi cho phòng bên trong: đều được báo', async () => {
    const sent = async (over: object) => codeOf(await sendPetition(office.visitor, testVault, office.petition(over), '10.0.0.3'))
    assert.equal(await sent({ sender: { name: '', phone: '0912345678', email: '', address: '' } }), 'petitionSenderRequired')
    assert.equal(await sent({ sender: { name: 'Lan', phone: '', email: '', address: 'thôn Đông' } }), 'petitionSenderRequired')
    assert.equal(await sent({ sender: { name: 'Lan', phone: '123', email: '', address: '' } }), 'petitionContactInvalid')
    assert.equal(await sent({ sender: null, class: 'conduct' }), 'petitionAnonymousNotAllowed')
    assert.equal(await sent({ sender: null }), 'ok')
    assert.equal(await sent({ unitId: units.division }), 'petitionUnitUnknown')
    assert.equal(await sent({ class: 'outOfScope' }), 'petitionClassInvalid')
  })

  test('thư nhập sau vẫn tính hạn từ ngày nhận thư; ngày tương lai thì không nhận', async () => {
    office.at('2026-11-10T08:00')
    const { petitionId } = taken(await enter('receiver', { channel: 'letter', receivedAt: '2026-11-02T01:00:00.000Z' }))
    assert.equal((await load(petitionId)).petition.clock.answerDueAt, '2026-11-23T10:30:00.000Z')
    assert.equal(codeOf(await enter('receiver', { receivedAt: '2026-11-11T01:00:00.000Z' })), 'petitionInFutureInvalid')
    assert.equal(codeOf(await enter('outsider')), 'petitionNotAllowed')
  })

  test('mã hồ sơ gõ kiểu nào cũng gắn đúng hồ sơ; tên người, mã lạ, hồ sơ ngoài phạm vi thì không gắn', async () => {
    const { dossierId, code } = await office.receive()
    assert.ok(code !== null)
    const linked = async (ticket: PetitionTicket) => (await load(ticket.petitionId)).petition.dossierId
    assert.equal(await linked(await send({ dossierCode: code.toLowerCase().replaceAll('-', ' ') })), dossierId)
    const named = await send({ dossierCode: 'Trần Thị Ngọc Ưng' })
    assert.equal(await linked(named), null)
    assert.match((await load(named.petitionId)).texts.get(2)?.text ?? '', /\(Mã hồ sơ: Trần Thị Ngọc Ưng\)/)
    assert.equal(await linked(taken(await enter('receiver', { dossierCode: code }))), dossierId)
    assert.equal(codeOf(await enter('receiver', { dossierCode: 'Trần Thị Ngọc Ưng' })), 'petitionDossierUnknown')
    assert.equal(codeOf(await enter('agencyLeader', { unitId: units.agency, dossierCode: code })), 'petitionDossierUnknown')
  })

  test('tin báo người gửi vào hộp thư đi đúng những bước cần báo', async () => {
    const { petitionId } = await send()
    await must('coordinator', petitionId, CLASSIFY)
    await must('coordinator', petitionId, { name: 'askMore', words: 'Ngày nào?' })
    const rows = await rowsOf<{ key: string; channel: string }>(db, `select key, channel from outbox where key like 'petition:${petitionId}:%' order by key`)
    assert.deepEqual(rows.map(({ key, channel }) => [key.split(':').at(-1), channel]), [['1', 'sms'], ['3', 'sms']])
  })
})

describe('người gửi theo dõi bằng mã và mã tra cứu', () => {
  test('sai mã tra cứu thì không thấy gì và bị đếm; đúng thì thấy, bổ sung, đánh giá, đề nghị xem lại', async () => {
    office.at('2026-11-02T08:00')
    const ticket = await send()
    await must('coordinator', ticket.petitionId, { name: 'askMore', words: 'Xin cho biết ngày' })
    const wrong: OwnKey = { kind: 'slip', code: ticket.code, secret: '0000-0000-0000-0000', address: '10.9.9.9' }
    assert.equal(codeOf(await readOwnPetition(office.visitor, wrong, async () => null)), 'petitionLookUpNotFound')
    for (let i = 0; i < 10; i++) await readOwnPetition(office.visitor, wrong, async () => null)
    assert.equal(codeOf(await readOwnPetition(office.visitor, { ...wrong, secret: ticket.secret }, async () => null)), 'petitionTooMany')
    office.at('2026-11-02T08:30')
    const typed = { ...slip(ticket), code: ticket.code.toLowerCase().replaceAll('.', ' ') }
    taken(await supplementOwn(office.visitor, { commandId: office.newId(), key: typed, text: 'Sáng thứ Hai', fileIds: [] }))
    await answer(ticket)
    const rating = { commandId: office.newId(), key: slip(ticket), text: 'Vẫn hỏng', vote: 'dislike' as const }
    taken(await rateOwn(office.visitor, rating))
    const again = taken(await reopenOwn(office.visitor, { commandId: office.newId(), key: slip(ticket), text: 'Máy vẫn hỏng chiều nay' }))
    assert.deepEqual([again.phase, again.supplements.length, again.reopenings], ['open', 2, 1])
    const { texts } = await load(ticket.petitionId)
    assert.deepEqual([...texts.values()].map(({ text }) => text).slice(2), ['Sáng thứ Hai', 'Vẫn hỏng', 'Máy vẫn hỏng chiều nay'])
  })

  test('lời người gửi, tên và số điện thoại không nằm trong lịch sử', async () => {
    const ticket = await send({ content: 'Tôi là Trần Thị Ngọc Ưng, gọi 0912345678' })
    const [row] = await rowsOf<{ text: string }>(db, `select string_agg(e::text, ' ') as text from petition_event e where petition_id = '${ticket.petitionId}'`)
    assert.doesNotMatch(row?.text ?? '', /Ngọc Ưng|0912345678/)
  })
})

describe('quyền ở từng bước', () => {
  test('người dự thảo, cán bộ quầy, đơn vị khác không duyệt được; không thấy thì như không có', async () => {
    office.at('2026-11-02T08:00')
    const { petitionId } = await send()
    assert.equal(codeOf(await act('receiver', petitionId, CLASSIFY)), 'petitionNotAllowed')
    assert.equal(codeOf(await act('outsider', petitionId, CLASSIFY)), 'petitionNotFound')
    assert.equal(codeOf(await act('technician', petitionId, CLASSIFY)), 'petitionNotFound')
    await must('coordinator', petitionId, CLASSIFY)
    await must('coordinator', petitionId, { name: 'draftAnswer', text: 'Đã sửa', by: staff.coordinator })
    assert.equal(codeOf(await act('coordinator', petitionId, { name: 'approveAnswer', by: staff.coordinator })), 'petitionNotAllowed')
    await must('leader', petitionId, { name: 'draftAnswer', text: 'Đã sửa xong', by: staff.leader })
    assert.equal(codeOf(await act('leader', petitionId, { name: 'approveAnswer', by: staff.leader })), 'petitionOwnDraftNotAllowed')
    await must('deputy', petitionId, { name: 'approveAnswer', by: staff.deputy })
  })

  test('giao cho chuyên viên: họ thấy và dự thảo được, không phân loại được; người không thuộc cơ quan thì không giao được', async () => {
    const { petitionId } = await send()
    assert.equal(codeOf(await act('officer', petitionId, CLASSIFY)), 'petitionNotFound')
    assert.equal(codeOf(await act('coordinator', petitionId, { name: 'assign', staffId: staff.consultant })), 'petitionHolderInvalid')
    await must('coordinator', petitionId, CLASSIFY)
    await must('coordinator', petitionId, { name: 'assign', staffId: staff.officer })
    assert.equal(codeOf(await act('officer', petitionId, CLASSIFY)), 'petitionNotAllowed')
    await must('officer', petitionId, { name: 'draftAnswer', text: 'Đã kiểm tra', by: staff.officer })
  })

  test('phản ánh hành vi cán bộ: chỉ lãnh đạo thấy; người bị phản ánh không thấy dù là lãnh đạo, không được giao', async () => {
    const { petitionId } = await send({ class: 'conduct', subject: 'Thái độ', content: 'Cán bộ ở quầy cáu gắt' })
    for (const person of ['coordinator', 'receiver', 'head', 'officer'] as const) assert.equal(codeOf(await act(person, petitionId, CLASSIFY)), 'petitionNotFound', person)
    await must('leader', petitionId, { name: 'classify', class: 'conduct', aboutStaffIds: [staff.receiver, staff.deputy] })
    assert.equal(codeOf(await act('deputy', petitionId, { name: 'assign', staffId: staff.officer })), 'petitionNotFound')
    assert.equal(codeOf(await act('leader', petitionId, { name: 'assign', staffId: staff.receiver })), 'petitionHolderInvalid')
    await must('leader', petitionId, { name: 'assign', staffId: staff.head })
    await must('head', petitionId, { name: 'draftAnswer', text: 'Đã nhắc nhở', by: staff.head })
    await must('provinceLeader', petitionId, { name: 'approveAnswer', by: staff.provinceLeader })
    const ctx = await office.as('deputy')
    const tree = await office.tree()
    const lists = await transaction(ctx, async (trx) => [await listPetitions(trx, ctx.actor, tree, { list: 'all' }, ctx.clock(), 0, 100), await findPetition(trx, ctx.actor, tree, petitionId)] as const)
    assert.ok(!lists[0].some(({ id }) => id === petitionId))
    assert.equal(lists[1], undefined)
  })

  test('chuyển cho Sở: xã còn xem được, không làm được nữa; Sở làm', async () => {
    const { petitionId } = await send()
    await must('coordinator', petitionId, { name: 'transfer', unitId: units.agency, words: 'Thuộc thẩm quyền của Sở' })
    assert.equal(codeOf(await act('coordinator', petitionId, CLASSIFY)), 'petitionNotAllowed')
    await must('agencyLeader', petitionId, CLASSIFY)
  })

  test('hai người cùng xử lý: người sau được báo phải tải lại; cùng một lệnh gửi lại thì không lặp', async () => {
    const { petitionId } = await send()
    const ctx = await office.as('coordinator')
    const deed = { commandId: office.newId(), petitionId, seq: 1, deed: CLASSIFY }
    taken(await doToPetition(ctx, deed))
    taken(await doToPetition(ctx, deed))
    assert.equal((await load(petitionId)).seq, 2)
    assert.equal(codeOf(await doToPetition(ctx, { ...deed, commandId: office.newId() })), 'petitionChanged')
  })

  test('lịch sử chỉ thêm: vai trò của chương trình không sửa, không xóa được', async () => {
    for (const change of ['update petition_event set type = type', 'delete from petition_event', 'delete from petition_text', 'update petition_text set text = text']) {
      await assert.rejects(transaction(office.system, (trx) => sql.raw(change).execute(trx)), /permission denied/, change)
    }
  })
})

describe('danh sách, tìm, lặp lại', () => {
  test('mỗi danh sách đếm đúng những dòng nó liệt kê, với mọi người', async () => {
    const tree = await office.tree()
    for (const person of ['leader', 'coordinator', 'officer', 'receiver', 'agencyLeader', 'provinceLeader', 'technician'] as const) {
      const ctx = await office.as(person)
      await transaction(ctx, async (trx) => {
        const counts = await countPetitions(trx, ctx.actor, tree, {}, ctx.clock())
        for (const list of ['pending', 'new', 'mine', 'approve', 'publish', 'asked', 'late', 'conduct', 'done', 'all'] as const) {
          const rows = await listPetitions(trx, ctx.actor, tree, { list }, ctx.clock(), 0, 1_000)
          assert.equal(rows.length, counts[list], `${person} ${list}`)
          for (const { id } of rows) assert.ok((await findPetition(trx, ctx.actor, tree, id)) !== undefined, `${person} ${list}`)
        }
      })
    }
  })

  test('tìm theo chữ không dấu và theo mã', async () => {
    const ticket = await send({ subject: 'Đèn hành lang', content: 'Đèn ở hành lang trung tâm tắt đã lâu' })
    const ctx = await office.as('coordinator')
    const tree = await office.tree()
    const found = (search: string) => transaction(ctx, (trx) => listPetitions(trx, ctx.actor, tree, { list: 'all', search }, ctx.clock(), 0, 50))
    assert.deepEqual((await found('hanh lang')).map(({ id }) => id), [ticket.petitionId])
    assert.deepEqual((await found(ticket.code.slice(-11))).map(({ id }) => id), [ticket.petitionId])
    assert.deepEqual(await found('100%_'), [])
  })

  test('gợi ý cùng người và cùng nội dung; người kiểm tra đánh dấu lặp lại', async () => {
    const sender = { name: 'Lê Văn Lặp', phone: '0987000111', email: '', address: '' }
    const first = await send({ sender, subject: 'Cầu hỏng', content: 'Cầu vào thôn Đông hỏng lan can đã ba tháng chưa ai sửa' })
    office.at('2026-11-03T08:00')
    const same = await send({ sender, subject: 'Việc khác', content: 'Hỏi về giờ làm việc sáng thứ Bảy' })
    const alike = await send({ sender: { ...sender, phone: '0987000222' }, subject: 'Lan can cầu', content: 'Lan can cầu vào thôn Đông hỏng đã ba tháng mà chưa ai sửa' })
    const ctx = await office.as('coordinator')
    const tree = await office.tree()
    const similar = (of: PetitionTicket) => transaction(ctx, (trx) => findSimilar(trx, ctx.actor, tree, of.petitionId))
    assert.deepEqual((await similar(same)).map(({ id, isSamePerson }) => [id, isSamePerson]), [[first.petitionId, true]])
    assert.deepEqual((await similar(alike)).map(({ id }) => id), [first.petitionId])
    assert.equal((await must('coordinator', alike.petitionId, { name: 'markRepeat', of: first.petitionId })).repeatOf, first.petitionId)
  })
})

describe('số liệu', () => {
  test('của tháng mười hai: đồng nhất thức giữ, số nhìn từ giữa tháng không đổi về sau', async () => {
    office.at('2026-12-01T08:00')
    const period = { from: '2026-12-01', to: '2026-12-31' }
    const ask = (asOf: ReturnType<typeof office.now> | null = null) => findPetitionFigures(office.system, { unitIds: [units.commune], period, asOf })
    const before = await ask()
    const [one, two] = [await send(), await send({ class: 'regulation' })]
    await answer(one)
    taken(await rateOwn(office.visitor, { commandId: office.newId(), key: slip(one), text: '', vote: 'like' }))
    office.at('2026-12-02T08:00')
    const middle = office.now()
    const seen = await ask(middle)
    assert.deepEqual([seen.received, seen.resolvedOnTime, seen.satisfied, seen.byClass.regulation - before.byClass.regulation], [before.received + 2, 1, 1, 1])
    await must('coordinator', two.petitionId, { name: 'refuse', reason: 'UNCLEAR', words: 'Không rõ' })
    office.at('2026-12-28T08:00')
    assert.deepEqual(await ask(middle), seen)
    const late = await ask()
    assert.equal(late.refused, 1)
    assert.equal(late.received + late.carriedOver + late.reopened, late.resolvedOnTime + late.resolvedLate + late.pendingInTime + late.pendingLate + late.refused + late.routed + late.passedOn)
    assert.ok(late.resolvedLate >= 1, 'answered, but never published within two days')
  })
})
