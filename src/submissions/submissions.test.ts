import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { openCitizen, type Someone } from '#citizens/testing.ts'
import { transaction } from '#db/context.ts'
import { perform } from '#dossiers/commands.ts'
import { INPUTS } from '#dossiers/inputs.ts'
import { findDossierPage } from '#dossiers/queries.ts'
import { replay } from '#dossiers/replay.ts'
import { asStaff } from '#dossiers/testing.ts'
import type { DossierId } from '#kernel/ids.ts'
import { taken } from '#organisation/testing.ts'
import { addTestTenant, rowsOf, testDatabase } from '../../test/db.ts'
import { addAccount, openCookie, openRealDoors } from '../../test/office.ts'
import { pdfText } from '../../test/pdf-text.ts'
import { openPortalVisitor } from '../../test/portal-visitor.ts'
import type { DraftId } from './domain/draft.ts'
import { submitDraft } from './submit-draft.ts'
import { foundOnlineOffice } from './testing.ts'
import { beginBirth, fillBirth, PDF, sendFiles } from './testing-birth.ts'

const db = await testDatabase()
await addTestTenant(db)
const office = await foundOnlineOffice(db.app)
const doors = await openRealDoors(db)
const desk = await asStaff(office.system, office.staff.desk)
const officer = await asStaff(office.system, office.staff.officer, 'Trần Thị Hạnh')

/** A citizen with a browser without script. */
const arrive = async (someone: Someone) => {
  const person = await openCitizen(office.system, someone)
  const visitor = openPortalVisitor((path, init) =>
    doors.send(path, { ...init, headers: { ...init?.headers, cookie: `${person.cookie}; ${(init?.headers as Record<string, string> | undefined)?.['cookie'] ?? ''}` } }))
  return { ...person, visitor }
}

const mother = await arrive({ name: 'Trần Thị Ngọc Ưng', identityNumber: '044193012378', birthDate: '1993-03-12', phone: '0912345456' })
const stranger = await arrive({ name: 'Bùi Văn Lạ', phone: '0987654321' })

type Person = typeof mother
const check = (id: string): string => `/nop-ho-so/ban-nhap/${id}/kiem-tra`
const submitted = async ({ visitor }: Person, more: Readonly<Record<string, string>> = {}): Promise<{ draftId: string; dossierId: DossierId }> => {
  const draftId = await beginBirth(visitor)
  assert.deepEqual(await fillBirth(visitor, draftId), [])
  const sent = await visitor.fill(check(draftId), { declared: 'on', ...more })
  assert.equal(sent.status, 303)
  return { draftId, dossierId: (sent.headers.get('location')?.split('/').at(-1) ?? '') as DossierId }
}
const pageOf = (person: Person, id: DossierId) => transaction(person.ctx, (trx) => findDossierPage(trx, person.actor, id))
const on = (ctx: typeof desk, dossierId: DossierId) => ({ commandId: ctx.newId(), dossierId, occurredAt: null })
/** The picture of a scan on an officer's screen. */
const PREVIEW = /src="\/mot-cua\/tep\/[^"]+\/xem"/
const countDossiers = async (): Promise<number> => (await rowsOf(db, 'select id from dossier')).length

