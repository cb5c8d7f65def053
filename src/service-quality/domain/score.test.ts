import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { INDEX_LEVELS, QUALITY_MEASURES, qualityIndexVersion, type QualityMeasure } from '#law/service-quality.ts'
import { counted, INDEX_2026, inputs, NO_SOURCE } from '../testing.ts'
import { gainOf } from './gain.ts'
import { groupScores, score, type Inputs, type Measured } from './score.ts'

const scoreOf = (measure: QualityMeasure, measured: Measured, level: (typeof INDEX_LEVELS)[number] = 'province') => {
  const found = score(INDEX_2026, level, inputs({ [measure]: measured })).indicators.find(({ indicator }) => indicator.measure === measure)
  assert.ok(found)
  return found.state === 'scored' ? found.points : found.state
}

/** Tử số, mẫu số, điểm. */
const WORKED: readonly (readonly [what: string, measure: QualityMeasure, numerator: number, denominator: number, points: number | string])[] = [
  ['2.1: 38.388/42.092 đúng hạn của 20 điểm', 'resolvedInTime', 38_388, 42_092, 18.24],
  ['2.1: tất cả đúng hạn', 'resolvedInTime', 17, 17, 20],
  ['2.1: không hồ sơ nào trong kỳ thì không có điểm, không phải không điểm', 'resolvedInTime', 0, 0, 'nothingCounted'],
  ['2.1: không hồ sơ nào đúng hạn là không điểm thật', 'resolvedInTime', 0, 12, 0],
  ['3.1: 64 % đạt 1,6 (= 2 × 0,64 ÷ 0,8)', 'onlineService', 64, 100, 1.6],
  ['3.1: 80 % là đủ', 'onlineService', 80, 100, 2],
  ['3.1: quá 80 % không thêm', 'onlineService', 100, 100, 2],
  ['3.2: 4 × 3/7', 'onlineServiceUsed', 3, 7, 1.71],
  ['3.3: 30 % đạt 3,6 (= 6 × 0,3 ÷ 0,5)', 'submittedOnline', 3, 10, 3.6],
  ['3.3: 50 % là đủ', 'submittedOnline', 5, 10, 6],
  ['3.5: 2,5 × 0,5', 'paymentIntegrated', 5, 10, 1.25],
  ['3.5: phần dùng cũng chỉ tới 2', 'paymentServiceUsed', 9, 10, 2],
  ['3.6: 6 × 1/3', 'paidOnline', 1, 3, 2],
  ['4.2: theo tỷ lệ, không đủ điểm từ 80 %', 'digitised', 8, 10, 3.2],
  ['4.3: 40 % đạt 1', 'reused', 4, 10, 1],
  ['5.2: không có phản ánh nào thì đủ điểm', 'petitionInTime', 0, 0, 6],
  ['5.3: không có phản ánh nào thì đủ điểm', 'petitionSatisfied', 0, 0, 6],
  ['5.4: 90 % là đủ', 'receptionSatisfied', 9, 10, 6],
  ['5.4: 45 % đạt 3', 'receptionSatisfied', 45, 100, 3],
  ['5.4: không hồ sơ nào thì Cổng cho 0', 'receptionSatisfied', 0, 0, 0],
]

describe('điểm từng chỉ tiêu của Quyết định 766', () => {
  for (const [what, measure, numerator, denominator, points] of WORKED)
    test(what, () => assert.equal(scoreOf(measure, counted(numerator, denominator)), points))

  test('chưa có nguồn thì “chưa có dữ liệu”, kể cả chỉ tiêu đủ điểm khi không có phản ánh', () => {
    for (const measure of QUALITY_MEASURES) assert.equal(scoreOf(measure, NO_SOURCE), 'noSource')
  })

  test('chỉ tiêu chỉ có ở tỉnh không tính cho xã', () => {
    assert.equal(scoreOf('populationDataDossier', counted(3, 10), 'commune'), 'notApplicable')
    assert.equal(scoreOf('populationDataDossier', counted(3, 10), 'province'), 0.6)
  })

  test('tổng nói rõ trên bao nhiêu: tiến độ 18,24 trên 20, trực tuyến 3,6 trên 6', () => {
    const { total } = score(INDEX_2026, 'commune', inputs({ resolvedInTime: counted(38_388, 42_092), submittedOnline: counted(3, 10) }))
    assert.deepEqual(total, { points: 21.84, outOf: 26 })
  })

  test('năm nhóm của Quyết định và sáu nhóm của Cổng, cùng một tổng', () => {
    const scored = score(INDEX_2026, 'province', inputs({ submittedOnline: counted(3, 10), paidOnline: counted(1, 3), reused: counted(4, 10) }))
    const shown = (grouping: 'legal' | 'portal') => groupScores(scored, grouping).map(({ code, points, outOf, max }) => [code, points, outOf, max])
    assert.deepEqual(shown('legal'), [
      ['openness', 0, 0, 18], ['progress', 0, 0, 20], ['digitising', 1, 2, 22], ['online', 5.6, 12, 22], ['satisfaction', 0, 0, 18],
    ])
    assert.deepEqual(shown('portal'), [
      ['openness', 0, 0, 18], ['progress', 0, 0, 20], ['online', 3.6, 6, 12], ['digitising', 1, 2, 22], ['satisfaction', 0, 0, 18],
      ['payment', 2, 6, 10],
    ])
  })
})

