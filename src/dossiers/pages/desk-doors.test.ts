import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from '#kernel/time.ts'
import { taken } from '#organisation/testing.ts'
import { rowsOf, testCtx, testDatabase } from '../../../test/db.ts'
import { perform } from '../commands.ts'
import { codeFromScan } from './hand-over-page.ts'
import { asStaff, CODES, filing, foundOffice, PERSON, workThrough } from '../testing.ts'
import { openOfficeApp, openPage } from '../testing-web.ts'

const db = await testDatabase()
let now = Temporal.Instant.from('2026-11-20T02:10:00Z')
const system = testCtx(db.app, { now: () => now })
const office = await foundOffice(system)
const desk = await asStaff(system, office.staff.desk)
const app = await openOfficeApp(desk)

const CERTIFY = '/mot-cua/chung-thuc'
const HAND_OVER = '/mot-cua/tra-ket-qua'
const QUEUE = '/mot-cua/cho-tiep-nhan'

const certifyForm = async (documents: Readonly<Record<string, string>>, name = 'Nguyễn Thị Lan') => {
  const page = await openPage(app, CERTIFY)
  return {
    ...page,
    fields: {
      dossierId: page.valueOf('dossierId'),
      commandId: page.valueOf('commandId'),
      receivingUnitId: page.valueOf('receivingUnitId'),
      procedure: `${CODES.certifiedCopies} usual ${office.units.commune}`,
      'submitter.name': name,
      ...documents,
    },
  }
}

const TWO = {
  'documents.0.document': 'Căn cước công dân',
  'documents.0.copies': '3',
  'documents.0.pages': '2',
  'documents.2.document': 'Học bạ',
  'documents.2.copies': '2',
  'documents.2.pages': '12',
}

test('chứng thực: số sổ liền nhau, đúng phí, xong ngay; gửi lại không thêm số', async () => {
  const page = await certifyForm(TWO)
  const sent = await page.send(page.fields)
  assert.equal(sent.status, 303)
  assert.equal((await page.send(page.fields)).location, sent.location)
  const { html } = await openPage(app, sent.location ?? '')
  for (const part of ['Số 1/2026', 'Số 2/2026', '12.000 đ', '28.000 đ', '40.000 đ', 'Nguyễn Thị Lan']) assert.ok(html.includes(part), part)
  const next = await certifyForm({ 'documents.0.document': 'Giấy khai sinh' })
  assert.match((await openPage(app, (await next.send(next.fields)).location ?? '')).html, /Số 3\/2026/)
  const rows = await rowsOf<{ phase: string; fee: string }>(db, `select phase, fee_dong as fee from dossier where id = '${page.fields.dossierId}'`)
  assert.deepEqual(rows, [{ phase: 'handedOver', fee: 40_000 }])
})

test('chứng thực thiếu hoặc sai: nói từng ô, giữ những gì đã gõ, không mất số nào', async () => {
  const page = await certifyForm({ 'documents.0.document': 'Học bạ', 'documents.0.copies': '0', 'documents.0.pages': '5000' }, '')
  const wrong = await page.send(page.fields)
  assert.equal(wrong.status, 422)
  for (const part of ['Chưa ghi họ và tên người yêu cầu', 'Dòng 1: ghi lại số bản', 'Dòng 1: ghi lại số trang', 'value="Học bạ"', 'value="5000"']) {
    assert.ok(wrong.html.includes(part), part)
  }
  const empty = await certifyForm({})
  assert.match((await empty.send(empty.fields)).html, /Chưa ghi giấy tờ nào/)
  const before = await rowsOf<{ last: number }>(db, `select last_no as last from number_series where series like 'register/%'`)
  assert.deepEqual(before, [{ last: 3 }])
})

test('sổ chứng thực: cả sổ theo năm và loại, có cộng; người ngoài không thấy', async () => {
  const { html } = await openPage(app, '/mot-cua/so-chung-thuc')
  for (const part of ['Chứng thực bản sao 2026', '3/2026', 'Giấy khai sinh', 'Cộng 3 số', '42.000 đ']) assert.ok(html.includes(part), part)
  const stranger = await openOfficeApp(await asStaff(system, office.staff.stranger))
  assert.match((await openPage(stranger, '/mot-cua/so-chung-thuc')).html, /Sổ chưa có số nào/)
})

const resultAtDesk = async (name: string) => {
  const { dossierId, code } = taken(await perform(desk, 'receive', filing(desk, office.units, { submitter: { ...PERSON, name } })))
  await workThrough(system, office, dossierId)
  return { dossierId, code: code ?? '' }
}

