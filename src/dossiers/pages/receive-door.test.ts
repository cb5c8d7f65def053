import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pdfText } from '../../../test/pdf-text.ts'
import { rowsOf, testCtx, testDatabase } from '../../../test/db.ts'
import { asStaff, CODES, foundOffice } from '../testing.ts'
import { openOfficeApp, openPage } from '../testing-web.ts'

const db = await testDatabase()
const system = testCtx(db.app, { now: '2026-11-20T02:10:00Z' })
const office = await foundOffice(system)
const desk = await asStaff(system, office.staff.desk)
const app = await openOfficeApp(desk)

const PATH = '/mot-cua/tiep-nhan'
const CARD = '044193012378||Trần Thị Ngọc Ưng|12031993|Nữ|Thôn Thanh Sơn, xã Quảng Trạch|01012022'
const countDossiers = async (): Promise<number> => (await rowsOf(db, 'select 1 from dossier')).length

const opened = async (code: string = CODES.maritalStatus) => {
  const page = await openPage(app, `${PATH}?thu-tuc=${code}`)
  const fields = Object.fromEntries(
    ['dossierId', 'commandId', 'guidanceId', 'procedureCode', 'receivingUnitId'].map((name) => [name, page.valueOf(name)]),
  )
  return {
    ...page,
    fields: {
      ...fields,
      caseId: 'usual',
      channel: 'direct',
      delivery: 'desk',
      competentUnitId: office.units.commune as string,
      'submitter.kind': 'citizen',
      'submitter.name': 'Trần Thị Ngọc Ưng',
      'submitter.identityNumber': '044193012378',
      'submitter.phone': '0912 345 456',
      'papers.0.brought': 'yes',
      'papers.0.form': 'original',
      'papers.0.quantity': '1',
      'papers.1.held': 'yes',
    } as Record<string, string | File>,
  }
}

test('tìm thủ tục không cần script: gõ tắt, gõ không dấu, gõ mã', async () => {
  for (const words of ['doc than', 'tinh trang hon nhan', CODES.maritalStatus]) {
    const { html } = await openPage(app, `${PATH}?tim=${encodeURIComponent(words)}`)
    assert.match(html, /Cấp Giấy xác nhận tình trạng hôn nhân/, words)
    assert.match(html, /thu-tuc=1\.004873/)
  }
  assert.match((await openPage(app, `${PATH}?tim=zzzzqqq`)).html, /Không thấy thủ tục nào/)
})

test('trước khi lưu đã thấy: hạn, từng ngày, ngày chờ xác nhận, phí', async () => {
  const { html } = await opened()
  for (const part of ['17 giờ 30, thứ Sáu 27/11/2026', 'ngày 5', '24/11/2026', '17 giờ 30, thứ Hai 30/11/2026', '15.000 đ', 'Tờ khai theo mẫu']) {
    assert.ok(html.includes(part), part)
  }
  const verified = await openPage(app, `${PATH}?thu-tuc=${CODES.maritalStatus}&truong-hop=verified`)
  assert.match(verified.html, /15 ngày làm việc/)
  assert.match(verified.html, /theo quy định: 23 ngày làm việc/)
  assert.match((await openPage(app, `${PATH}?thu-tuc=${CODES.withoutTime}`)).html, /không quy định thời hạn/)
})

test('miễn, giảm và khoản thu thêm: đánh dấu, thấy tổng trước khi lưu, căn cứ nằm trong lịch sử và giấy hẹn', async () => {
  const page = await opened()
  assert.match(page.html, /Người thuộc hộ nghèo: miễn/)
  assert.match(page.html, /Luật Hộ tịch 2014, Điều 11/)
  const recounted = await page.send({ ...page.fields, 'exemption.poor': 'on', 'fee.copy': 'on', do: 'recount' })
  assert.equal(recounted.status, 200)
  assert.match(recounted.html, /được miễn/)
  assert.match(recounted.html, /Cộng[\s\S]{0,80}8\.000 đ/)
  const saved = await page.send({ ...page.fields, 'exemption.poor': 'on', 'fee.copy': 'on' })
  assert.equal(saved.status, 303)
  const id = page.valueOf('dossierId')
  const [row] = await rowsOf<{ fee: string; exemption: { id: string; basis: string } }>(db, `
    select d.fee_dong as fee, e.body->'filing'->'feeChoice'->'exemptions'->0 as exemption
    from dossier d join dossier_event e on e.dossier_id = d.id and e.type = 'accepted' where d.id = '${id}'`)
  assert.equal(Number(row?.fee), 8_000)
  assert.equal(row?.exemption.id, 'poor')
  assert.equal(row?.exemption.basis, 'Luật Hộ tịch 2014, Điều 11')
  const slip = pdfText(new Uint8Array(await (await app.request(`/mot-cua/giay-to/${id}/giay-hen`)).arrayBuffer()))
  assert.match(slip, /hộ nghèo/)
  assert.match((await openPage(app, `/mot-cua/ho-so/${id}?muc=lich-su`)).html, /Miễn phí, lệ phí: Người thuộc hộ nghèo/)
})

