import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { Workbook } from '@cj-tech-master/excelts'
import { transaction } from '#db/context.ts'
import { readTable, type TableRow } from '#sheets/read-table.ts'
import { rowsOf, testCtx, testDatabase } from '../../../test/db.ts'
import { findGrants } from '../rights-queries.ts'
import { findStaffByCode } from '../staff-queries.ts'
import { codeOf, day, describeUnit, foundProvince, taken } from '../testing.ts'
import { changeUnit } from '../unit-commands.ts'
import { unitTree } from '../unit-queries.ts'
import { readAdministrativeUnits } from './administrative-units.ts'
import { importStaff } from './import-staff.ts'
import { importUnits } from './import-units.ts'
import { toJson } from './import-report.ts'
import { readUnitRow } from './unit-records.ts'

const db = await testDatabase()
const ctx = testCtx(db.app, { now: '2026-11-20T02:00:00Z' })
const units = await foundProvince(ctx)
const folder = await mkdtemp(join(tmpdir(), 'motcua-import-'))
after(() => rm(folder, { recursive: true }))

const sheet = async (name: string, text: string | Uint8Array): Promise<readonly TableRow[]> => {
  const file = join(folder, name)
  await writeFile(file, text)
  return taken(await readTable(file))
}
const counts = (records: Parameters<typeof toJson>[0]) => {
  const { created, updated, unchanged, needsReview, rejected } = toJson(records) as {
    created: number; updated: number; unchanged: number; needsReview: unknown[]; rejected: { row: number; reason: string }[]
  }
  return { created, updated, unchanged, needsReview: needsReview.length, rejected }
}
const tree = () => transaction(ctx, (trx) => unitTree(trx, day('2026-11-20')))

const TWO_TIERS = {
  schema: 'units-2level/1',
  provinces: [['44', 'Tỉnh Quảng Trị', [['19057', 'Xã Quảng Trạch'], ['19249', 'Xã Lệ Thuỷ'], ['18880', 'Phường Đồng Hới']]]],
}
const THREE_TIERS = {
  schema: 'units-3level/1',
  provinces: [['44', 'Tỉnh Quảng Bình', [['454', 'Huyện Quảng Trạch', [['19057', 'Xã Quảng Xuân'], ['19060', 'Xã Cảnh Hóa']]]]]],
}
const options = { apply: true, codesFromArea: true }

test('tệp hai cấp: chạy thử không ghi gì, không có mã thì cần người quyết định, --apply rồi chạy lại thì không đổi', async () => {
  const records = taken(readAdministrativeUnits(TWO_TIERS, '44'))
  const before = (await tree()).units.length
  assert.deepEqual(counts(await importUnits(ctx, records, { apply: false, codesFromArea: true })).created, 3)
  assert.equal((await tree()).units.length, before)
  assert.equal(counts(await importUnits(ctx, records, { apply: true, codesFromArea: false })).needsReview, 3)
  assert.equal(counts(await importUnits(ctx, records, options)).created, 3)
  assert.equal((await tree()).findByCode('H50.19249')?.name, 'Ủy ban nhân dân xã Lệ Thuỷ')
  assert.equal(counts(await importUnits(ctx, records, options)).unchanged, 3)
})

test('tên viết Lệ Thủy hay Lệ Thuỷ là một; đổi tên thật thì thành phiên bản có ngày', async () => {
  const unit = (await tree()).findByCode('H50.19249')
  assert.ok(unit)
  const description = describeUnit('Ủy ban nhân dân xã Lệ Thủy', units.province, { kind: 'peoplesCommittee', areaCode: '19249' })
  taken(await changeUnit(ctx, { unitId: unit.id, from: day('2026-01-01'), description }))
  const same = taken(readAdministrativeUnits(TWO_TIERS, '44'))
  assert.equal(counts(await importUnits(ctx, same, options)).unchanged, 3)
  const renamed = same.map((record) => (record.areaCode === '19249' ? { ...record, name: 'Ủy ban nhân dân xã Kiến Giang' } : record))
  const { updated, unchanged } = counts(await importUnits(ctx, renamed, { ...options, from: day('2026-10-01') }))
  assert.deepEqual([updated, unchanged], [1, 2])
  assert.equal((await tree()).findByCode('H50.19249')?.name, 'Ủy ban nhân dân xã Kiến Giang')
})

test('tệp ba cấp: huyện và xã của quá khứ kết thúc 30/06/2025, mã địa bàn trùng xã mới vẫn là đơn vị khác', async () => {
  const old = testCtx(db.app, { now: '2026-11-20T02:00:00Z', tenantId: '00000000-0000-7000-8000-000000000031' as never })
  await foundProvince(old, 'quang-binh')
  const records = taken(readAdministrativeUnits(THREE_TIERS, '44'))
  const tooEarly = counts(await importUnits(old, records, { ...options, from: day('2021-01-01') }))
  assert.deepEqual(tooEarly.rejected.map(({ row }) => row), [1, 2, 3])
  assert.match(tooEarly.rejected[0]?.reason ?? '', /cấp trên không hoạt động vào ngày 01\/01\/2021/)
})

test('tệp sai mẫu, tỉnh không có', () => {
  assert.equal(codeOf(readAdministrativeUnits({ schema: 'khac' }, '44')), 'unitFileInvalid')
  assert.equal(codeOf(readAdministrativeUnits([], '44')), 'unitFileInvalid')
  assert.equal(codeOf(readAdministrativeUnits(TWO_TIERS, '99')), 'provinceNotFound')
})

