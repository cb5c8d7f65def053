import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { UnitId } from '#kernel/ids.ts'
import { chanceOf } from './chance.ts'
import { allocate, drawSample, expectedMargin, neededFor, type Candidate } from './sampling.ts'

const SEED = '000102030405060708090a0b0c0d0e0f'
const seeds = fc.array(fc.constantFrom(...'0123456789abcdef'), { minLength: 32, maxLength: 32 }).map((digits) => digits.join(''))

describe('phân bổ mẫu', () => {
  const CASES: readonly (readonly [what: string, sizes: readonly number[], wanted: number, fewest: number, expected: readonly number[]])[] = [
    ['tỷ lệ', [500, 300, 200], 100, 1, [50, 30, 20]],
    ['tối thiểu 10, phần còn lại theo tỷ lệ', [900, 90, 10], 100, 10, [80, 10, 10]],
    ['tầng nhỏ hơn mức tối thiểu thì lấy hết', [100, 4], 20, 10, [16, 4]],
    ['tối thiểu vượt cỡ mẫu thì mẫu lớn hơn', [50, 50, 50], 12, 10, [10, 10, 10]],
    ['muốn nhiều hơn số có thì lấy hết', [7, 3], 100, 5, [7, 3]],
    ['phần dư lớn nhất được làm tròn lên', [1, 1, 1], 2, 0, [1, 1, 0]],
  ]
  for (const [what, sizes, wanted, fewest, expected] of CASES) test(what, () => assert.deepEqual(allocate(sizes, wanted, fewest), expected))

  test('không tầng nào quá cỡ hay dưới tối thiểu; tổng là cỡ mẫu, hoặc tổng các mức tối thiểu khi lớn hơn', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 2_000 }), fc.integer({ min: 0, max: 30 }), (sizes, wanted, fewest) => {
      const takes = allocate(sizes, wanted, fewest)
      for (const [i, size] of sizes.entries()) assert.ok((takes[i] ?? -1) <= size && (takes[i] ?? -1) >= Math.min(size, fewest), JSON.stringify({ sizes, wanted, fewest, takes }))
      const whole = sizes.reduce((sum, size) => sum + size, 0)
      const least = sizes.reduce((sum, size) => sum + Math.min(size, fewest), 0)
      assert.equal(takes.reduce((sum, take) => sum + take, 0), Math.max(least, Math.min(wanted, whole)))
    }))
  })
})

const candidates = fc.array(fc.record({ person: fc.integer({ min: 1, max: 40 }), unit: fc.integer({ min: 1, max: 3 }), sector: fc.constantFrom('G09', 'G15') }), { maxLength: 80 })
  .map((all): readonly Candidate[] => all.map(({ person, unit, sector }, i) => ({ dossierId: `d${String(i).padStart(3, '0')}`, person: `p${person}`, unitId: `u${unit}` as UnitId, sector })))

describe('rút mẫu', () => {
  test('cùng hạt giống thì cùng mẫu, đọc khung theo thứ tự nào cũng vậy; mỗi người một lần', () => {
    fc.assert(fc.property(candidates, seeds, fc.constantFrom('simple' as const, 'stratified' as const), fc.integer({ min: 1, max: 60 }), (frame, seed, method, wanted) => {
      const draw = { seed, method, wanted, fewest: 2 }
      const drawn = drawSample(frame, draw)
      assert.deepEqual(drawSample(frame.toReversed(), draw), drawn)
      const people = drawn.chosen.map(({ dossierId }) => frame.find((one) => one.dossierId === dossierId)?.person)
      assert.equal(new Set(people).size, people.length)
      assert.equal(drawn.frame, new Set(frame.map(({ person }) => person)).size)
      for (const { no, drawn: take, frame: size } of drawn.strata) {
        assert.equal(drawn.chosen.filter(({ stratum }) => stratum === no).length, take)
        assert.ok(size !== null && take <= size)
      }
      if (method === 'simple') assert.equal(drawn.chosen.length, Math.min(wanted, drawn.frame))
    }))
  })

  test('hạt giống khác thì mẫu khác', () => {
    const frame = Array.from({ length: 200 }, (_, i): Candidate => ({ dossierId: `d${i}`, person: `p${i}`, unitId: 'u1' as UnitId, sector: 'G15' }))
    const idsOf = (seed: string): string => drawSample(frame, { seed, method: 'simple', wanted: 20, fewest: 1 }).chosen.map(({ dossierId }) => dossierId).toSorted().join()
    assert.notEqual(idsOf(SEED), idsOf(SEED.replaceAll('0', '1')))
  })

  test('mọi số đều có cơ hội như nhau (khi bình phương nhỏ hơn mức 0,1 %)', () => {
    const chance = chanceOf(SEED)
    const counts = Array.from({ length: 7 }, () => 0)
    for (let i = 0; i < 7_000; i++) { const n = chance.below(7); counts[n] = (counts[n] ?? 0) + 1 }
    assert.ok(counts.reduce((sum, count) => sum + (count - 1_000) ** 2 / 1_000, 0) < 22.46, counts.join())
  })
})

describe('cỡ mẫu và sai số dự kiến', () => {
  test('tổng thể rất lớn, sai số 5 %: 385; tổng thể 1.000: 278', () => {
    assert.equal(neededFor(0.05, 1_000_000_000), 385)
    assert.equal(neededFor(0.05, 1_000), 278)
  })
  test('hỏi hết thì không sai; càng nhiều phiếu càng nhỏ; đủ phiếu thì đạt sai số đã hẹn', () => {
    assert.equal(expectedMargin(50, 50), 0)
    fc.assert(fc.property(fc.integer({ min: 2, max: 5_000 }), fc.integer({ min: 1, max: 4_999 }), (frame, n) => {
      const less = Math.min(n, frame - 1)
      assert.ok(expectedMargin(less + 1, frame) <= expectedMargin(less, frame))
      assert.ok(expectedMargin(neededFor(0.05, frame), frame) <= 0.05 + 1e-9)
    }))
  })
})