describe('một người mẹ khai sinh cho con, trình duyệt không có script', () => {
  let sent: { draftId: string; dossierId: DossierId }
  before(async () => {
    sent = await submitted(mother)
  })

  test('hồ sơ đến một cửa đủ tờ khai, tệp, người nộp; câu trả lời không còn gì dư', async () => {
    const page = await pageOf(mother, sent.dossierId)
    assert.ok(page?.dossier.phase === 'submitted')
    const answers = JSON.parse(page.textOf(page.dossier.form?.answers) ?? '{}') as Record<string, unknown>
    assert.equal(answers['childName'], 'Nguyễn Minh An')
    assert.equal(answers['knowsFather'], false)
    assert.equal(page.textOf(page.dossier.parties.submitter.identityNumber), '044193012378')
    assert.deepEqual(page.files.map((file) => [file.purpose, file.name]), [['form', 'giấy chứng sinh.pdf']])
    assert.equal(page.dossier.delivery, 'electronic')
  })

  test('gửi rồi thì bản nháp trống: không còn bản sao thứ hai của câu trả lời, người nộp, tên tệp', async () => {
    const [draft] = await rowsOf(db, `select submitter::text, answers::text, notes::text from submission_draft where id = '${sent.draftId}'`)
    assert.deepEqual(draft, { submitter: '{}', answers: '{}', notes: '{}' })
    assert.deepEqual(await rowsOf(db, `select name from draft_file where draft_id = '${sent.draftId}'`), [{ name: '' }])
  })

  test('trang xác nhận: số tạm chữ lớn, tám giờ làm việc, đường theo dõi', async () => {
    const html = await (await mother.visitor.send(`/nop-ho-so/da-nop/${sent.dossierId}`)).text()
    assert.match(html, /TT-[0-9A-F]{4}-[0-9A-F]{4}/)
    assert.match(html, /8 giờ làm việc/)
    assert.match(html, new RegExp(`href="/ho-so-cua-toi/${sent.dossierId}"`))
    assert.doesNotMatch(html, /<script(?![^>]*\bsrc=)/)
  })

  test('bấm hai lần, quay lại rồi gửi lại, hai máy cùng gửi: một hồ sơ', async () => {
    const before = await countDossiers()
    // The page was still open: its form goes once more, with the token that it had.
    const again = await mother.visitor.fill('/ho-so-cua-toi/theo-doi', { declared: 'on' }, check(sent.draftId))
    assert.equal(again.headers.get('location'), `/nop-ho-so/da-nop/${sent.dossierId}`)
    const draftId = await beginBirth(mother.visitor)
    assert.deepEqual(await fillBirth(mother.visitor, draftId), [])
    const input = { draftId: draftId as DraftId, hasDeclared: true, isRepeatMeant: true }
    const answers = await Promise.all([1, 2, 3, 4].map(() => submitDraft(mother.ctx, input)))
    assert.deepEqual(answers.map((one) => taken(one).dossierId), Array(4).fill(answers[0]?.ok && answers[0].value.dossierId))
    assert.equal(await countDossiers(), before + 1)
  })

  test('nộp lại cùng thủ tục trong vài phút thì được hỏi trước', async () => {
    const draftId = await beginBirth(mother.visitor)
    await fillBirth(mother.visitor, draftId)
    const asked = await mother.visitor.fill(check(draftId), { declared: 'on' })
    assert.equal(asked.status, 409)
    assert.match(await asked.text(), /Bạn vừa nộp thủ tục này/)
  })

  test('chưa cam đoan, thiếu giấy, sai ô: trang trở lại với mọi điều đã điền', async () => {
    const draftId = await beginBirth(stranger.visitor)
    const unfinished = await stranger.visitor.fill(check(draftId), { declared: 'on' })
    assert.equal(unfinished.status, 422)
    const wrong = await stranger.visitor.fill(`/nop-ho-so/ban-nhap/${draftId}/nguoi-nop`, { name: 'Bùi Văn Lạ', identityNumber: '12', birthDate: '30/2/1990', phone: '1' })
    assert.equal(wrong.status, 422)
    const html = await wrong.text()
    for (const kept of ['Bùi Văn Lạ', 'value="12"', '30/2/1990']) assert.ok(html.includes(kept), kept)
    assert.match(html, /Số định danh chưa đúng/)
    const half = await stranger.visitor.fill(`/nop-ho-so/ban-nhap/${draftId}/to-khai-child`, { childName: 'Bùi Thị Nhỏ', bornOn: 'hôm qua' })
    assert.equal(half.status, 422)
    const back = await (await stranger.visitor.send(`/nop-ho-so/ban-nhap/${draftId}/to-khai-child`)).text()
    assert.ok(back.includes('Bùi Thị Nhỏ') && back.includes('hôm qua'))
  })
})

