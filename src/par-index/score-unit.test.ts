import assert from 'node:assert/strict'
import { test } from 'node:test'
import { transaction } from '#db/context.ts'
import { openTestOffice } from '#dossiers/testing-lives.ts'
import { day } from '#organisation/testing.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { testDatabase } from '../../test/db.ts'
import { scoreUnit } from './score-unit.ts'

const office = await openTestOffice(await testDatabase())
office.at('2026-11-02T08:00')
const tree = await transaction(office.system, (trx) => unitTree(trx, day('2026-11-02')))
const division = tree.find(office.units.division)
assert.ok(division !== undefined)
const codes = { division: division.code, root: tree.ancestors(division.id).at(-1)?.code ?? '' }

const score = async (unit: string, year = 2026, version = 'mau-cap-xa') => scoreUnit(office.system, { version, unit, year, given: new Map([['1.1.1', { kind: 'answer', isYes: true }]]) })
const line = async (code: string, unit = codes.division) => {
  const scored = await score(unit)
  assert.ok(scored.ok)
  return scored.value.scored.areas.flatMap(({ criteria }) => criteria.flatMap(({ subCriteria }) => subCriteria)).find((one) => one.code === code)
}

test('chưa có hồ sơ nào: không gì phải làm, đủ điểm; điều người nhập được giữ', async () => {
  assert.deepEqual([(await line('3.2.1'))?.points, (await line('1.1.1'))?.points, (await line('1.1.2'))?.points], [5, 1, null])
})

test('tiêu chí từ hệ thống theo hồ sơ thật, tính cả đơn vị dưới', async () => {
  const [first, second] = [await office.receive(), await office.receive()]
  assert.deepEqual((await line('7.1.1'))?.share, { part: 0, base: 2, value: 0 })
  assert.deepEqual((await line('3.2.2', codes.root))?.share, { part: 2, base: 2, value: 1 })
  await office.must('receiver', 'withdraw', { dossierId: first.dossierId, reason: 'Rút' })
  assert.deepEqual((await line('3.2.2'))?.share, { part: 1, base: 1, value: 1 })
  assert.ok(second.dossierId !== first.dossierId)
})

test('bộ, năm, đơn vị, tiêu chí không có: từ chối', async () => {
  const refusals = [
    await score(codes.division, 2026, 'khac'), await score(codes.division, 2019), await score('H00.00'),
    await scoreUnit(office.system, { version: 'mau-cap-xa', unit: codes.division, year: 2026, given: new Map([['9.9.9', { kind: 'answer', isYes: true }]]) }),
  ].map((result) => (result.ok ? 'ok' : result.refusal.code))
  assert.deepEqual(refusals, ['indexVersionUnknown', 'indexYearOutside', 'indexUnitUnknown', 'indexLineUnknown'])
})
