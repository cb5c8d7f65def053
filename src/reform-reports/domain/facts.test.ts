import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { checkReport } from '#figure-check/check-report.ts'
import { INDICATORS, OUTLINES, outlineOn } from '#law/reform-reports.ts'
import { renderText } from '../compose-document.ts'
import { differenceOf } from './difference.ts'
import { fillFacts, rowsOf, valuesOf, type Ground } from './fact.ts'
import { sumBelow } from './merge.ts'
import { proposeText } from './propose.ts'
import { dueDayOf, nameOfReformPeriod, parseReformPeriod, periodCode, samePeriodLastYear } from './reform-period.ts'
import { readTemplate, writeReference } from './template.ts'
import { textProblems } from './text-problems.ts'
import { typedFigures } from './typed-figures.ts'
import { writeDifference, writeFigure } from '../words.ts'

const ground = (rest: Partial<Ground> = {}): Ground => ({ tier: 'commune', lastDay: '2026-09-14', known: {}, answers: {}, below: {}, ...rest })
const answer = (value: number) => ({ value, note: null, evidence: [] })

describe('kỳ báo cáo CCHC', () => {
  const COMMITTEE = { tier: 'commune', kind: 'peoplesCommittee' }
  for (const [code, from, to, due] of [
    ['2026-Q1', '2025-12-15', '2026-03-14', '2026-03-18'],
    ['2026-H1', '2025-12-15', '2026-06-14', '2026-06-18'],
    ['2026-M9', '2025-12-15', '2026-09-14', '2026-09-18'],
    ['2026-Y', '2025-12-15', '2026-12-14', '2026-12-18'],
  ] as const) {
    test(`${code}: ${from} đến ${to}, xã gửi trước ${due}, tỉnh trước ngày 20`, () => {
      const period = parseReformPeriod(code)
      assert.ok(period !== undefined)
      assert.deepEqual([period.from, period.to, dueDayOf(COMMITTEE, period), dueDayOf({ ...COMMITTEE, tier: 'province' }, period)?.day].map(String), [from, to, due, '20'])
      assert.equal(periodCode(period), code)
      assert.equal(periodCode(samePeriodLastYear(period)), code.replace('2026', '2025'))
    })
  }
  test('mã sai không là kỳ nào; phòng ban không phải nộp; huyện hết từ 01/07/2025', () => {
    for (const text of ['', '2026', '2026-Q2', '26-Y', '2026-y']) assert.equal(parseReformPeriod(text), undefined, text)
    const period = parseReformPeriod('2026-H1')
    assert.ok(period !== undefined)
    assert.equal(dueDayOf({ tier: 'commune', kind: 'division' }, period), undefined)
    assert.equal(dueDayOf({ tier: 'district', kind: 'peoplesCommittee' }, period), undefined)
    assert.equal(nameOfReformPeriod(period), '6 tháng đầu năm 2026')
  })
})