test('mức miễn tự đặt ra thì không được nhận', async () => {
  const before = await countDossiers()
  const page = await opened()
  const answer = await page.send({ ...page.fields, 'exemption.tu-dat': 'on' })
  assert.equal(answer.status, 422)
  assert.match(answer.html, /mức miễn, giảm không thuộc trường hợp/)
  assert.equal(await countDossiers(), before)
})

test('gửi biểu mẫu: có mã, có giấy hẹn PDF; gửi hai lần vẫn một hồ sơ', async () => {
  const before = await countDossiers()
  const page = await opened()
  const [first, second] = [await page.send(page.fields), await page.send(page.fields)]
  assert.equal(first.status, 303)
  assert.equal(second.location, first.location)
  const changed = await page.send({ ...page.fields, 'submitter.name': 'Người Khác' })
  assert.equal(changed.location, first.location)
  assert.equal(await countDossiers(), before + 1)
  const saved = await openPage(app, first.location ?? '')
  const code = /H50\.101\.01-261120-\d{4}/.exec(saved.html)?.[0] ?? ''
  assert.notEqual(code, '')
  const pdf = await app.request(`/mot-cua/giay-to/${page.valueOf('dossierId')}/giay-hen`)
  assert.equal(pdf.headers.get('content-type'), 'application/pdf')
  assert.ok(pdfText(new Uint8Array(await pdf.arrayBuffer())).includes(code))
})

test('hai lần bấm cùng lúc: một hồ sơ, cùng một trang trả lời', async () => {
  const before = await countDossiers()
  const page = await opened()
  const answers = await Promise.all(Array.from({ length: 8 }, () => page.send(page.fields)))
  assert.deepEqual([...new Set(answers.map((one) => one.status))], [303])
  assert.equal(new Set(answers.map((one) => one.location)).size, 1)
  assert.equal(await countDossiers(), before + 1)
})

test('biểu mẫu sai: nói rõ từng ô, không mất gì đã gõ', async () => {
  const before = await countDossiers()
  const page = await opened()
  const answer = await page.send({
    ...page.fields,
    'submitter.name': '',
    'submitter.birthDate': '30/02/1990',
    'submitter.identityNumber': '999999999999',
    'submitter.phone': '12',
    'submitter.email': 'khong-phai-thu',
    'owner.address': 'Thôn Đông',
    'papers.0.brought': '',
    'papers.3.name': 'Giấy ủy quyền viết tay',
    'papers.3.quantity': '9999',
  })
  assert.equal(answer.status, 422)
  for (const sentence of [
    'Chưa ghi họ và tên của người nộp.',
    'Ngày sinh của người nộp không có thật.',
    'Số định danh của người nộp phải đúng 12 chữ số',
    'Số điện thoại của người nộp chưa đúng.',
    'Thư điện tử của người nộp chưa đúng.',
    'Chưa ghi họ và tên của chủ hồ sơ.',
    'Chưa đánh dấu: Tờ khai theo mẫu.',
    'Phần số bản của giấy tờ thứ 4',
  ]) assert.ok(answer.html.includes(sentence), sentence)
  for (const typed of ['30/02/1990', '999999999999', 'khong-phai-thu', 'Thôn Đông', page.valueOf('dossierId')]) {
    assert.ok(answer.html.includes(`value="${typed}"`), typed)
  }
  assert.match(answer.html, /href="#o-submitter\.name"/)
  assert.equal(await countDossiers(), before)
})

test('quét thẻ khi không có script: máy chủ đọc và điền', async () => {
  const page = await opened()
  const { 'submitter.name': _n, 'submitter.identityNumber': _i, ...rest } = page.fields
  const shown = await page.send({ ...rest, 'submitter.scan': CARD, do: 'recount' })
  assert.equal(shown.status, 200)
  for (const value of ['044193012378', 'Trần Thị Ngọc Ưng', '12/03/1993', 'Thôn Thanh Sơn, xã Quảng Trạch']) {
    assert.ok(shown.html.includes(`value="${value}"`), value)
  }
  const saved = await page.send({ ...rest, 'submitter.scan': CARD })
  assert.equal(saved.status, 303)
  const bad = await (await opened()).send({ ...page.fields, 'submitter.scan': 'không phải thẻ', dossierId: desk.newId(), commandId: desk.newId() })
  assert.equal(bad.status, 422)
  assert.match(bad.html, /không phải mã QR của thẻ căn cước/)
})