describe('người lạ với mọi mã số của người khác', () => {
  test('bản nháp, hồ sơ, tệp, giấy, trả lời, gửi tệp: như không có', async () => {
    const { draftId, dossierId } = await submitted(mother, { repeat: 'on' })
    const open = await beginBirth(mother.visitor)
    const [file] = (await pageOf(mother, dossierId))?.files ?? []
    const paths = [
      `/nop-ho-so/ban-nhap/${open}/nguoi-nop`, check(draftId), `/nop-ho-so/da-nop/${dossierId}`, `/ho-so-cua-toi/${dossierId}`,
      `/ho-so-cua-toi/${dossierId}/tra-loi`, `/ho-so-cua-toi/${dossierId}/giay-to/giay-hen`, `/ho-so-cua-toi/tep/${file?.downloadKey}`,
    ]
    for (const path of paths) assert.equal((await stranger.visitor.send(path)).status, 404, path)
    assert.equal((await mother.visitor.send(`/ho-so-cua-toi/tep/${file?.downloadKey}`)).status, 200)
    const listed = await (await stranger.visitor.send('/ho-so-cua-toi')).text()
    assert.ok(!listed.includes(dossierId) && !listed.includes(open))
    const csrf = /name="csrf" value="([^"]+)"/.exec(await (await stranger.visitor.send('/ho-so-cua-toi/theo-doi')).text())?.[1] ?? ''
    for (const [path, fields] of [
      [`/ho-so-cua-toi/${dossierId}`, { do: 'retract', commandId: office.system.newId(), reason: 'x' }],
      [`/ho-so-cua-toi/${dossierId}`, { do: 'ask', messageId: office.system.newId(), message: 'x' }],
      [`/ho-so-cua-toi/${dossierId}/hoan-thien`, {}],
      [`/nop-ho-so/ban-nhap/${open}/nguoi-nop`, { name: 'x' }],
    ] as const) {
      const answer = await stranger.visitor.send(path, { method: 'POST', body: new URLSearchParams({ csrf, ...fields }) })
      assert.ok(answer.status === 404 || (answer.status === 303 && !(answer.headers.get('location') ?? '').includes('ban-nhap')), `${path} ${answer.status}`)
    }
    assert.equal((await pageOf(mother, dossierId))?.dossier.phase, 'submitted')
    const begun = await stranger.visitor.send(`/api/v1/drafts/${open}/uploads`, {
      method: 'POST', headers: { 'upload-length': '10', 'upload-metadata': `filename ${btoa('a.pdf')},slot ${btoa('paper:p2')}` },
    })
    assert.equal(begun.status, 404)
  })

  test('chưa đăng nhập thì được dẫn tới đăng nhập; cán bộ không vào bằng cửa của công dân', async () => {
    for (const path of ['/ho-so-cua-toi', '/nop-ho-so/ban-nhap/x/y']) {
      const answer = await doors.send(path)
      assert.equal(answer.status, 303)
      assert.match(answer.headers.get('location') ?? '', /^\/cong-dan\/dang-nhap\?tiep=/)
    }
    assert.equal((await doors.send('/api/v1/uploads/018f0000-0000-7000-8000-000000000001')).status, 401)
  })

  test('tự chọn nơi nộp, phiên bản, người nộp trong biểu mẫu không đổi được gì ngoài ô của trang', async () => {
    const draftId = await beginBirth(stranger.visitor)
    const path = `/nop-ho-so/ban-nhap/${draftId}`
    const elsewhere = await stranger.visitor.fill(`${path}/noi-nop`, { receivingUnitId: office.units.department })
    assert.equal(elsewhere.status, 422)
    await stranger.visitor.fill(`${path}/nguoi-nop`, {
      name: '=HYPERLINK("x")<script>alert(1)</script>', identityNumber: '044193012378', birthDate: '1990', phone: '0912345678',
      accountId: mother.accountId, state: 'sent', __proto__: 'x',
    })
    const html = await (await stranger.visitor.send(check(draftId))).text()
    assert.ok(!html.includes('<script>alert') && html.includes('&lt;script&gt;'))
  })
})