test('bảng đơn vị CSV: con ghi trước cha vẫn vào; dòng sai nêu lý do, dòng khác vẫn vào', async () => {
  const rows = await sheet('don-vi.csv', [
    'Mã định danh;Tên;Cấp;Loại;Trực thuộc;Mã ĐVHC;Từ ngày',
    'H50.70.01;Phòng Tổ chức;Cấp tỉnh;Phòng chuyên môn;H50.70;;01/01/2026',
    'H50.70;Sở Dân tộc và Tôn giáo;Cấp tỉnh;department;H50;;01/01/2026',
    'H50.71;;Cấp tỉnh;department;H50;;',
    'H50.72;Sở Lạ;Cấp tỉnh;department;H99;;01/01/2026',
    'H50.73;Sở Ngày Sai;Cấp tỉnh;department;H50;;31/02/2026',
    'h50;Sở Mã Sai;Cấp tỉnh;department;H50;;01/01/2026',
  ].join('\r\n'))
  const result = counts(await importUnits(ctx, rows.map(readUnitRow), { apply: true, codesFromArea: false }))
  assert.equal(result.created, 2)
  assert.deepEqual(result.rejected.map(({ row }) => row), [4, 5, 6, 7])
  const now = await tree()
  assert.equal(now.findByCode('H50.70.01')?.parentId, now.findByCode('H50.70')?.id)
})

const HEADER = 'Mã,Họ tên,Chức danh,Đơn vị,Vai trò,Gồm cấp dưới,Lĩnh vực,Từ ngày'
const person = (n: number): string => `CB${n},Nguyễn Văn ${n},Chuyên viên,H50.101.03,Chuyên viên thụ lý; Lãnh đạo phòng,,"Hộ tịch, Chứng thực",01/01/2026`

test('1.000 cán bộ, 3 dòng hỏng: 997 vào, 3 dòng nêu số dòng và lý do; chạy lại không đổi', async () => {
  const lines = Array.from({ length: 1000 }, (_, n) => person(n + 1))
  lines[9] = 'CB10,,Chuyên viên,H50.101.03,caseOfficer,,,01/01/2026'
  lines[499] = 'CB500,Nguyễn Văn 500,,H50.999,caseOfficer,,,01/01/2026'
  lines[998] = 'CB999,Nguyễn Văn 999,,H50.101.03,Vua,,,01/01/2026'
  const rows = await sheet('can-bo.csv', [HEADER, ...lines].join('\n'))
  const tried = counts(await importStaff(ctx, rows, { apply: false }))
  assert.equal((await rowsOf(db, 'select 1 from staff')).length, 0)
  const first = counts(await importStaff(ctx, rows, { apply: true }))
  assert.deepEqual(first, tried)
  assert.equal(first.created, 997)
  assert.deepEqual(first.rejected, [
    { row: 11, name: 'CB10', reason: 'thiếu họ tên' },
    { row: 501, name: 'Nguyễn Văn 500', reason: 'không có đơn vị mã H50.999' },
    { row: 1000, name: 'Nguyễn Văn 999', reason: 'không có vai trò “Vua”' },
  ])
  const again = counts(await importStaff(ctx, rows, { apply: true }))
  assert.deepEqual([again.created, again.updated, again.unchanged, again.rejected.length], [0, 0, 997, 3])
  const grants = await transaction(ctx, async (trx) => {
    const first = await findStaffByCode(trx, 'CB1')
    assert.ok(first)
    return findGrants(trx, first.id, day('2026-11-20'))
  })
  assert.deepEqual(grants.map((grant) => [grant.role, [...(grant.sectors ?? [])]]), [
    ['caseOfficer', ['Hộ tịch', 'Chứng thực']],
    ['unitHead', ['Hộ tịch', 'Chứng thực']],
  ])
})

test('XLSX: ô ngày của bảng tính đọc như ngày; sửa chức danh thì cập nhật; không vai trò thì cần người quyết định', async () => {
  const workbook = new Workbook()
  const page = workbook.addWorksheet('Cán bộ')
  page.addRow(['Mã', 'Họ tên', 'Chức danh', 'Đơn vị', 'Vai trò', 'Từ ngày'])
  page.addRow(['CB1', 'Nguyễn Văn 1', 'Phó Trưởng phòng', 'H50.101.03', 'Chuyên viên thụ lý', '2026-01-01'])
  page.addRow(['CBM', 'Trần Mới', '', '', '', ''])
  page.addRow(['CBN', 'Trần Văn thư', '', 'H50.101.01', 'recordsClerk', 46_054])
  // A spreadsheet keeps a day as a serial number with the format of a date; this one is 01/02/2026.
  page.getCell('F4').numFmt = 'dd/mm/yyyy'
  const rows = await sheet('can-bo.xlsx', new Uint8Array(await workbook.xlsx.writeBuffer()))
  const result = counts(await importStaff(ctx, rows, { apply: true }))
  assert.deepEqual([result.created, result.updated, result.needsReview, result.rejected], [1, 1, 1, []])
  const [row] = await rowsOf<{ from: { toString(): string } }>(db, "select valid_from as from from staff_assignment a join staff s on s.id = a.staff_id where s.code = 'CBN'")
  assert.equal(row?.from.toString(), '2026-02-01')
})

test('tệp không có, không phải bảng, không phải UTF-8: một câu từ chối', async () => {
  assert.equal(codeOf(await readTable(join(folder, 'khong-co.csv'))), 'fileNotFound')
  for (const [name, bytes] of [['rong.csv', ''], ['cp1258.csv', Buffer.from([0xd0, 0xfd, 0x2c, 0xff])], ['gia.xlsx', 'PK\u0003\u0004 không phải']] as const) {
    await writeFile(join(folder, name), bytes)
    assert.equal(codeOf(await readTable(join(folder, name))), 'tableInvalid')
  }
})
