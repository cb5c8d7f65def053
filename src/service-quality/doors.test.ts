import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Workbook } from '@cj-tech-master/excelts'
import { asStaff, CODES, filing } from '#dossiers/testing.ts'
import { perform } from '#dossiers/commands.ts'
import { vietnamDay } from '#kernel/time.ts'
import { day, hire, taken } from '#organisation/testing.ts'
import { assignUnitMany } from '#procedures/unit-part-commands.ts'
import { testDatabase } from '../../test/db.ts'
import { addAccount, foundRealOffice, openCookie, openRealDoors } from '../../test/office.ts'

const db = await testDatabase()
const office = await foundRealOffice(db.app)
const { system, staff, units } = office
const doors = await openRealDoors(db)
taken(await assignUnitMany(system, { codes: Object.values(CODES), unitId: units.commune, part: 'resolves', validFrom: day('2025-07-01'), validTo: null }))
const desk = await asStaff(system, staff.desk)
const { dossierId } = taken(await perform(desk, 'receive', filing(desk, units)))
const divisionHead = await hire(system, 'Phạm Thị Hòa', { role: 'unitHead', unitId: units.division })
const controller = await hire(system, 'Phan Thanh Soát', { role: 'procedureController', unitId: units.province, withSubtree: true })
const narrow = await hire(system, 'Võ Văn Hẹp', { role: 'inspector', unitId: units.commune, withSubtree: true, sectors: ['G15'] })

const period = vietnamDay(system.clock()).toString().slice(0, 7)
const open = async (staffId: string, path: string): Promise<Response> => {
  const cookie = cookies.get(staffId) ?? (await openCookie(system, await addAccount(system, staffId as typeof staff.desk)))
  cookies.set(staffId, cookie)
  return doors.send(path, { headers: { cookie } })
}
const cookies = new Map<string, string>()
const pageOf = async (staffId: string, path: string): Promise<string> => {
  const answer = await open(staffId, path)
  assert.equal(answer.status, 200, path)
  return answer.text()
}

test('lãnh đạo xã xem điểm của xã: nói trên bao nhiêu điểm có dữ liệu, là dự báo; chưa có nguồn thì nói chưa có dữ liệu', async () => {
  const page = await pageOf(staff.leader, '/chi-so-766')
  assert.match(page, /UBND xã Quảng Trạch/)
  assert.match(page, /trên \d+ điểm có dữ liệu, thang 100/)
  assert.match(page, /số chính thức là của Cổng Dịch vụ công quốc gia/)
  assert.match(page, /1\.4 Hồ sơ đồng bộ.*?Chưa\scó\sdữ\sliệu/s)
  assert.match(page, /1\u00a0trên\u00a01/)
  assert.doesNotMatch(page, / style="/)
})

test('năm nhóm của Quyết định, quý, năm, như đã biết lúc trước đều ở trong địa chỉ', async () => {
  assert.match(await pageOf(staff.leader, '/chi-so-766?nhom=quyet-dinh'), /Cung cấp dịch vụ trực tuyến.*?\/ 22/s)
  for (const ky of [period, `${period.slice(0, 4)}`, '2026-13', '1999', '<script>'])
    assert.match(await pageOf(staff.leader, `/chi-so-766?ky=${encodeURIComponent(ky)}`), /Chỉ số 766/)
  assert.match(await pageOf(staff.leader, '/chi-so-766?ky=2022-05'), /từ trước khi có Bộ chỉ số/)
  assert.match(await pageOf(staff.leader, `/chi-so-766?ky=${period}&nhu-biet-luc=${period}-01T00:00`), /Kỳ này chưa tới/)
})

test('mất điểm ở đâu: hồ sơ mở ra được, điểm giữ được; theo chỉ tiêu và theo thủ tục', async () => {
  const keep = await pageOf(staff.leader, `/chi-so-766/mat-diem?ky=${period.slice(0, 4)}`)
  assert.match(keep, /Giữ được nếu xong đúng hạn/)
  const gone = await pageOf(staff.leader, `/chi-so-766/mat-diem?ky=${period.slice(0, 4)}&chi-tieu=3.3`)
  assert.match(gone, new RegExp(`/mot-cua/ho-so/${dossierId}`))
  assert.match(gone, /Không nộp trực tuyến/)
  const procedures = await pageOf(staff.leader, '/chi-so-766/thu-tuc?chi-tieu=3.1')
  assert.match(procedures, /thu-tuc\/1\.004873/)
  assert.match(procedures, /Đạt trọn thì thêm/)
  assert.doesNotMatch(`${keep}${gone}`, /Trần Thị Ngọc Ưng/)
})

test('tệp XLSX tải về được', async () => {
  const answer = await open(staff.leader, '/chi-so-766/tep')
  assert.equal(answer.status, 200)
  assert.match(answer.headers.get('content-disposition') ?? '', /attachment; filename="chi-so-766-H50\.101-\d{4}-\d\d\.xlsx"/)
  const workbook = new Workbook()
  await workbook.xlsx.load(Buffer.from(await answer.arrayBuffer()))
  assert.ok(workbook.getWorksheet('Chỉ số'))
})

test('trưởng phòng chỉ thấy phòng mình, cả khi gõ mã của xã; người kiểm soát của tỉnh thấy cả tỉnh', async () => {
  const own = await pageOf(divisionHead, '/chi-so-766?don-vi=H50.101')
  assert.match(own, /<h2>Phòng Kinh tế/)
  assert.doesNotMatch(own, /UBND xã Quảng Trạch</)
  const province = await pageOf(controller, '/chi-so-766')
  assert.match(province, /<h2>UBND tỉnh Quảng Trị/)
  assert.match(province, /don-vi=H50\.101/)
})

test('người tiếp nhận, thụ lý không có cửa này; quyền theo lĩnh vực thì chưa đủ để xem cả đơn vị; chưa đăng nhập phải đăng nhập', async () => {
  for (const person of [staff.desk, staff.officer])
    for (const path of ['/chi-so-766', '/chi-so-766/mat-diem', '/chi-so-766/thu-tuc', '/chi-so-766/tep'])
      assert.equal((await open(person, path)).status, 403, path)
  assert.match(await pageOf(narrow, '/chi-so-766'), /Bạn chưa phụ trách đơn vị nào/)
  assert.match(await pageOf(narrow, '/chi-so-766/mat-diem'), /Chỉ số 766/)
  assert.match(await pageOf(narrow, '/chi-so-766/thu-tuc'), /Bạn chưa phụ trách đơn vị nào/)
  assert.equal((await open(narrow, '/chi-so-766/tep')).status, 404)
  assert.match((await doors.send('/chi-so-766')).headers.get('location') ?? '', /^\/dang-nhap/)
})
