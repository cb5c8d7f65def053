import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { taken } from '#organisation/testing.ts'
import { testDatabase } from '../../test/db.ts'
import { openPersonApp, PERSON_COOKIE } from '../../test/person-app.ts'
import { openPortalVisitor } from '../../test/portal-visitor.ts'
import { rateOwn } from './own-petition.ts'
import type { PetitionId } from './domain/petition.ts'
import type { PetitionTicket } from './receive.ts'
import { openPetitionOffice } from './testing.ts'

type Fields = Readonly<Record<string, string>>

const LIST = '/phan-anh-kien-nghi'
const FOLLOW = '/phan-anh/theo-doi'
const ABOUT_SERVICE = '/phan-anh/gui?ve=phuc-vu'
const PDF = new Blob(['%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n'], { type: 'application/pdf' })

describe('cửa của phản ánh, kiến nghị', async () => {
  const office = await openPetitionOffice(await testDatabase(), '2026-11-02T01:30:00Z')
  const { units, staff, must, newId } = office
  type Person = keyof typeof staff
  const app = await openPersonApp(Object.keys(staff) as Person[], office.as, office.system)
  const door = async (path: string, init?: RequestInit): Promise<Response> => app.request(path, init)
  const browser = (person: Person | null) => openPortalVisitor(door, person === null ? {} : { [PERSON_COOKIE]: person })
  const shown = async (answer: Response) => ({ status: answer.status, location: answer.headers.get('location'), text: (await answer.text()).replaceAll('<!-- -->', '') })
  const get = async (person: Person | null, path: string) => shown(await browser(person).send(path))
  /** Sends a form as a browser without script does; the token comes from a page that everybody of that side may open. */
  const post = async (person: Person | null, path: string, fields: Fields) => shown(await browser(person).fill(person === null ? FOLLOW : LIST, fields, path))
  const deed = async (person: Person, id: PetitionId, viec: string, fields: Fields = {}) =>
    post(person, `${LIST}/${id}`, { viec, commandId: newId(), seq: String((await office.load(id)).seq), ...fields })
  const newPetition = (over: Fields = {}): Fields => ({
    commandId: newId(), petitionId: newId(), unitId: units.commune, subject: 'Đèn hành lang tắt', content: 'Đèn tắt đã một tuần.', name: 'Trần Thị Ngọc Ưng', phone: '0912 345 678', ...over,
  })
  const codesIn = (html: string): readonly string[] => [...html.matchAll(/class="sent-number mono">([^<]+)</g)].map(([, code = '']) => code)
  const answered = async ({ petitionId }: PetitionTicket): Promise<void> => {
    await must('coordinator', petitionId, { name: 'classify', class: 'service', aboutStaffIds: [] })
    await must('coordinator', petitionId, { name: 'draftAnswer', text: 'Đã thay đèn ngày 03/11.', by: staff.coordinator })
    await must('leader', petitionId, { name: 'approveAnswer', by: staff.leader })
  }

  test('ai mở được trang nào', async () => {
    const { petitionId } = await office.send()
    const page = `${LIST}/${petitionId}`
    const expected: readonly (readonly [Person | null, string, number])[] = [
      [null, '/phan-anh', 200], [null, ABOUT_SERVICE, 200], [null, '/phan-anh/gui', 303], [null, '/phan-anh/gui?ve=ngoai-pham-vi', 303], [null, FOLLOW, 200],
      [null, '/phan-anh/cong-khai', 200], [null, `/phan-anh/cong-khai/${petitionId}`, 404], [null, '/phan-anh/cong-khai/khong-co', 404],
      [null, '/phan-anh/cua-toi', 303], [null, `/phan-anh/cua-toi/${petitionId}`, 303], [null, '/doi-thoai', 200], [null, '/doi-thoai/khong-co', 404],
      [null, LIST, 303], ['coordinator', LIST, 200], ['receiver', LIST, 200], ['officer', LIST, 200], ['outsider', LIST, 200], ['technician', LIST, 403],
      ['receiver', `${LIST}/moi`, 200], ['officer', `${LIST}/moi`, 403], ['leader', `${LIST}/thong-ke`, 200], ['officer', `${LIST}/thong-ke`, 403],
      [null, page, 303], ['leader', page, 200], ['coordinator', page, 200], ['receiver', page, 200], ['provinceLeader', page, 200], ['technician', page, 403],
      ['officer', page, 404], ['outsider', page, 404], ['neighbourLeader', page, 404], ['agencyLeader', page, 404], ['leader', `${LIST}/khong-co`, 404],
      ['leader', `${page}/tep/${newId()}`, 404], ['coordinator', '/doi-thoai/quan-ly', 200], ['receiver', '/doi-thoai/quan-ly', 403], ['leader', `/doi-thoai/quan-ly/${newId()}`, 404],
    ]
    for (const [person, path, status] of expected) assert.equal((await get(person, path)).status, status, `${person} ${path}`)
  })

  describe('người gửi', () => {
    test('gửi thiếu: từng ô một câu, điều đã viết còn nguyên; gửi đủ: hai mã; gửi lại: vẫn hai mã ấy', async () => {
      const wrong = await post(null, ABOUT_SERVICE, newPetition({ subject: '', unitId: '', content: 'Đèn tắt đã một tuần' }))
      assert.equal(wrong.status, 422)
      for (const seen of [/Chưa điền tiêu đề/, /Chọn cơ quan nhận phản ánh/, /Đèn tắt đã một tuần/, /Trần Thị Ngọc Ưng/]) assert.match(wrong.text, seen)
      const unreachable = await post(null, ABOUT_SERVICE, newPetition({ phone: '12' }))
      assert.equal(unreachable.status, 422)
      assert.match(unreachable.text, /Số điện thoại hoặc thư điện tử chưa đúng/)
      const named = await post(null, '/phan-anh/gui?ve=hanh-vi', newPetition({ isAnonymous: 'on' }))
      assert.equal(named.status, 403)
      assert.match(named.text, /cần có tên và cách liên hệ/)
      assert.equal((await post(null, '/phan-anh/gui?ve=khac', newPetition())).status, 400)

      const fields = newPetition()
      const sent = await post(null, ABOUT_SERVICE, fields)
      assert.equal(sent.status, 200)
      assert.match(codesIn(sent.text).join(' '), /^PA\.H50\.101-261102-\d{4} ([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/)
      assert.deepEqual(codesIn((await post(null, ABOUT_SERVICE, fields)).text), codesIn(sent.text))
    })

    test('theo dõi: thiếu mã, sai mã thì nói rõ và không lộ gì; đúng thì thấy', async () => {
      const { code, secret } = await office.send({ subject: 'Ghế chờ gãy' })
      const empty = await post(null, FOLLOW, { code: '', factor: '' })
      assert.equal(empty.status, 422)
      assert.match(empty.text, /Chưa điền mã tra cứu gồm 16 chữ và số/)
      const wrong = await post(null, FOLLOW, { code, factor: '0000-0000-0000-0000' })
      assert.equal(wrong.status, 404)
      assert.match(wrong.text, /Mã phản ánh hoặc mã tra cứu không đúng/)
      assert.doesNotMatch(wrong.text, /Ghế chờ gãy/)
      const right = await post(null, FOLLOW, { code, factor: secret })
      assert.equal(right.status, 200)
      assert.match(right.text, /Ghế chờ gãy/)
    })

    test('đánh giá: phải chọn; chọn rồi thì ghi; chưa chê thì chưa đề nghị xem lại được; chê rồi xem lại đúng một lần', async () => {
      const ticket = await office.send()
      const own = (fields: Fields) => post(null, FOLLOW, { code: ticket.code, factor: ticket.secret, commandId: newId(), ...fields })
      assert.equal((await own({ viec: 'danh-gia', vote: 'like' })).status, 409, 'chưa có trả lời')
      await answered(ticket)
      const none = await own({ viec: 'danh-gia', text: 'Tôi thấy' })
      assert.equal(none.status, 422)
      assert.match(none.text, /Chọn “Hài lòng” hoặc “Chưa hài lòng”/)
      assert.match((await own({ viec: 'danh-gia', vote: 'like' })).text, /Bạn đã chọn: <b>Hài lòng/)
      const early = await own({ viec: 'xem-lai', why: 'Vẫn tắt' })
      assert.equal(early.status, 409)
      assert.match(early.text, /Chỉ đề nghị xem lại khi bạn đã chọn “Chưa hài lòng”/)
      assert.match((await own({ viec: 'danh-gia', vote: 'dislike', text: 'Vẫn tắt' })).text, /Bạn đã chọn: <b>Chưa hài lòng/)
      assert.equal((await own({ viec: 'xem-lai', why: '' })).status, 422)
      assert.equal((await own({ viec: 'xem-lai', why: 'Đèn vẫn tắt' })).status, 200)
      assert.equal((await office.load(ticket.petitionId)).petition.phase, 'open')
      await must('leader', ticket.petitionId, { name: 'draftAnswer', text: 'Đã thay lại.', by: staff.leader })
      await must('deputy', ticket.petitionId, { name: 'approveAnswer', by: staff.deputy })
      assert.equal((await own({ viec: 'danh-gia', vote: 'dislike' })).status, 200)
      const again = await own({ viec: 'xem-lai', why: 'Vẫn chưa được' })
      assert.equal(again.status, 409)
      assert.match(again.text, /đã được xem lại 1 lần/)
    })
  })

  describe('người xử lý', () => {
    test('một việc trên một phản ánh: làm được thì về trang; sai ô, sai bước, đã cũ, biểu mẫu lạ thì báo', async () => {
      const { petitionId } = await office.send({ subject: 'Máy lấy số hỏng' })
      const page = `${LIST}/${petitionId}`
      assert.match((await get('coordinator', page)).text, /aria-label="Phân loại"/)
      const done = await deed('coordinator', petitionId, 'phan-loai', { class: 'service' })
      assert.deepEqual([done.status, done.location], [303, page])
      const stale = await deed('coordinator', petitionId, 'phan-loai', { class: 'regulation', seq: '1' })
      assert.equal(stale.status, 409)
      assert.match(stale.text, /Có người vừa xử lý phản ánh này/)
      const empty = await deed('coordinator', petitionId, 'du-thao', { text: '' })
      assert.equal(empty.status, 422)
      assert.match(empty.text, /Chưa ghi nội dung/)
      const early = await deed('leader', petitionId, 'duyet')
      assert.equal(early.status, 409)
      assert.match(early.text, /Phản ánh đang ở bước khác/)
      const unknown = await deed('coordinator', petitionId, 'lap-lai', { of: 'PA.H50.101-200101-9999' })
      assert.equal(unknown.status, 422)
      assert.match(unknown.text, /Không có phản ánh trước mang mã này/)
      assert.equal((await deed('coordinator', petitionId, 'xoa')).status, 400)
    })

    test('người chỉ được xem thì không có biểu mẫu, gửi thẳng cũng bị từ chối', async () => {
      const { petitionId } = await office.send()
      assert.doesNotMatch((await get('receiver', `${LIST}/${petitionId}`)).text, /aria-label="Phân loại"/)
      const refused = await deed('receiver', petitionId, 'phan-loai', { class: 'service' })
      assert.equal(refused.status, 403)
      assert.match(refused.text, /Bạn không có quyền làm việc này/)
    })

    test('xã khác: không thấy trong hộp, không mở, không làm được; như không có', async () => {
      const { petitionId, code } = await office.send({ subject: 'Bãi xe ngập' })
      assert.match((await get('leader', `${LIST}?loai=tat-ca&q=bai+xe`)).text, /Bãi xe ngập/)
      for (const path of [`${LIST}?loai=tat-ca`, `${LIST}?loai=tat-ca&q=bai+xe`, `${LIST}?loai=tat-ca&q=${code}`]) assert.doesNotMatch((await get('neighbourLeader', path)).text, /Bãi xe ngập/, path)
      assert.equal((await deed('neighbourLeader', petitionId, 'phan-loai', { class: 'service' })).status, 404)
      assert.equal((await office.load(petitionId)).seq, 1)
    })

    test('phản ánh hành vi: lãnh đạo xem được cả tệp; người bị phản ánh và điều phối không thấy gì ở đâu', async () => {
      const visitor = browser(null)
      const form = /action="([^"]*csrf=[^"]+)"/.exec(await (await visitor.send('/phan-anh/gui?ve=hanh-vi')).text())?.[1]?.replaceAll('&amp;', '&') ?? ''
      const body = new FormData()
      for (const [name, value] of Object.entries(newPetition({ subject: 'Cán bộ cáu gắt' }))) body.append(name, value)
      body.append('files', PDF, 'ghi-am.pdf')
      const sent = await shown(await visitor.send(form, { method: 'POST', body }))
      assert.equal(sent.status, 200, sent.text.slice(0, 300))
      const address = new RegExp(`href="(${LIST}/[0-9a-f-]{36})"`).exec((await get('leader', `${LIST}?loai=hanh-vi`)).text)?.[1] ?? ''
      const id = address.slice(LIST.length + 1) as PetitionId
      assert.equal((await deed('leader', id, 'phan-loai', { class: 'conduct', aboutStaffId: staff.deputy })).location, address)
      const file = /href="([^"]+\/tep\/[^"]+)"/.exec((await get('leader', address)).text)?.[1] ?? ''
      assert.equal((await browser('leader').send(file)).headers.get('content-type'), 'application/pdf')
      for (const person of ['deputy', 'coordinator', 'receiver', 'neighbourLeader'] as const) {
        assert.deepEqual([(await get(person, address)).status, (await get(person, file)).status], [404, 404], person)
        for (const list of ['', '?loai=tat-ca', '?loai=hanh-vi', '?loai=tat-ca&q=cau+gat']) assert.doesNotMatch((await get(person, `${LIST}${list}`)).text, /Cán bộ cáu gắt/, `${person} ${list}`)
        assert.equal((await deed(person, id, 'giao', { staffId: staff.officer })).status, 404, person)
      }
      assert.match((await deed('leader', id, 'giao', { staffId: staff.deputy })).text, /Không giao được cho người này/)
    })

    test('công khai: trước đó không ai đọc được; sau đó ai cũng đọc được, không có tên; gỡ thì thôi', async () => {
      const ticket = await office.send({ content: 'Tôi là Trần Thị Ngọc Ưng, đèn tắt.' })
      const { petitionId } = ticket
      await answered(ticket)
      const page = `/phan-anh/cong-khai/${petitionId}`
      const words = { subject: 'Đèn hành lang', question: 'Đèn tắt, gọi 0912 345 678', answer: 'Đã thay đèn.' }
      assert.equal((await deed('coordinator', petitionId, 'che-du-lieu', words)).status, 303)
      const left = await deed('leader', petitionId, 'cong-khai')
      assert.equal(left.status, 422)
      assert.match(left.text, /còn chỗ giống dữ liệu cá nhân: [^<]*0912 345 678/)
      assert.equal((await get(null, page)).status, 404)
      assert.equal((await deed('coordinator', petitionId, 'che-du-lieu', { ...words, question: 'Đèn tắt.' })).status, 303)
      assert.match((await deed('coordinator', petitionId, 'cong-khai')).text, /Người đã che dữ liệu không tự kiểm tra/)
      assert.equal((await deed('leader', petitionId, 'cong-khai')).status, 303)
      const published = await get(null, page)
      assert.equal(published.status, 200)
      assert.match(published.text, /Đã thay đèn\./)
      assert.doesNotMatch(published.text, /Ngọc Ưng|0912/)
      assert.equal((await deed('leader', petitionId, 'go', { reason: 'Còn lộ nơi ở' })).status, 303)
      assert.equal((await get(null, page)).status, 404)
    })

    test('nhập phản ánh qua thư: thiếu ô nào nói ô ấy; nhận rồi có hai mã', async () => {
      const entry = { channel: 'letter', receivedOn: '2026-10-30', class: 'service' }
      const wrong = await post('receiver', `${LIST}/moi`, newPetition({ subject: '', channel: 'letter', receivedOn: '2026-10-30' }))
      assert.equal(wrong.status, 422)
      for (const seen of [/Chưa điền tiêu đề/, /Chọn phản ánh về việc gì/]) assert.match(wrong.text, seen)
      const future = await post('receiver', `${LIST}/moi`, newPetition({ ...entry, receivedOn: '2026-11-20' }))
      assert.equal(future.status, 422)
      assert.match(future.text, /Ngày nhận nằm trong tương lai/)
      assert.equal((await post('outsider', `${LIST}/moi`, newPetition(entry))).status, 403)
      assert.equal(codesIn((await post('receiver', `${LIST}/moi`, newPetition(entry))).text).length, 2)
    })

    test('quá hạn: lãnh đạo đôn đốc, phiếu nằm trên trang phản ánh; người khác không đôn đốc được', async () => {
      office.at('2026-11-02T08:00')
      const { petitionId, code } = await office.send({ subject: 'Không ai trả lời' })
      office.at('2026-11-26T08:00')
      const late = `${LIST}?loai=qua-han`
      assert.equal((await post('provinceLeader', late, { directive: 'Trả lời ngay' })).status, 422)
      assert.match((await post('coordinator', late, { mot: petitionId, directive: 'Trả lời ngay' })).text, new RegExp(code))
      assert.match((await post('provinceLeader', late, { mot: petitionId, directive: 'Trả lời ngay' })).text, /Đã gửi 1 phiếu đôn đốc/)
      assert.match((await get('leader', `${LIST}/${petitionId}`)).text, /Trả lời ngay/)
    })

    test('con số của tháng mở ra đúng những phản ánh đã đếm; xã khác không có số nào', async () => {
      office.at('2026-12-01T08:00')
      const [one, two] = [await office.send({ subject: 'Việc thứ nhất' }), await office.send({ subject: 'Việc thứ hai' })]
      await answered(one)
      taken(await rateOwn(office.visitor, { commandId: newId(), key: { kind: 'slip', code: one.code, secret: one.secret, address: '10.8.0.1' }, text: '', vote: 'like' }))
      office.at('2026-12-01T16:00')
      const month = (figure: string) => `${LIST}?so=${figure}&cua=H50.101&ky=2026-12`
      assert.match((await get('leader', `${LIST}/thong-ke?ky=2026-12`)).text, /1 trên 1 người cho biết ý kiến/)
      const satisfied = (await get('leader', month('satisfied'))).text
      assert.ok(satisfied.includes(one.code) && !satisfied.includes(two.code))
      const foreign = (await get('neighbourLeader', month('received'))).text
      assert.ok(!foreign.includes(one.code) && !foreign.includes(two.code))
    })
  })

  test('đối thoại: công bố bằng biểu mẫu, thiếu thì báo; người dân thấy và hỏi; xã khác không mở được', async () => {
    const MANAGE = '/doi-thoai/quan-ly'
    const newSession = (over: Fields = {}): Fields => ({
      commandId: newId(), newId: newId(), unitId: units.commune, title: 'Đối thoại quý I', topics: 'Thủ tục đất đai', place: 'Hội trường xã', startsAt: '2027-01-05T08:00', questionsUntil: '2027-01-04T17:00', ...over,
    })
    const wrong = await post('coordinator', MANAGE, newSession({ title: '' }))
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /Thủ tục đất đai/)
    assert.equal((await post('neighbourLeader', MANAGE, newSession())).status, 403)
    const announced = await post('coordinator', MANAGE, newSession())
    assert.equal(announced.status, 303)
    const managed = announced.location ?? ''
    assert.deepEqual([(await get('leader', managed)).status, (await get('neighbourLeader', managed)).status], [200, 404])
    const page = managed.replace('/quan-ly', '')
    assert.match((await get(null, page)).text, /Hội trường xã/)
    const question = { commandId: newId(), questionId: newId(), text: 'Vì sao hồ sơ đất chậm?', name: 'Lê Văn Tám', contact: '0912345678' }
    assert.equal((await post(null, page, { ...question, text: '' })).status, 422)
    assert.ok((await post(null, page, question)).status < 400)
    assert.doesNotMatch((await get(null, page)).text, /Lê Văn Tám/)
    assert.match((await get('coordinator', managed)).text, /Vì sao hồ sơ đất chậm\?/)
  })
})