test('there is no index before Decision 766', () => {
  assert.equal(qualityIndexVersion('2022-06-22'), undefined)
  assert.equal(qualityIndexVersion('2022-06-23')?.code, '766-QD-TTg')
})

describe('properties of the score', () => {
  const measured: fc.Arbitrary<Measured> = fc.oneof(
    fc.constant(NO_SOURCE),
    fc.tuple(fc.nat(5_000_000), fc.nat(5_000_000)).map(([a, b]) => counted(Math.min(a, b), Math.max(a, b))),
  )
  const someInputs = fc.tuple(...QUALITY_MEASURES.map(() => measured)).map(
    (all): Inputs => Object.fromEntries(QUALITY_MEASURES.map((measure, i) => [measure, all[i]])) as Inputs,
  )
  const level = fc.constantFrom(...INDEX_LEVELS)

  test('points lie within 0 and the most, add up to the total, and a missing source is never a nought', () =>
    fc.assert(
      fc.property(someInputs, level, (given, at) => {
        const scored = score(INDEX_2026, at, given)
        let [hundredths, outOf] = [0, 0]
        for (const one of scored.indicators) {
          assert.equal(one.measured.kind === 'noSource' && one.state === 'scored', false)
          if (one.state !== 'scored') continue
          assert.ok(one.points >= 0 && one.points <= one.indicator.max)
          hundredths += Math.round(one.points * 100)
          outOf += one.indicator.max
        }
        assert.deepEqual(scored.total, { points: hundredths / 100, outOf })
        for (const grouping of ['legal', 'portal'] as const) {
          const sum = groupScores(scored, grouping).reduce((all, one) => all + Math.round(one.points * 100), 0)
          assert.equal(sum, hundredths)
        }
      }),
    ))

  test('one more in the numerator never costs points; its gain is the difference of two scores', () =>
    fc.assert(
      fc.property(fc.constantFrom(...QUALITY_MEASURES), fc.integer({ min: 1, max: 100_000 }), fc.nat(100_000), fc.integer({ min: 1, max: 500 }),
        (measure, denominator, some, more) => {
          const numerator = some % (denominator + 1)
          const before = inputs({ [measure]: counted(numerator, denominator) })
          const after = inputs({ [measure]: counted(Math.min(denominator, numerator + more), denominator) })
          const gain = gainOf(INDEX_2026, 'province', before, { [measure]: more })
          assert.ok(gain >= 0)
          const difference = score(INDEX_2026, 'province', after).total.points - score(INDEX_2026, 'province', before).total.points
          assert.ok(Math.abs(gain - difference) <= 0.010_000_1)
        }),
    ))
})

test('xong 5 hồ sơ sắp đến hạn giữ được 0,42 điểm; ra khỏi mẫu số thì không thêm gì', () => {
  const given = inputs({ resolvedInTime: counted(230, 240) })
  assert.equal(gainOf(INDEX_2026, 'commune', given, { resolvedInTime: 5 }).toFixed(2), '0.42')
  assert.equal(gainOf(INDEX_2026, 'commune', given, { resolvedInTime: -5 }).toFixed(2), '-0.42')
  assert.equal(gainOf(INDEX_2026, 'commune', given, { resolvedInTime: 10 }), gainOf(INDEX_2026, 'commune', given, { resolvedInTime: 100 }))
  assert.equal(gainOf(INDEX_2026, 'commune', given, { digitised: 5 }), 0)
})
