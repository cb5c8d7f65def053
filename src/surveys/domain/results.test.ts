import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { UnitId } from '#kernel/ids.ts'
import { QUESTIONNAIRES, surveyRuleOn } from '#law/surveys.ts'
import { faultsOf, partWords, questionsOf, type Answers } from './answers.ts'
import { compareOpinions, measureOpinion } from './opinions.ts'
import { compareGroups, isScale, measureSipas, spreadOf, type Respondent } from './results.ts'
import type { Stratum } from './survey.ts'

const byCode = (code: string) => QUESTIONNAIRES.find((one) => one.code === code) ?? assert.fail(code)
const SIPAS = byCode('sipas')
const RULE = surveyRuleOn('2026-11-22')
const MEASURING = { questionnaire: SIPAS, rule: RULE }
const SCALES = questionsOf(SIPAS).filter(isScale)

const stratum = (no: number, unit: string, frame: number | null = null, group: string | null = null): Stratum => ({ no, unitId: unit as UnitId, sector: group === null ? 'G15' : null, group, frame, drawn: 0 })
/** All statements with the same step, except those named. */
const sheet = (no: number, step: number, others: Readonly<Record<string, string | null>> = {}): Respondent => ({
  stratum: no,
  choices: Object.fromEntries(SCALES.flatMap(({ key }) => {
    const given = others[key] === undefined ? String(step) : others[key]
    return given === null ? [] : [[key, [given]]]
  })),
})
const close = (actual: number | undefined, expected: number): void => assert.ok(actual !== undefined && Math.abs(actual - expected) < 1e-9, `${actual} ≠ ${expected}`)

test('phiếu SIPAS có năm yếu tố và 22 nhận định', () => {
  assert.deepEqual(SIPAS.factors.map(({ key }) => SCALES.filter(({ factor }) => factor === key).length), [4, 5, 5, 4, 4])
})

describe('tính tay', () => {
  // Mười phiếu, một đơn vị: 7 phiếu mức 4 hoặc 5 mọi câu, 3 phiếu mức 3; riêng “lịch sự” có một phiếu bỏ trống trong số hài lòng.
  const ten = [...Array.from({ length: 4 }, () => sheet(1, 5)), ...Array.from({ length: 2 }, () => sheet(1, 4)), sheet(1, 4, { 'lich-su': null }), ...Array.from({ length: 3 }, () => sheet(1, 3))]
  const measured = measureSipas(MEASURING, [stratum(1, 'a')], ten, () => true)

  test('câu: (4 + 5) trên phiếu hợp lệ; 7/10, riêng câu bỏ trống 6/9', () => {
    close(measured.items.get('bien-hieu')?.value, 0.7)
    close(measured.items.get('lich-su')?.value, 6 / 9)
    assert.equal(measured.items.get('lich-su')?.answers, 9)
  })
  test('yếu tố: trung bình các câu của nó; chỉ số: trung bình 22 câu', () => {
    close(measured.factors.get('tiep-can')?.value, 0.7)
    close(measured.factors.get('cong-chuc')?.value, (4 * 0.7 + 6 / 9) / 5)
    close(measured.index?.value, (21 * 0.7 + 6 / 9) / 22)
    assert.equal(measured.index?.answers, 10)
  })
  test('phương pháp theo trọng số yếu tố: 60 % tiếp cận, 40 % công chức', () => {
    const rule = { ...RULE, index: { method: 'factors' as const, factorWeights: { 'tiep-can': 60, 'cong-chuc': 40 } } }
    close(measureSipas({ questionnaire: SIPAS, rule }, [stratum(1, 'a')], ten, () => true).index?.value, 0.6 * 0.7 + 0.4 * ((4 * 0.7 + 6 / 9) / 5))
  })
  test('lấy mẫu không đều: tầng 900 người toàn hài lòng, tầng 100 người toàn không → 0,9', () => {
    const people = [...Array.from({ length: 10 }, () => sheet(1, 5)), ...Array.from({ length: 10 }, () => sheet(2, 1))]
    close(measureSipas(MEASURING, [stratum(1, 'a', 900), stratum(2, 'a', 100)], people, () => true).index?.value, 0.9)
  })
  test('bốn phiếu: không có con số nào', () => {
    const few = measureSipas(MEASURING, [stratum(1, 'a')], ten.slice(0, 4), () => true)
    assert.ok([...few.items.values(), ...few.factors.values(), few.index].every((one) => one === null))
  })
  test('câu thêm: trong số người trả lời câu ấy', () => {
    const asked = (given: readonly string[]): Respondent => ({ stratum: 1, choices: { 'uu-tien': given } })
    const spread = spreadOf('uu-tien', ['phi', 'thai-do'], [asked(['phi', 'thai-do']), asked(['phi']), asked(['phi']), asked(['thai-do']), asked(['phi']), { stratum: 1, choices: {} }], 5)
    assert.deepEqual(spread, { base: 5, counts: new Map([['phi', 4], ['thai-do', 2]]) })
    assert.equal(spreadOf('uu-tien', ['phi'], [asked(['phi'])], 5), null)
  })
})