describe('gửi tệp từng phần', () => {
  const meta = (name: string, slot: string): string =>
    `filename ${Buffer.from(name).toString('base64')},filetype ${btoa('application/pdf')},slot ${btoa(slot)}`
  const begin = async (draftId: string, size: number, slot = 'field:birthPaper'): Promise<string> => {
    const answer = await mother.visitor.send(`/api/v1/drafts/${draftId}/uploads`, {
      method: 'POST', headers: { 'upload-length': String(size), 'upload-metadata': meta('giấy chứng sinh.pdf', slot) },
    })
    assert.equal(answer.status, 201)
    return answer.headers.get('location') ?? ''
  }
  const piece = (place: string, offset: number, bytes: Buffer, visitor = mother.visitor): Promise<Response> =>
    visitor.send(place, { method: 'PATCH', body: new Uint8Array(bytes), headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) } })

  test('đứt giữa chừng thì hỏi đã nhận tới đâu và gửi tiếp; xong thì nằm trong bản nháp', async () => {
    const draftId = await beginBirth(mother.visitor)
    const place = await begin(draftId, PDF.length)
    assert.equal((await piece(place, 0, PDF.subarray(0, 20))).headers.get('upload-offset'), '20')
    assert.equal((await mother.visitor.send(place, { method: 'HEAD' })).headers.get('upload-offset'), '20')
    assert.equal((await piece(place, 0, PDF.subarray(0, 20))).status, 409)
    const done = await piece(place, 20, PDF.subarray(20))
    assert.deepEqual([done.status, done.headers.get('upload-offset')], [204, String(PDF.length)])
    assert.ok(done.headers.get('upload-file'))
    const html = await (await mother.visitor.send(`/nop-ho-so/ban-nhap/${draftId}/to-khai-papers`)).text()
    assert.match(html, /giấy chứng sinh\.pdf/)
    assert.equal((await piece(place, PDF.length, Buffer.from('x'))).headers.get('upload-file'), done.headers.get('upload-file'))
  })

  test('người lạ không hỏi, không gửi, không xóa được; nội dung nói dối bị từ chối bằng một câu', async () => {
    const draftId = await beginBirth(mother.visitor)
    const place = await begin(draftId, 40)
    assert.equal((await stranger.visitor.send(place)).status, 404)
    assert.equal((await piece(place, 0, PDF.subarray(0, 5), stranger.visitor)).status, 404)
    assert.equal((await stranger.visitor.send(place, { method: 'DELETE' })).status, 404)
    const lie = await piece(place, 0, Buffer.from('MZ'.padEnd(40, '\u0001')))
    assert.ok(lie.status >= 400 && lie.status < 500)
    assert.match(((await lie.json()) as { message: string }).message, /\.$/)
  })

  test('quá dài, thiếu chỗ, chỗ lạ: từ chối', async () => {
    const draftId = await beginBirth(mother.visitor)
    for (const [size, slot] of [['60000000', 'paper:p2'], ['0', 'paper:p2'], ['10', 'elsewhere'], ['x', 'paper:p2']] as const) {
      const answer = await mother.visitor.send(`/api/v1/drafts/${draftId}/uploads`, {
        method: 'POST', headers: { 'upload-length': size, 'upload-metadata': meta('a.pdf', slot) },
      })
      assert.ok(answer.status >= 400 && answer.status < 500, `${size} ${slot} ${answer.status}`)
    }
  })
})

