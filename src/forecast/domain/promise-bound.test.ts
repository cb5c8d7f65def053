import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { seededRandom } from '../../../test/seeded-random.ts'
import { boundingRank, fewestFor, halfDaysFor, promiseAnswer } from './promise-bound.ts'

describe('Thống kê thứ tự', () => {
  // Bảng cận trên một phía 95 % của phân vị 95: cần 59 quan sát, bỏ được 1 từ 93, bỏ được 2 từ 124.
  const RANKS: readonly (readonly [n: number, rank: number | undefined])[] = [[58, undefined], [59, 59], [92, 92], [93, 92], [123, 122], [124, 122]]
  for (const [n, rank] of RANKS) test(`${n} hồ sơ, 95 %: thứ ${rank ?? 'không có'}`, () => assert.equal(boundingRank(n, 0.95), rank))

  test('the fewest are just enough', () => {
    for (const share of [0.9, 0.95]) {
      assert.equal(boundingRank(fewestFor(share) - 1, share), undefined)
      assert.equal(boundingRank(fewestFor(share), share), fewestFor(share))
    }
  })

  test('more dossiers of the same times never loosen the bound', () => {
    fc.assert(fc.property(fc.integer({ min: 29, max: 400 }), (n) => {
      const [fewer, more] = [boundingRank(n, 0.9), boundingRank(n + 1, 0.9)]
      assert.ok(fewer !== undefined && more !== undefined && (n + 1 - more) >= (n - fewer))
    }))
  })

  test('in at least 95 of 100 offices whose truth is known, the bound really holds 95 % of dossiers', () => {
    const { int } = seededRandom(2026)
    let held = 0
    const offices = 400
    // Even over 0–999 minutes: 95 % finish within 950.
    for (let office = 0; office < offices; office++) {
      const answer = promiseAnswer(Array.from({ length: 100 }, () => int(1_000)))
      if (answer.kind === 'bound' && answer.share === 0.95 && answer.minutes >= 949) held++
    }
    assert.ok(held / offices >= 0.93, String(held / offices))
    // A bound that were always the longest would hold more often than it says.
    assert.ok(held / offices < 0.995, String(held / offices))
  })

  test('few dossiers: 90 % instead of 95 %, and below 29 nothing is said', () => {
    const times = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i + 1)
    assert.deepEqual(promiseAnswer(times(28)), { kind: 'tooFew', n: 28, needed: 29 })
    assert.deepEqual(promiseAnswer(times(29)), { kind: 'bound', n: 29, share: 0.9, minutes: 29 })
    assert.deepEqual(promiseAnswer(times(59)), { kind: 'bound', n: 59, share: 0.95, minutes: 59 })
  })

  const HALF_DAYS: readonly (readonly [minutes: number, days: number])[] = [[1, 0.5], [240, 0.5], [241, 1], [480, 1], [1_000, 2.5]]
  for (const [minutes, days] of HALF_DAYS) test(`${minutes} phút, ngày 8 giờ: hứa ${days} ngày`, () => assert.equal(halfDaysFor(minutes, 480), days))
})
