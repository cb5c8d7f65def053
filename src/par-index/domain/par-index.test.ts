import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { findShippedVersion, PAR_INDEX_VERSIONS, SYSTEM_FACTS, type IndexVersion, type SubCriterion } from '#law/par-index.ts'
import { gradeOf, rankUnits } from './ranking.ts'
import { rescaledWithoutSurvey, scoreIndex, sumPoints, type Input, type Inputs } from './score.ts'

const version = (code: string): IndexVersion => {
  const found = findShippedVersion(code)
  assert.ok(found !== undefined)
  return found
}
const LAM_DONG = version('lam-dong-huyen-2022')
const COMMUNE = version('mau-cap-xa')
const leaves = (one: IndexVersion): readonly SubCriterion[] => one.areas.flatMap(({ criteria }) => criteria.flatMap(({ subCriteria }) => subCriteria))
const inputs = (given: Record<string, Input>, facts: Inputs['facts'] = new Map()): Inputs => ({ given: new Map(Object.entries(given)), facts })
const points = (value: number): Input => ({ kind: 'points', points: value })

describe('Cát Tiên 2022', () => {
  const scored = scoreIndex(LAM_DONG, inputs({
    '1.1.1': points(10), '2.1.1': points(8.5), '3.1.1': points(12.87), '4.1.1': points(6.99), '5.1.1': points(9), '6.1.1': points(6.3),
    '7.1.1': points(8.5), '8.1.1': points(1), '9.1.1': points(19.89),
  }))

  test('63,16/75 + 19,89/25 = 83,05, xếp loại Tốt', () => {
    assert.deepEqual(scored.verified, { points: 63.16, scoredMax: 75, maxPoints: 75 })
    assert.deepEqual(scored.survey, { points: 19.89, scoredMax: 25, maxPoints: 25 })
    assert.deepEqual([scored.points, scored.isComplete, gradeOf(scored.points)], [83.05, true, 'Tốt'])
  })

  test('bảy nội dung có tên cộng lại chỉ 62,16/70', () => {
    const named = scored.areas.slice(0, 7)
    assert.equal(sumPoints(named.map((area) => area.points ?? 0)), 62.16)
    assert.equal(sumPoints(named.map(({ maxPoints }) => maxPoints)), 70)
  })

  test('xếp thứ 10 trong 12 huyện', () => {
    const others = [91.2, 90.4, 89.11, 88, 87.75, 86.5, 85.9, 84.6, 84.6, 82.1, 80.75].map((one, i) => ({ name: `huyện ${i}`, points: one }))
    const { units } = rankUnits([...others, { name: 'Cát Tiên', points: scored.points }])
    assert.equal(units.find(({ name }) => name === 'Cát Tiên')?.rank, 10)
    assert.deepEqual(units.filter(({ points: one }) => one === 84.6).map(({ rank }) => rank), [8, 8])
  })

  test('chín xã: bình quân 83,04, sáu xã cao hơn', () => {
    const { average, units } = rankUnits([86.4, 85.2, 84.9, 84.3, 83.8, 83.1, 81.5, 80.2, 77.96].map((one) => ({ points: one })))
    assert.equal(average, 83.04)
    assert.equal(units.filter(({ isAboveAverage }) => isAboveAverage).length, 6)
  })
})

describe('cách cho điểm', () => {
  const one = (code: string, input: Input) => {
    const line = scoreIndex(COMMUNE, inputs({ [code]: input })).areas.flatMap(({ criteria }) => criteria.flatMap(({ subCriteria }) => subCriteria)).find((leaf) => leaf.code === code)
    return line?.fault ?? line?.points
  }
  const rows: readonly (readonly [string, string, Input, number | string])[] = [
    ['tỷ lệ', '1.1.2', { kind: 'share', part: 18, base: 20 }, 1.8],
    ['tỷ lệ dưới mức tối thiểu thì không điểm', '1.1.2', { kind: 'share', part: 15, base: 20 }, 0],
    ['không có gì phải làm thì đủ điểm', '1.3.2', { kind: 'share', part: 0, base: 0 }, 1.5],
    ['đủ điểm từ 95 %', '7.2.1', { kind: 'share', part: 95, base: 100 }, 2.5],
    ['công thức', '3.1.3', { kind: 'values', values: { đề_xuất: 1 } }, 0.5],
    ['công thức, không vượt tối đa', '3.1.3', { kind: 'values', values: { đề_xuất: 9 } }, 1],
    ['công thức, số ngoài khoảng', '3.1.3', { kind: 'values', values: { đề_xuất: -1 } }, 'outOfRange'],
    ['bậc thang', '1.5.1', { kind: 'value', value: 0.96 }, 1.5],
    ['bậc thang, đúng mốc', '1.5.1', { kind: 'value', value: 0.8 }, 1],
    ['có hay không', '1.1.1', { kind: 'answer', isYes: true }, 1],
    ['trừ điểm, không xuống dưới 0', '1.2.1', { kind: 'cases', cases: 9 }, 0],
    ['trừ điểm', '1.2.1', { kind: 'cases', cases: 1 }, 1],
    ['phần lớn hơn mẫu số', '1.1.2', { kind: 'share', part: 21, base: 20 }, 'partBeyondBase'],
    ['sai loại', '1.1.2', { kind: 'answer', isYes: true }, 'wrongKind'],
    ['điểm vượt tối đa', '8.1.1', points(15.5), 'beyondMaximum'],
    ['số âm', '1.2.1', { kind: 'cases', cases: -1 }, 'notANumber'],
  ]
  for (const [title, code, input, expected] of rows) test(title, () => assert.equal(one(code, input), expected))

  test('thiếu thì chưa chấm, không phải 0; tổng nói trên bao nhiêu điểm', () => {
    const scored = scoreIndex(COMMUNE, inputs({ '1.1.1': { kind: 'answer', isYes: true } }))
    assert.deepEqual([scored.points, scored.scoredMax, scored.maxPoints, scored.isComplete, scored.areas[0]?.points], [1, 1, 100, false, null])
  })

  test('số của hệ thống không gõ đè được', () => {
    const facts = new Map([['finishedInTime', { part: 95, base: 100 }]] as const)
    const scored = scoreIndex(COMMUNE, { given: new Map([['3.2.1', { kind: 'share', part: 100, base: 100 }]]), facts })
    const line = scored.areas[2]?.criteria[1]?.subCriteria[0]
    assert.deepEqual([line?.points, line?.share], [4.75, { part: 95, base: 100, value: 0.95 }])
  })

  test('không có khảo sát: điểm thẩm định quy về thang 100', () => {
    const full = scoreIndex(LAM_DONG, inputs({ '1.1.1': points(7.5) }))
    assert.equal(rescaledWithoutSurvey(full), 10)
  })
})