test('kết quả về một cửa rồi trả: tìm bằng mã quét, bằng tên; ghi người nhận', async () => {
  const { dossierId, code } = await resultAtDesk('Võ Thị Trả')
  const list = await openPage(app, HAND_OVER)
  assert.match(list.html, /Kết quả đang chuyển về một cửa/)
  const arrived = await list.send({ do: 'finish', dossierId, commandId: desk.newId(), stepNo: '6' })
  assert.equal(arrived.status, 303)
  for (const search of [code, `https://motcua.example.vn/tra-cuu?ma=${code}`, 'vo thi tra']) {
    const found = await openPage(app, `${HAND_OVER}?q=${encodeURIComponent(search)}`)
    assert.match(found.html, /name="receiver"/, search)
  }
  const page = await openPage(app, `${HAND_OVER}?ho-so=${dossierId}`)
  const given = await page.send({ dossierId, commandId: page.valueOf('commandId'), receiver: 'Võ Văn Em', delivery: 'desk' })
  assert.equal(given.status, 303)
  const rows = await rowsOf<{ phase: string; receiver: string }>(db, `
    select d.phase, v.value as receiver from dossier d join dossier_event e on e.dossier_id = d.id and e.type = 'handedOver'
    join dossier_value v on v.dossier_id = d.id and v.no = (e.body->'receiver'->>'v')::int where d.id = '${dossierId}'`)
  assert.deepEqual(rows, [{ phase: 'handedOver', receiver: 'Võ Văn Em' }])
  const again = await page.send({ dossierId, commandId: desk.newId(), receiver: 'Ai đó', delivery: 'desk' })
  assert.equal(again.status, 409)
  assert.match(again.html, /Hồ sơ đã trả kết quả/)
})

test('mã từ máy quét: mã vạch, địa chỉ trong QR, gõ thường', () => {
  assert.equal(codeFromScan(' h50.101-261120-0001 '), 'H50.101-261120-0001')
  assert.equal(codeFromScan('https://x.vn/tra-cuu?ma=H50.101-261120-0001'), 'H50.101-261120-0001')
  assert.equal(codeFromScan('https://x.vn/tra-cuu?ma=%E0%A4%A'), '%E0%A4%A')
  assert.equal(codeFromScan('võ thị trả'), 'võ thị trả')
})

const submitted = async (at: string, code: string = CODES.maritalStatus): Promise<string> => {
  now = Temporal.Instant.from(at)
  const { forward: _f, ...rest } = filing(desk, office.units, { procedureCode: code })
  return taken(await perform(system, 'submit', { ...rest, channel: 'online' })).dossierId
}

test('hồ sơ trực tuyến: việc gấp trước, đồng hồ 8 giờ, nhận hoặc từ chối', async () => {
  const later = await submitted('2026-11-20T08:00:00Z', CODES.withoutTime)
  const first = await submitted('2026-11-20T03:00:00Z')
  now = Temporal.Instant.from('2026-11-23T03:30:00Z')
  const list = await openPage(app, QUEUE)
  assert.ok(list.html.indexOf(first) < list.html.indexOf(later), 'the most urgent comes first')
  assert.match(list.html, /quá 30 phút/)
  assert.match(list.html, /còn 2 giờ làm việc/)
  const page = await openPage(app, `${QUEUE}?ho-so=${first}`)
  const without = await page.send({ dossierId: first, commandId: page.valueOf('commandId'), do: 'reject', reason: ' ' })
  assert.equal(without.status, 422)
  assert.match(without.html, /Chưa ghi lý do từ chối/)
  const accepted = await page.send({ dossierId: first, commandId: page.valueOf('commandId'), do: 'accept', reason: '' })
  assert.equal(accepted.location, `/mot-cua/tiep-nhan/${first}`)
  assert.match((await openPage(app, accepted.location ?? '')).html, /H50\.101\.01-261123-\d{4}/)
  const other = await openPage(app, `${QUEUE}?ho-so=${later}`)
  const rejected = await other.send({ dossierId: later, commandId: other.valueOf('commandId'), do: 'reject', reason: 'Thiếu đơn' })
  assert.equal(rejected.status, 303)
  assert.match((await openPage(app, QUEUE)).html, /Không có hồ sơ nào chờ tiếp nhận/)
})

test('quầy khác không thấy hàng chờ, không trả thay', async () => {
  const waiting = await submitted('2026-11-23T03:40:00Z')
  const { dossierId } = await resultAtDesk('Lê Thị Khác')
  const stranger = await openOfficeApp(await asStaff(system, office.staff.stranger))
  assert.ok(!(await openPage(stranger, QUEUE)).html.includes(waiting))
  const page = await openPage(stranger, HAND_OVER)
  assert.ok(!page.html.includes(dossierId))
  const tried = await page.send({ do: 'finish', dossierId, commandId: desk.newId(), stepNo: '6' })
  assert.equal(tried.status, 404)
})

test('API hướng dẫn tại quầy: cùng số với màn hình; thiếu ô, quầy khác thì bị từ chối bằng câu tiếng Việt', async () => {
  const input = {
    commandId: desk.newId(),
    guidanceId: desk.newId(),
    procedureCode: CODES.maritalStatus,
    unitId: office.units.center,
    applicant: { name: PERSON.name },
    items: ['Tờ khai theo mẫu'],
    reason: 'Chưa có tờ khai',
  }
  const post = (to: typeof app, body: object) =>
    to.request('/api/v1/guidances', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  const first = await post(app, input)
  assert.equal(first.status, 200)
  assert.deepEqual(await first.json(), { guidanceId: input.guidanceId, year: 2026, no: 1 })
  assert.deepEqual(await (await post(app, input)).json(), { guidanceId: input.guidanceId, year: 2026, no: 1 })
  assert.equal((await post(app, { ...input, items: [] })).status, 422)
  const stranger = await openOfficeApp(await asStaff(system, office.staff.stranger))
  const refused = await post(stranger, { ...input, commandId: desk.newId(), guidanceId: desk.newId() })
  assert.equal(refused.status, 403)
  assert.match(JSON.stringify(await refused.json()), /không có quyền/)
})