describe('điền chỉ tiêu', () => {
  test('tổng và tỷ lệ được tính; thiếu một phần thì không có tổng; mẫu số 0 thì không có tỷ lệ', () => {
    const facts = fillFacts(ground({ known: { '3.9': 80, '3.10': 76, '3.8': 0, '7.12': 0 }, answers: { '1.6': answer(11), '1.7': answer(12), '4.7': answer(17) } }))
    const of = (code: string) => facts.find((fact) => fact.code === code)
    assert.deepEqual([of('1.5')?.value, of('4.6')?.value, of('3.12')?.value, of('7.13')?.value], [23, null, 95, null])
    assert.deepEqual(of('3.12')?.base, { code: '3.9', value: 80 })
    assert.deepEqual([of('3.9')?.origin, of('1.6')?.origin, of('1.5')?.origin, of('4.6')?.origin], ['system', 'typed', 'computed', 'unknown'])
  })

  test('số hệ thống biết không bị số nhập thay; số từ dưới cộng vào số của mình', () => {
    const facts = fillFacts(ground({ tier: 'province', known: { '3.9': 5 }, answers: { '3.9': answer(9), '1.6': answer(3) }, below: { '1.6': 11, '3.9': 100 } }))
    const of = (code: string) => facts.find((fact) => fact.code === code)
    assert.equal(of('3.9')?.value, 5)
    assert.deepEqual([of('1.6')?.value, of('1.6')?.below], [14, 11])
  })

  test('chỉ tiêu của tỉnh không có ở xã; chỉ tiêu cấp huyện hết từ 01/07/2025', () => {
    const codes = (tier: string, lastDay: string) => rowsOf({ tier, lastDay }).map(({ code }) => code)
    assert.equal(codes('commune', '2026-09-14').includes('3.17'), false)
    assert.equal(codes('province', '2026-09-14').includes('3.20'), false)
    assert.equal(codes('province', '2025-03-14').includes('3.20'), true)
  })

  test('gộp: tổng của các đơn vị bằng tổng từng đơn vị, theo từng chỉ tiêu', () => {
    const values = fc.dictionary(fc.constantFrom('1.6', '2.1', '5.6'), fc.nat(1_000))
    fc.assert(fc.property(fc.array(values, { maxLength: 12 }), (all) => {
      const merged = { missing: [], children: all.map((one, i) => ({ reportId: String(i), unitId: String(i), unitName: `xã ${i}`, values: { ...one } })) }
      const sums = sumBelow(merged)
      for (const code of ['1.6', '2.1', '5.6']) assert.equal(sums[code] ?? 0, all.reduce((sum, one) => sum + (one[code] ?? 0), 0))
    }))
  })
})

describe('so với cùng kỳ', () => {
  for (const [code, now, before, words] of [
    ['3.12', 98.2, 95, 'tăng 3,2 điểm phần trăm so với 6 tháng đầu năm 2025'],
    ['3.12', 95, 98.2, 'giảm 3,2 điểm phần trăm so với 6 tháng đầu năm 2025'],
    ['3.8', 138, 126, 'tăng 12 hồ sơ (9,52 %) so với 6 tháng đầu năm 2025'],
    ['3.8', 100, 125, 'giảm 25 hồ sơ (20,00 %) so với 6 tháng đầu năm 2025'],
    ['3.8', 12, 0, 'tăng 12 hồ sơ so với 6 tháng đầu năm 2025 (6 tháng đầu năm 2025 không phát sinh)'],
    ['3.8', 12, 12, 'bằng 6 tháng đầu năm 2025'],
  ] as const) {
    test(`${code}: ${now} / ${before} → ${words}`, () => {
      const difference = differenceOf(code, now, before)
      assert.ok(difference !== undefined)
      assert.equal(writeDifference(code, difference, '6 tháng đầu năm 2025'), words)
    })
  }
  test('không biết một trong hai thì không so', () => {
    assert.equal(differenceOf('3.8', 12, undefined), undefined)
    assert.equal(differenceOf('3.8', null, 12), undefined)
  })
})

