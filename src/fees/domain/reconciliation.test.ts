import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compareDay, listedDifference } from './reconciliation.ts'

test('đủ bốn loại dòng: khớp, thiếu trong sổ, thừa trong sổ, lệch số tiền', () => {
  const compared = compareDay(
    [{ key: 'a', amountDong: 15_000 }, { key: 'b', amountDong: 8_000 }, { key: 'c', amountDong: 9_000 }],
    [{ key: 'a', amountDong: 15_000 }, { key: 'c', amountDong: 10_000 }, { key: 'd', amountDong: 1_000 }],
  )
  assert.deepEqual(compared.agreed.map(({ key }) => key), ['a'])
  assert.deepEqual(compared.missing.map(({ key }) => key), ['b'])
  assert.deepEqual(compared.surplus.map(({ key }) => key), ['d'])
  assert.deepEqual(compared.differing, [{ key: 'c', saidDong: 9_000, bookedDong: 10_000 }])
})

test('mọi đồng hoặc khớp, hoặc nằm trong danh sách', () => {
  const side = fc.uniqueArray(fc.record({ key: fc.constantFrom(...'abcdefgh'), amountDong: fc.integer({ min: 1, max: 9 }) }), {
    selector: (line) => line.key,
  })
  fc.assert(
    fc.property(side, side, (said, booked) => {
      const compared = compareDay(said, booked)
      assert.equal(compared.saidDong - compared.bookedDong, listedDifference(compared))
      assert.equal(compared.agreed.length + compared.missing.length + compared.differing.length, said.length)
      assert.equal(compared.agreed.length + compared.surplus.length + compared.differing.length, booked.length)
    }),
  )
})
