import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { wilsonInterval } from './wilson.ts'

describe('Khoảng Wilson', () => {
  // Newcombe 1998, bảng I: 81/263, 15/148, 0/20, 1/29.
  const CASES: readonly (readonly [part: number, base: number, from: number, to: number])[] = [
    [81, 263, 0.2553, 0.3662], [15, 148, 0.0624, 0.1605], [0, 20, 0, 0.1611], [1, 29, 0.0061, 0.1718],
  ]
  for (const [part, base, from, to] of CASES) {
    test(`${part} trong ${base}: từ ${from} tới ${to}`, () => {
      const interval = wilsonInterval(part, base)
      assert.ok(interval !== null && Math.abs(interval.from - from) < 6e-5 && Math.abs(interval.to - to) < 6e-5, JSON.stringify(interval))
    })
  }
  test('nothing of nothing has none', () => assert.equal(wilsonInterval(0, 0), null))
})