describe('so sánh đơn vị', () => {
  const strata = [stratum(1, 'a'), stratum(2, 'b'), stratum(3, 'c')]
  const of = (no: number, count: number, step: number, others = {}) => Array.from({ length: count }, () => sheet(no, step, others))

  test('đơn vị ba phiếu bị ẩn, và đơn vị nhỏ nhất còn lại ẩn theo', () => {
    const groups = compareGroups(MEASURING, strata, [...of(1, 3, 1), ...of(2, 8, 5), ...of(3, 20, 4)], ({ unitId }) => unitId)
    assert.deepEqual(groups.map(({ key, measured }) => [key, measured === null]), [['a', true], ['b', true], ['c', false]])
  })

  test('câu ít người trả lời ở một đơn vị: ẩn câu ấy, và không lộ qua yếu tố hay chỉ số', () => {
    const people = [...of(1, 10, 5, { 'lich-su': null }), ...of(1, 2, 1), ...of(2, 12, 5), ...of(3, 12, 5)]
    const [a, b, c] = compareGroups(MEASURING, strata, people, ({ unitId }) => unitId).map(({ measured }) => measured)
    assert.equal(a?.items.get('lich-su'), null)
    // Hai phiếu của “a” sẽ lộ nếu cả “b” và “c” cùng hiện câu này.
    assert.equal([b, c].filter((one) => one?.items.get('lich-su') === null).length, 1)
    const rest = SCALES.filter(({ factor, key }) => factor === 'cong-chuc' && key !== 'lich-su').map(({ key }) => a?.items.get(key)?.value ?? -1)
    close(a?.factors.get('cong-chuc')?.value, rest.reduce((sum, value) => sum + value, 0) / rest.length)
  })

  test('thứ tự phiếu không đổi kết quả', () => {
    const person = fc.record({ stratum: fc.integer({ min: 1, max: 3 }), step: fc.integer({ min: 1, max: 5 }), skips: fc.subarray(SCALES.map(({ key }) => key)) })
    fc.assert(fc.property(fc.array(person, { maxLength: 40 }), (people) => {
      const sheets = people.map(({ stratum: no, step, skips }) => sheet(no, step, Object.fromEntries(skips.map((key) => [key, null]))))
      const measure = (all: readonly Respondent[]) => compareGroups(MEASURING, strata, all, ({ unitId }) => unitId)
      assert.deepEqual(measure(sheets.toReversed()), measure(sheets))
    }), { numRuns: 30 })
  })
})

