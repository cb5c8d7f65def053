import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { linearScale, ticksUpTo } from './scale.ts'
import { plotTimeline } from './timeline-plot.ts'

describe('scales', () => {
  const TICKS: readonly (readonly [max: number, ticks: readonly number[]])[] = [
    [0, [0, 1]], [1, [0, 1]], [4, [0, 1, 2, 3, 4]], [17, [0, 5, 10, 15, 20]], [138, [0, 50, 100, 150]], [42_092, [0, 20_000, 40_000, 60_000]],
  ]
  for (const [max, ticks] of TICKS) test(`tới ${max}: ${ticks.join(' ')}`, () => assert.deepEqual(ticksUpTo(max), ticks))

  test('lines reach the highest value, evenly, in whole numbers, and are few', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 5_000_000 }), (max) => {
      const ticks = ticksUpTo(max)
      assert.ok((ticks.at(-1) ?? 0) >= max && ticks.length <= 7)
      assert.ok(ticks.every((tick, i) => Number.isInteger(tick) && tick === i * (ticks[1] ?? 0)))
    }))
  })

  test('a scale of nothing stays where it begins', () => assert.equal(linearScale([0, 0], [10, 90])(5), 10))
})

describe('columns over time', () => {
  const anyPoints = fc.array(fc.record({ label: fc.string(), came: fc.nat(900), done: fc.nat(900), left: fc.nat(900) }), { minLength: 1, maxLength: 12 })

  test('everything stands within the picture, columns on the baseline, none over another', () => {
    fc.assert(fc.property(anyPoints, (points) => {
      const { width, left, right, baseline, columns } = plotTimeline(points)
      let end = left
      for (const { came, done, dot: [x, y] } of columns) {
        for (const bar of [came, done]) {
          assert.ok(bar.x >= end - 0.2 && bar.x + bar.width <= right + 0.2 && bar.y >= 0 && Math.abs(bar.y + bar.height - baseline) < 0.1)
          end = bar.x + bar.width
        }
        assert.ok(x > 0 && x < width && y >= 0 && y <= baseline)
      }
    }))
  })

  test('twice as many is twice as high', () => {
    const [column] = plotTimeline([{ label: '', came: 50, done: 100, left: 0 }]).columns
    assert.ok(column !== undefined && Math.abs(column.done.height - 2 * column.came.height) < 0.1)
  })
})