test('tệp quét: biểu mẫu sai thì tệp vẫn còn, lưu xong tệp thuộc hồ sơ', async () => {
  const page = await opened()
  const scan = new File(['%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n'], 'tờ khai.pdf', { type: 'application/pdf' })
  const wrong = await page.send({ ...page.fields, 'submitter.name': '', 'papers.0.files': scan })
  assert.equal(wrong.status, 422)
  const staged = /name="papers\.0\.files\.staged"[^>]*value="([^"]+)"/.exec(wrong.html)?.[1]?.replaceAll('&quot;', '"') ?? ''
  assert.match(staged, /tờ khai\.pdf/)
  const saved = await page.send({ ...page.fields, 'papers.0.files.staged': staged })
  assert.equal(saved.status, 303)
  const rows = await rowsOf<{ state: string; value: string }>(db, `
    select s.state, v.value from dossier_file f join stored_file s on s.id = f.file_id
    join dossier_value v on v.dossier_id = f.dossier_id and v.no = f.name_no where f.dossier_id = '${page.valueOf('dossierId')}'`)
  assert.deepEqual(rows, [{ state: 'committed', value: 'tờ khai.pdf' }])
  const lying = new File(['<html>'], 'gia.pdf', { type: 'application/pdf' })
  const other = await opened()
  const refused = await other.send({ ...other.fields, 'papers.0.files': lying })
  assert.equal(refused.status, 422)
  assert.match(refused.html, /Tệp “gia\.pdf”/)
})

test('giấy bắt buộc chưa đánh dấu: nhận được khi nói rõ là không cần nộp', async () => {
  const page = await opened()
  const { 'papers.0.brought': _b, ...rest } = page.fields
  assert.equal((await page.send(rest)).status, 422)
  assert.equal((await page.send({ ...rest, 'papers.waived': 'on' })).status, 303)
})

test('hướng dẫn bổ sung: lấy giấy tờ chưa đánh dấu, không sinh hồ sơ', async () => {
  const before = await countDossiers()
  const page = await opened()
  const { 'papers.0.brought': _b, ...rest } = page.fields
  const guided = await page.send({ ...rest, do: 'guide' })
  assert.equal(guided.status, 303)
  const shown = await openPage(app, guided.location ?? '')
  assert.match(shown.html, /Tờ khai theo mẫu/)
  assert.match(shown.html, /chưa được tiếp nhận/)
  const pdf = await app.request(`/mot-cua/giay-to/${page.valueOf('guidanceId')}/huong-dan`)
  assert.equal(pdf.status, 200)
  const complete = await opened()
  const nothing = await complete.send({ ...complete.fields, do: 'guide' })
  assert.equal(nothing.status, 422)
  assert.match(nothing.html, /Chưa ghi giấy tờ còn thiếu/)
  assert.equal(await countDossiers(), before)
})

test('từ chối tiếp nhận: phải có lý do, có phiếu in', async () => {
  const page = await opened()
  const without = await page.send({ ...page.fields, do: 'reject' })
  assert.equal(without.status, 422)
  assert.match(without.html, /Chưa ghi lý do/)
  const rejected = await page.send({ ...page.fields, do: 'reject', reason: 'Không thuộc thẩm quyền' })
  assert.equal(rejected.status, 303)
  assert.match((await openPage(app, rejected.location ?? '')).html, /Đã từ chối tiếp nhận/)
  assert.equal((await app.request(`/mot-cua/giay-to/${page.valueOf('dossierId')}/phieu-tu-choi`)).status, 200)
  assert.equal((await app.request(`/mot-cua/giay-to/${page.valueOf('dossierId')}/giay-hen`)).status, 404)
})

test('việc trên giấy nhập sau: giữ thời điểm đã nhận; thời điểm tương lai bị từ chối', async () => {
  const earlier = await openPage(app, `${PATH}?thu-tuc=${CODES.maritalStatus}&luc=2026-11-18T10:00`)
  assert.match(earlier.html, /17 giờ 30, thứ Tư 25\/11\/2026/)
  const page = await opened()
  const saved = await page.send({ ...page.fields, occurredAt: '2026-11-18T10:00' })
  assert.equal(saved.status, 303)
  assert.match((await openPage(app, saved.location ?? '')).html, /17 giờ 30, thứ Tư 25\/11\/2026/)
  const other = await opened()
  const future = await other.send({ ...other.fields, occurredAt: '2026-11-21T10:00' })
  assert.equal(future.status, 422)
  assert.match(future.html, /còn ở phía trước/)
})

test('quyền: người không ở quầy không mở được; nhận thay quầy khác bị từ chối; đơn vị khác không thấy giấy', async () => {
  const officer = await openOfficeApp(await asStaff(system, office.staff.officer))
  assert.equal((await officer.request(PATH)).status, 403)
  const page = await opened()
  const elsewhere = await page.send({ ...page.fields, receivingUnitId: office.units.department })
  assert.equal(elsewhere.status, 403)
  assert.match(elsewhere.html, /không có quyền/)
  const saved = await page.send(page.fields)
  assert.equal(saved.status, 303)
  const stranger = await openOfficeApp(await asStaff(system, office.staff.stranger))
  assert.equal((await stranger.request(saved.location ?? '')).status, 404)
  assert.equal((await stranger.request(`/mot-cua/giay-to/${page.valueOf('dossierId')}/giay-hen`)).status, 404)
  assert.equal((await app.request('/mot-cua/giay-to/khong-phai-ma/giay-hen')).status, 404)
})