describe('một cửa và người nộp', () => {
  test('trả lại để hoàn thiện, sửa, gửi lại, tiếp nhận, hỏi, bổ sung từng mục', async () => {
    const { dossierId } = await submitted(mother, { repeat: 'on' })
    taken(await perform(desk, 'requestCompletion', INPUTS.requestCompletion.parse({
      ...on(desk, dossierId), items: [{ kind: 'correction', text: 'Tên trẻ ghi thiếu dấu' }], reason: 'Chưa khớp giấy chứng sinh', answerDueOn: '2099-01-01',
    })))
    const asked = await (await mother.visitor.send(`/ho-so-cua-toi/${dossierId}`)).text()
    assert.match(asked, /Tên trẻ ghi thiếu dấu/)
    const reopened = await mother.visitor.fill(`/ho-so-cua-toi/${dossierId}`, {}, `/ho-so-cua-toi/${dossierId}/hoan-thien`)
    const draftId = /ban-nhap\/([^/]+)/.exec(reopened.headers.get('location') ?? '')?.[1] ?? ''
    const refilled = await (await mother.visitor.send(check(draftId))).text()
    for (const text of ['044193012378', 'Nguyễn Minh An', 'giấy chứng sinh.pdf']) assert.ok(refilled.includes(text), text)
    assert.doesNotMatch(refilled, /Còn chỗ cần làm/)
    await mother.visitor.fill(`/nop-ho-so/ban-nhap/${draftId}/to-khai-child`, {
      childName: 'Nguyễn Minh Ân', bornOn: '5/11/2026', childSex: 'female', childEthnicGroup: '01', childNationality: 'VN',
    })
    assert.equal((await mother.visitor.fill(check(draftId), { declared: 'on', repeat: 'on' })).status, 303)
    const again = await pageOf(mother, dossierId)
    assert.ok(again?.dossier.phase === 'submitted' && again.textOf(again.dossier.form?.answers)?.includes('Minh Ân'))
    assert.equal(again.files.length, 1)

    taken(await perform(desk, 'acceptSubmitted', INPUTS.acceptSubmitted.parse(on(desk, dossierId))))
    const progress = await (await mother.visitor.send(`/ho-so-cua-toi/${dossierId}`)).text()
    assert.match(progress, /Hẹn trả trước|không quy định thời hạn/)
    await mother.visitor.fill(`/ho-so-cua-toi/${dossierId}`, { do: 'ask', messageId: office.system.newId(), message: 'Bao giờ <b>xong</b>?' })
    const thread = await (await mother.visitor.send(`/ho-so-cua-toi/${dossierId}`)).text()
    assert.ok(thread.includes('Bao giờ &lt;b&gt;xong&lt;/b&gt;?'))

    taken(await perform(officer, 'requestSupplement', INPUTS.requestSupplement.parse({
      ...on(officer, dossierId), items: ['Giấy chứng sinh bản rõ', { kind: 'question', text: 'Sinh lúc mấy giờ?' }], reason: 'Mờ', answerDueOn: '2099-01-01',
    })))
    const path = `/ho-so-cua-toi/${dossierId}/tra-loi`
    const nothing = await sendFiles(mother.visitor, path, { 'reply.2': '' })
    assert.equal(nothing.status, 422)
    const answered = await sendFiles(mother.visitor, path, { 'reply.2': 'Lúc 5 giờ sáng' }, { 'tep.item:1': new File([PDF], 'rõ.pdf', { type: 'application/pdf' }) })
    assert.equal(answered.headers.get('location'), `/ho-so-cua-toi/${dossierId}`)
    const after = await pageOf(mother, dossierId)
    assert.ok(after?.dossier.phase === 'open' && after.dossier.waiting === null)
    assert.equal((await mother.visitor.send(path)).headers.get('location'), `/ho-so-cua-toi/${dossierId}`)
  })

  test('tờ khai in được trước và sau khi tiếp nhận, xem tệp tại chỗ; người lạ thì không', async () => {
    const { dossierId } = await submitted(mother, { repeat: 'on' })
    const cookie = await openCookie(office.system, await addAccount(office.system, office.staff.everything))
    const asOfficer = (path: string) => doors.send(path, { headers: { cookie } })
    const own = await mother.visitor.send(`/ho-so-cua-toi/${dossierId}/giay-to/to-khai`)
    const text = pdfText(new Uint8Array(await own.arrayBuffer()))
    for (const part of ['TỜ KHAI ĐĂNG KÝ KHAI SINH', 'Nguyễn Minh An', 'Trần Thị Ngọc Ưng', 'giấy chứng sinh']) {
      assert.ok(text.toLowerCase().includes(part.toLowerCase()), `${part} is not in: ${text}`)
    }
    assert.equal((await stranger.visitor.send(`/ho-so-cua-toi/${dossierId}/giay-to/to-khai`)).status, 404)
    const link = `/mot-cua/giay-to/${dossierId}/to-khai`
    const queue = await (await asOfficer(`/mot-cua/cho-tiep-nhan?ho-so=${dossierId}`)).text()
    assert.ok(queue.includes(link) && PREVIEW.test(queue))
    taken(await perform(desk, 'acceptSubmitted', INPUTS.acceptSubmitted.parse(on(desk, dossierId))))
    const tab = await (await asOfficer(`/mot-cua/ho-so/${dossierId}?muc=to-khai`)).text()
    assert.ok(tab.includes(link) && PREVIEW.test(tab))
    const printed = await asOfficer(link)
    assert.equal(printed.headers.get('content-type'), 'application/pdf')
    assert.match(pdfText(new Uint8Array(await printed.arrayBuffer())), /H50\.101\.01-/)
  })

  test('giấy hẹn của mình in được; rút hồ sơ', async () => {
    const { dossierId } = await submitted(mother, { repeat: 'on' })
    taken(await perform(desk, 'acceptSubmitted', INPUTS.acceptSubmitted.parse(on(desk, dossierId))))
    const slip = await mother.visitor.send(`/ho-so-cua-toi/${dossierId}/giay-to/giay-hen`)
    assert.equal(slip.headers.get('content-type'), 'application/pdf')
    assert.equal((await mother.visitor.send(`/ho-so-cua-toi/${dossierId}/giay-to/phieu-kiem-soat`)).status, 404)
    await mother.visitor.fill(`/ho-so-cua-toi/${dossierId}`, { do: 'withdraw', commandId: office.system.newId(), reason: '' })
    assert.equal((await pageOf(mother, dossierId))?.dossier.phase, 'withdrawn')
  })
})

test('dựng lại mọi hồ sơ từ lịch sử', async () => {
  assert.deepEqual((await replay(office.system)).discrepancies, [])
})
