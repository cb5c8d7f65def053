import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Workbook } from '@cj-tech-master/excelts'
import { sql } from 'kysely'
import { openDatabase } from '#db/client.ts'
import { transaction } from '#db/context.ts'
import { MARITAL_STATUS, openTestOffice } from '#dossiers/testing-lives.ts'
import { day, taken } from '#organisation/testing.ts'
import { assignUnitMany } from '#procedures/unit-part-commands.ts'
import { testDatabase } from '../../test/db.ts'
import { indexJson } from './index-json.ts'
import { indexWorkbook } from './index-workbook.ts'
import { findNewestMonth, keepLastMonth, keepMonth, listKeptMonths } from './kept-months.ts'
import { parsePeriod } from './domain/period.ts'
import { findServiceQuality } from './queries.ts'

const office = await openTestOffice(await testDatabase(), '2026-09-01T01:00:00Z')
const { system, units, db } = office
taken(await assignUnitMany(system, { codes: [MARITAL_STATUS], unitId: units.division, part: 'resolves', validFrom: day('2026-01-01'), validTo: null }))
office.at('2026-10-05T08:00')
const { dossierId } = await office.receive()
const october = parsePeriod('2026-10') ?? assert.fail()
const since = day('2026-01-01')
const kept = (unitId: (typeof units)['commune']) => transaction(system, (trx) => listKeptMonths(trx, unitId, since))

test('tháng chưa hết thì chưa giữ', async () => {
  assert.equal(await keepMonth(system, october), 0)
})

test('tác vụ đêm giữ tháng vừa hết, bằng vai của tác vụ; chạy lại không thêm, việc ghi sau không đổi điểm đã giữ', async () => {
  office.at('2026-11-01T03:40')
  const worker = { ...system, db: db.worker }
  await keepLastMonth(worker)
  const [month, ...more] = await kept(units.commune)
  assert.ok(month)
  assert.deepEqual([month.month.toString(), more.length, month.versionCode, month.level], ['2026-10-01', 0, '766-QD-TTg', 'commune'])
  assert.deepEqual(month.inputs.resolvedInTime, { kind: 'counted', numerator: 0, denominator: 1, unjudged: 0 })
  const asked = taken(await findServiceQuality(system, { unitId: units.commune, period: october, asOf: month.asOf }))
  assert.deepEqual({ points: month.points, outOf: month.outOf }, asked.score.total)
  await office.must('receiver', 'withdraw', { dossierId, reason: 'Rút', lateness: { cause: 'STAFF_SHORTAGE', note: null } })
  await keepLastMonth(worker)
  assert.deepEqual(await kept(units.commune), [month])
  const november = taken(await findServiceQuality(system, { unitId: units.commune, period: parsePeriod('2026-11') ?? assert.fail(), asOf: null }))
  assert.deepEqual(november.previous?.total, { points: month.points, outOf: month.outOf })
})

test('quá giờ của một câu lệnh thì được nói rõ, không thành lỗi', async () => {
  const slow = openDatabase(db.connection('app'), { statementTimeoutMs: 1 })
  const found = await findServiceQuality({ ...system, db: slow }, { unitId: units.province, period: october, asOf: null }).finally(() => slow.destroy())
  assert.equal(found.ok ? 'ok' : found.refusal.code, 'indexTooLarge')
})

test('giữ cho tỉnh, sở, xã; không giữ cho phòng và trung tâm của xã; tháng mới nhất cho mọi người xem', async () => {
  assert.deepEqual((await kept(units.division)).length, 0)
  const newest = await transaction(system, (trx) => findNewestMonth(trx, since))
  assert.deepEqual(newest.map((one) => one.unitId).toSorted(), [units.province, units.department, units.commune].toSorted())
})

test('điểm đã giữ không ai sửa, xóa được', async () => {
  for (const role of [db.app, db.worker])
    for (const statement of ['update quality_index_month set points = 0', 'delete from quality_index_month'])
      await assert.rejects(sql.raw(statement).execute(role), /permission denied/)
})

test('tệp XLSX: số là số, tổng là công thức đúng bằng điểm trên màn hình', async () => {
  const found = taken(await findServiceQuality(system, { unitId: units.province, period: october, asOf: null }))
  const index = indexJson(found)
  const workbook = new Workbook()
  await workbook.xlsx.load(Buffer.from(await indexWorkbook(index)))
  const sheet = workbook.getWorksheet('Chỉ số') ?? assert.fail()
  const rows = Array.from({ length: sheet.rowCount }, (_, i) => sheet.getRow(i + 1))
  const progress = rows.find((row) => row.getCell(1).text === '2.1') ?? assert.fail()
  assert.deepEqual([progress.getCell(3).value, progress.getCell(4).value], [0, 1])
  const total = rows.at(-1)?.getCell(6).value
  assert.deepEqual(typeof total === 'object' && total !== null && 'formula' in total ? [total.formula.split('+').length, total.result] : total, [6, index.total.points])
  assert.equal(workbook.getWorksheet('Theo đơn vị')?.rowCount, index.parts.length + 1)
})