describe('điều tra xã hội học', () => {
  const questionnaires = [byCode('xhh-01'), byCode('xhh-03')]
  const opinion = (no: number, code: string, option: string): Respondent => ({
    stratum: no,
    choices: Object.fromEntries(questionsOf(byCode(code)).flatMap((question) => (question.kind === 'weighted' ? [[question.key, [option]]] : []))),
  })
  const strata = [stratum(1, 'a', 40, 'xhh-01'), stratum(2, 'b', 40, 'xhh-01'), stratum(3, 'a', 10, 'xhh-03')]
  const opinions = { questionnaires, rule: RULE, strata }
  const times = (count: number, one: Respondent): readonly Respondent[] => Array.from({ length: count }, () => one)

  test('mức trả lời đáng 100/60/20/0 %; mức không tính thì không vào trung bình', () => {
    const people = [...times(2, opinion(1, 'xhh-01', 'a')), ...times(2, opinion(1, 'xhh-01', 'b')), ...times(2, opinion(1, 'xhh-01', 'c')), ...times(2, opinion(1, 'xhh-01', 'd')), ...times(5, opinion(1, 'xhh-01', 'e'))]
    const found = compareOpinions(opinions, people).get('8.2.1')?.get('a')
    close(found?.value, (1 + 0.6 + 0.2 + 0) / 4)
    assert.equal(found?.answers, 8)
  })

  test('hai nhóm nặng như nhau dù số người khác nhau; quy tắc cho nặng khác thì theo quy tắc', () => {
    const both = questionnaires.map((one) => ({ ...one, sections: one.sections.map((section) => ({ ...section, questions: section.questions.map((question) => (question.kind === 'weighted' ? { ...question, criterion: '8.2' } : question)) })) }))
    const own = strata.filter(({ unitId }) => unitId === 'a')
    const people = [...times(30, opinion(1, 'xhh-01', 'a')), ...times(6, opinion(3, 'xhh-03', 'd'))]
    close(measureOpinion({ ...opinions, questionnaires: both, strata: own }, people, '8.2')?.value, 0.5)
    const rule = { ...RULE, groupWeights: { 'xhh-01': 3, 'xhh-03': 1 } }
    close(measureOpinion({ questionnaires: both, rule, strata: own }, people, '8.2')?.value, 0.75)
  })

  test('đơn vị ít phiếu không hiện', () => {
    const people = [...times(12, opinion(1, 'xhh-01', 'a')), ...times(3, opinion(2, 'xhh-01', 'd'))]
    assert.equal(compareOpinions(opinions, people).get('8.2.1')?.size, 0)
    assert.equal(compareOpinions(opinions, [...people, ...times(2, opinion(2, 'xhh-01', 'd'))]).get('8.2.1')?.size, 2)
  })
})

describe('phiếu trả lời', () => {
  const whole: Answers = sheet(1, 4).choices
  const without = (key: string): Answers => Object.fromEntries(Object.entries(whole).filter(([name]) => name !== key))
  const CASES: readonly (readonly [what: string, answers: Answers, mayOmit: boolean, faults: readonly (readonly [string, string])[]])[] = [
    ['đủ 22 câu', whole, false, []],
    ['tự trả lời thiếu một câu', without('lich-su'), false, [['lich-su', 'missing']]],
    ['phiếu giấy thiếu một câu thì được', without('lich-su'), true, []],
    ['phiếu giấy trống', {}, true, [['bien-hieu', 'missing']]],
    ['mức không có', { ...whole, 'lich-su': ['6'] }, false, [['lich-su', 'unknownOption']]],
    ['hai mức cho một câu', { ...whole, 'lich-su': ['4', '5'] }, false, [['lich-su', 'tooMany']]],
    ['bốn ưu tiên khi chỉ được ba', { ...whole, 'uu-tien': ['phi', 'thai-do', 'gop-y', 'niem-yet'] }, false, [['uu-tien', 'tooMany']]],
    ['ý kiến quá dài', { ...whole, 'y-kien': ['x'.repeat(1_001)] }, false, [['y-kien', 'tooLong']]],
  ]
  for (const [what, answers, mayOmit, faults] of CASES) test(what, () => assert.deepEqual(faultsOf(SIPAS, answers, mayOmit).map(({ key, fault }) => [key, fault]), faults))

  test('lời viết tách khỏi các câu chọn; câu lạ bị bỏ', () => {
    const { choices, words } = partWords(SIPAS, { 'lich-su': ['4'], 'y-kien': ['Chờ lâu'], la: ['x'], gioi: [] })
    assert.deepEqual([choices, words], [{ 'lich-su': ['4'] }, [{ key: 'y-kien', text: 'Chờ lâu' }]])
  })
})
