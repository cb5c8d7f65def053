import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { chanceBeyond, eitherWay, histogramOf, inParallel, inSequence, nothing, quantileOf, widthFor, type Histogram } from './histogram.ts'

const WIDTH = 10
const points = fc.array(fc.record({ minutes: fc.integer({ min: 0, max: 700 }), weight: fc.integer({ min: 1, max: 9 }) }), { minLength: 1, maxLength: 8 })
const histogram = points.map((list) => histogramOf(list, WIDTH))
const sum = ({ mass }: Histogram): number => mass.reduce((all, one) => all + one, 0)
const near = (a: number, b: number, by = 1e-9): void => assert.ok(Math.abs(a - b) <= by, `${a} is not ${b}`)

describe('histograms', () => {
  test('whatever is combined, the chances add up to 1 and none is negative', () => {
    fc.assert(fc.property(histogram, histogram, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, share) => {
      for (const made of [a, inSequence(a, b), inParallel(a, b), eitherWay(a, b, share)]) {
        near(sum(made), 1)
        assert.ok(made.mass.every((chance) => chance >= 0))
      }
    }))
  })

  test('the order does not matter; no time at all changes nothing', () => {
    fc.assert(fc.property(histogram, histogram, (a, b) => {
      const [ab, ba] = [inSequence(a, b), inSequence(b, a)]
      ab.mass.forEach((chance, i) => near(chance, ba.mass[i] ?? 0))
      inSequence(a, nothing(WIDTH)).mass.forEach((chance, i) => near(chance, a.mass[i] ?? 0))
      inParallel(a, nothing(WIDTH)).mass.forEach((chance, i) => near(chance, a.mass[i] ?? 0))
    }))
  })

  test('the sum and the longer of two times are those that counting every pair gives', () => {
    fc.assert(fc.property(points, points, (left, right) => {
      const [a, b] = [histogramOf(left, WIDTH), histogramOf(right, WIDTH)]
      const weightOf = (list: typeof left): number => list.reduce((all, { weight }) => all + weight, 0)
      const all = weightOf(left) * weightOf(right)
      const shareWhere = (combine: (x: number, y: number) => number, limit: number): number =>
        left.reduce((found, x) => found + right.reduce((own, y) =>
          own + (combine(Math.round(x.minutes / WIDTH), Math.round(y.minutes / WIDTH)) > limit ? x.weight * y.weight : 0), 0), 0) / all
      for (const cell of [0, 3, 20, 60, 100]) {
        // Half a cell further on the whole cell has been reached.
        const upTo = (cell + 0.5) * WIDTH
        near(chanceBeyond(inSequence(a, b), upTo), shareWhere((x, y) => x + y, cell))
        near(chanceBeyond(inParallel(a, b), upTo), shareWhere(Math.max, cell))
      }
    }))
  })

  test('more time left never makes lateness likelier', () => {
    fc.assert(fc.property(histogram, fc.nat(1_200), fc.nat(1_200), (a, minutes, more) => {
      assert.ok(chanceBeyond(a, minutes + more) <= chanceBeyond(a, minutes) + 1e-12)
    }))
    assert.equal(chanceBeyond(nothing(WIDTH), -1), 1)
    assert.equal(chanceBeyond(nothing(WIDTH), 0), 0)
  })

  test('the grid reaches what is asked, in few widths', () => {
    fc.assert(fc.property(fc.nat(1_000_000), (minutes) => {
      const width = widthFor(minutes)
      assert.ok(width * 127 >= minutes)
      assert.ok(width === 5 || (width / 2) * 127 < minutes)
    }))
  })

  const QUANTILES: readonly (readonly [share: number, minutes: number])[] = [[0.1, 60], [0.5, 120], [0.76, 240], [0.99, 240]]
  for (const [share, minutes] of QUANTILES) {
    test(`one of 60, two of 120, one of 240 minutes: ${share} do not exceed ${minutes}`, () => {
      assert.equal(quantileOf(histogramOf([60, 120, 120, 240].map((one) => ({ minutes: one, weight: 1 })), WIDTH), share), minutes)
    })
  }
})