describe('với mọi câu trả lời', () => {
  const input: fc.Arbitrary<Input> = fc.oneof(
    fc.record({ kind: fc.constant('share' as const), part: fc.integer({ min: -2, max: 300 }), base: fc.integer({ min: -2, max: 300 }) }),
    fc.record({ kind: fc.constant('value' as const), value: fc.double({ min: -1, max: 2, noNaN: false }) }),
    fc.record({ kind: fc.constant('answer' as const), isYes: fc.boolean() }),
    fc.record({ kind: fc.constant('cases' as const), cases: fc.integer({ min: -2, max: 40 }) }),
    fc.record({ kind: fc.constant('values' as const), values: fc.dictionary(fc.constant('đề_xuất'), fc.double()) }),
    fc.record({ kind: fc.constant('points' as const), points: fc.double({ min: -1, max: 30, noNaN: false }) }),
  )
  const answers = (one: IndexVersion) => fc.dictionary(fc.constantFrom(...leaves(one).map(({ code }) => code)), input)
  const share = fc.record({ part: fc.integer({ min: 0, max: 300 }), more: fc.integer({ min: 0, max: 300 }) }).map(({ part, more }) => ({ part, base: part + more }))

  test('điểm không bao giờ vượt tối đa hay âm, và bằng tổng của các dòng', () => {
    fc.assert(fc.property(fc.constantFrom(...PAR_INDEX_VERSIONS).chain((one) => fc.tuple(fc.constant(one), answers(one), fc.array(share, { minLength: SYSTEM_FACTS.length, maxLength: SYSTEM_FACTS.length }))), ([one, given, shares]) => {
      const scored = scoreIndex(one, inputs(given, new Map(SYSTEM_FACTS.map((fact, i) => [fact, shares[i] ?? { part: 0, base: 0 }]))))
      const lines = scored.areas.flatMap(({ criteria }) => criteria.flatMap(({ subCriteria }) => subCriteria))
      for (const line of lines) assert.ok(line.points === null || (line.points >= 0 && line.points <= line.maxPoints), JSON.stringify(line))
      assert.equal(scored.points, sumPoints(lines.map(({ points: got }) => got ?? 0)))
      assert.equal(scored.maxPoints, 100)
      assert.equal(scored.points, sumPoints([scored.verified.points, scored.survey.points]))
    }))
  })

  test('làm được nhiều hơn không bao giờ bớt điểm', () => {
    fc.assert(fc.property(fc.constantFrom(...leaves(COMMUNE).filter(({ method }) => method.kind === 'ratio')), fc.integer({ min: 1, max: 500 }), fc.nat(500), ({ code }, base, part) => {
      const at = (done: number): number => scoreIndex(COMMUNE, inputs({ [code]: { kind: 'share', part: Math.min(done, base), base } })).points
      assert.ok(at(part) <= at(part + 1))
    }))
  })

  test('thứ hạng là một trật tự đủ, có đồng hạng', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 10_000 }).map((one) => one / 100)), (all) => {
      const { units } = rankUnits(all.map((one) => ({ points: one })))
      for (const a of units) for (const b of units) assert.equal(Math.sign(a.rank - b.rank), Math.sign(b.points - a.points) + 0)
      assert.ok(units.length === 0 || units[0]?.rank === 1)
    }))
  })
})
