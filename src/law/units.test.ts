import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tiersInForce, unitKind, unitKindsInForce } from './units.ts'

test('cấp hành chính: ba cấp địa phương đến 30/6/2025, hai cấp từ 01/7/2025', () => {
  const codes = (day: string) => tiersInForce(day).map((tier) => tier.code)
  assert.deepEqual(codes('2021-06-15'), ['central', 'province', 'district', 'commune'])
  assert.deepEqual(codes('2025-06-30'), ['central', 'province', 'district', 'commune'])
  assert.deepEqual(codes('2025-07-01'), ['central', 'province', 'commune'])
})

const existence: [string, boolean, boolean][] = [
  ['district', true, false],
  ['township', true, false],
  ['districtDivision', true, false],
  ['specialZone', false, true],
  ['communalDivision', false, true],
  ['communalServiceCenter', false, true],
  ['ward', true, true],
  ['department', true, true],
  ['provincialServiceCenter', true, true],
  ['unknown', false, false],
]
for (const [code, in2021, in2026] of existence) {
  test(`loại đơn vị ${code}: có trước hoặc sau sắp xếp hai cấp`, () => {
    assert.equal(unitKind(code, '2021-06-15') !== undefined, in2021)
    assert.equal(unitKind(code, '2026-06-15') !== undefined, in2026)
  })
}

test('mỗi loại đơn vị thuộc một cấp còn hiệu lực, mã không trùng', () => {
  for (const day of ['2018-07-01', '2021-06-15', '2025-06-30', '2025-07-01', '2026-11-21']) {
    const tiers = new Set(tiersInForce(day).map((tier) => tier.code))
    const kinds = unitKindsInForce(day)
    assert.equal(new Set(kinds.map((kind) => kind.code)).size, kinds.length)
    for (const kind of kinds) assert.ok(tiers.has(kind.tier), `${day}: ${kind.code}`)
  }
})