describe('số sống trong đoạn văn', () => {
  test('đọc ra từng đoạn, viết lại đúng như cũ', () => {
    assert.deepEqual(readTemplate('Có {{3.8}} hồ sơ, {{ 3.12 : chenh }}; {{abc}}'), [
      { kind: 'text', text: 'Có ' }, { kind: 'reference', code: '3.8', form: 'now' }, { kind: 'text', text: ' hồ sơ, ' },
      { kind: 'reference', code: '3.12', form: 'change' }, { kind: 'text', text: '; ' }, { kind: 'broken', text: '{{abc}}' },
    ])
    for (const { code } of INDICATORS) for (const form of ['now', 'before', 'change'] as const) assert.deepEqual(readTemplate(writeReference(code, form)), [{ kind: 'reference', code, form }])
  })

  test('chữ không có ngoặc thì giữ nguyên từng chữ', () => {
    fc.assert(fc.property(fc.string().filter((text) => !text.includes('{{')), (text) => assert.equal(readTemplate(text).map((one) => ('text' in one ? one.text : '')).join(''), text)))
  })

  test('mọi câu của đề cương chỉ dẫn chỉ tiêu có thật', () => {
    for (const { nodes } of OUTLINES) for (const { code, proposals } of nodes) for (const { text } of proposals) {
      assert.deepEqual(textProblems(code, text, { now: {}, before: {} }).filter(({ kind }) => kind === 'brokenReference'), [], text)
    }
  })

  test('câu đề xuất từ số bất kỳ: không câu nào thiếu số, không phép tính nào sai', () => {
    const count = fc.nat(200_000)
    fc.assert(fc.property(fc.dictionary(fc.constantFrom(...INDICATORS.map(({ code }) => code)), count, { minKeys: 20, maxKeys: INDICATORS.length }), fc.dictionary(fc.constantFrom(...INDICATORS.map(({ code }) => code)), count), (typed, before) => {
      // Parts never exceed their whole, as figures of the house do not.
      const [early, late, carried, accepted] = [typed['3.10'] ?? 0, typed['3.11'] ?? 0, typed['3.7'] ?? 0, typed['3.8'] ?? 0]
      const balanced: Record<string, number> = {
        ...typed, '3.10': early, '3.11': late, '3.9': early + late, '3.7': carried, '3.8': accepted, '3.6': carried + accepted, '3.13': Math.max(0, carried + accepted - early - late),
        '7.12': Math.min(accepted, typed['7.12'] ?? 0),
      }
      for (const [part, whole] of [['1.2', '1.1'], ['1.12', '1.11'], ['1.9', '1.8'], ['1.24', '1.23'], ['2.8', '2.7'], ['2.5', '2.4'], ['6.2', '6.1'], ['7.2', '7.1'], ['7.17', '7.16'], ['1.22', '1.21'], ['3.14', '3.13'], ['3.28', '3.27'], ['3.27', '3.26']] as const) {
        balanced[part] = Math.min(balanced[part] ?? 0, balanced[whole] ?? 0)
      }
      delete balanced['3.12']
      const answers = Object.fromEntries(Object.entries(balanced).map(([code, value]) => [code, answer(value)]))
      const now = valuesOf(fillFacts(ground({ answers })))
      const compared = { now, before: Object.fromEntries(Object.entries(before).map(([code, value]) => [code, INDICATORS.find((one) => one.code === code)?.unit === '%' ? value % 101 : value])) }
      for (const node of outlineOn('2026-09-14').nodes) {
        const text = renderText(proposeText(node, compared), compared, '9 tháng năm 2025')
        assert.doesNotMatch(text, /…|\{\{|\[|\]/)
        assert.deepEqual(checkReport(text).filter(({ holds }) => holds === false).map(({ quote, explanation }) => `${quote}: ${explanation}`), [])
      }
    }), { numRuns: 60 })
  })
})

describe('số gõ tay khác phụ lục', () => {
  const values = { '7.12': 138, '7.14': 88, '7.15': 70, '7.7': 64, '1.5': 23, '3.8': 500 }
  for (const [text, found] of [
    ['Đã tiếp nhận 130 hồ sơ trực tuyến.', [['7.12', 130]]],
    ['Đã tiếp nhận 138 hồ sơ trực tuyến.', []],
    ['Đã tiếp nhận {{7.12}} hồ sơ trực tuyến.', []],
    ['Tiếp nhận 80 hồ sơ qua bưu chính công ích.', [['7.14', 80]]],
    ['Có 65 thủ tục hành chính đạt mức độ 3.', [['7.7', 65]]],
    ['Trên 100 hồ sơ trực tuyến.', []],
    ['Ngày 15/12/2020 họp 2 buổi.', []],
  ] as const) {
    test(text, () => assert.deepEqual(typedFigures(text, values).map(({ code, typed }) => [code, typed]), found))
  }
  test('số in đúng thì không bao giờ bị báo khác', () => {
    assert.deepEqual(typedFigures(`Tiếp nhận ${writeFigure('7.12', 1_244)} hồ sơ trực tuyến`, { '7.12': 1_244 }), [])
  })
})
