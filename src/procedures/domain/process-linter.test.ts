import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { processTemplates } from '#law/procedures.ts'
import type { Duration } from './duration.ts'
import { fitProcess } from './process-fit.ts'
import { allBefore, criticalPath, inOrder } from './process-graph.ts'
import { lintProcess, promisedMinutes, type LintFacts } from './process-linter.ts'
import type { ProcessStep, StepKind } from './process.ts'

const step = (id: string, kind: StepKind, after: readonly string[], allottedMinutes = 60): ProcessStep => ({
  id, name: id, kind, role: kind === 'approve' ? 'agencyLeader' : 'caseOfficer', unit: { kind: 'competent' }, allottedMinutes, after,
})
const sound: readonly ProcessStep[] = [
  step('a', 'receive', []),
  step('b', 'handle', ['a'], 120),
  step('c', 'handle', ['a'], 240),
  step('d', 'approve', ['b', 'c']),
  step('e', 'handOver', ['d'], 30),
]
const without = (id: string): readonly ProcessStep[] => sound.filter((one) => one.id !== id)
const changed = (id: string, part: Partial<ProcessStep>): readonly ProcessStep[] => sound.map((one) => (one.id === id ? { ...one, ...part } : one))

const codes = (steps: readonly ProcessStep[], facts: Partial<LintFacts> = {}): readonly string[] =>
  lintProcess(steps, { dayMinutes: 480, ...facts }).map((finding) => finding.code)

const promise = (amount: number, unit: Duration['unit']) => ({ promises: [{ label: 'x', committed: { amount, unit } }] })

describe('lintProcess', () => {
  const CASES: readonly (readonly [string, readonly ProcessStep[], Partial<LintFacts>, readonly string[]])[] = [
    ['quy trình đúng, có nhánh song song', sound, {}, []],
    ['chưa có bước', [], {}, ['processEmpty']],
    ['hai bước cùng mã', [...sound, step('b', 'handle', ['a'])], {}, ['stepDoubled']],
    ['chờ bước không có', changed('d', { after: ['b', 'c', 'z'] }), {}, ['stepUnknown', 'stepUnreachable']],
    ['chờ lẫn nhau', changed('b', { after: ['a', 'd'] }), {}, ['stepCycle', 'stepUnreachable']],
    ['chờ chính mình', changed('e', { after: ['d', 'e'] }), {}, ['stepCycle']],
    ['không bắt đầu bằng tiếp nhận', changed('a', { kind: 'handle' }), {}, ['startWrong']],
    ['hai bước bắt đầu', changed('b', { after: [] }), {}, ['startDoubled']],
    ['nhánh không được chờ', changed('d', { after: ['b'] }), {}, ['joinMissing']],
    ['không ai từ chối được', changed('d', { kind: 'review' }), {}, ['refusalMissing']],
    ['thiếu trả kết quả', without('e'), {}, ['joinMissing', 'handOverMissing']],
    ['hai bước trả kết quả', [...sound, step('f', 'handOver', ['d'])], {}, ['handOverDoubled']],
    ['trả trước khi ký', changed('e', { after: ['b', 'c'] }), {}, ['joinMissing', 'handOverTooEarly']],
    ['vừa đủ 6 giờ: trả kết quả không tính', sound, promise(6, 'workingHour'), []],
    ['thiếu một chút', sound, promise(5.9, 'workingHour'), ['promiseTooShort']],
    ['vai trò chưa ai giữ', sound, { isRoleHeld: (one) => one.role !== 'agencyLeader' }, ['roleVacant']],
  ]
  for (const [title, steps, facts, expected] of CASES) test(title, () => assert.deepEqual(codes(steps, facts), expected))

  test('a promise that is too short names the longest chain and both sums', () => {
    const [finding] = lintProcess(sound, { dayMinutes: 480, ...promise(1, 'workingHour') })
    assert.deepEqual(finding?.stepIds, ['a', 'c', 'd'])
    assert.deepEqual(finding?.facts, { label: 'x', neededMinutes: 360, promisedMinutes: 60 })
  })

  test('a vacant role is named once with all its steps, after every error', () => {
    const findings = lintProcess(changed('d', { after: ['b'] }), { dayMinutes: 480, isRoleHeld: () => false })
    assert.deepEqual(findings.map(({ code, severity }) => [code, severity]), [
      ['joinMissing', 'error'], ['roleVacant', 'warning'], ['roleVacant', 'warning'],
    ])
  })
})

describe('promisedMinutes', () => {
  const CASES: readonly (readonly [number, Duration['unit'], number])[] = [
    [2, 'workingHour', 120], [1, 'halfDay', 240], [2.5, 'workingDay', 1_200], [1, 'sameDay', 120],
    [1, 'calendarDay', 480], [3, 'calendarDay', 480], [7, 'calendarDay', 2_400], [15, 'calendarDay', 11 * 480], [1, 'month', 20 * 480],
  ]
  for (const [amount, unit, minutes] of CASES) {
    test(`${amount} ${unit}: ${minutes}`, () => assert.equal(promisedMinutes({ amount, unit }, 480), minutes))
  }

  test('calendar days: no start of a week leaves fewer working days (counted day by day)', () => {
    for (let days = 1; days <= 60; days++) {
      const worst = Math.min(...[0, 1, 2, 3, 4].map((start) => {
        let counted = 0
        for (let at = start + 1; at <= start + days; at++) if (at % 7 < 5) counted++
        return (start + days) % 7 < 5 ? counted : counted + 1
      }))
      assert.equal(promisedMinutes({ amount: days, unit: 'calendarDay' }, 1), worst, `${days} days`)
    }
  })
})

describe('fitProcess', () => {
  test('every template is free of faults and keeps any promise from an hour on', () => {
    fc.assert(fc.property(fc.constantFrom(...processTemplates), fc.integer({ min: 60, max: 100_000 }), (template, minutes) => {
      const steps = fitProcess(template, minutes)
      assert.deepEqual(lintProcess(steps, { dayMinutes: minutes, ...promise(1, 'workingDay') }), [])
      assert.ok(steps.every((one) => one.allottedMinutes % 5 === 0))
    }))
  })
})

/** Any graph: each step waits for some others, possibly for itself, for none, or for what does not exist. */
const anyGraph = fc
  .array(fc.record({ after: fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 3 }), minutes: fc.integer({ min: 1, max: 500 }) }), { maxLength: 8 })
  .map((list) => list.map(({ after, minutes }, i) => step(`s${i}`, 'handle', after.map((n) => `s${n}`), minutes)))

describe('process graph', () => {
  test('whatever comes in order comes after all that it waits for, once; nothing hangs', () => {
    fc.assert(fc.property(anyGraph, (steps) => {
      const ordered = inOrder(steps).map((one) => one.id)
      assert.equal(new Set(ordered).size, ordered.length)
      ordered.forEach((id, i) => {
        for (const before of allBefore(steps, id)) assert.ok(ordered.indexOf(before) < i)
      })
    }))
  })

  test('the longest chain is no shorter than any step and no longer than all of them', () => {
    fc.assert(fc.property(anyGraph, (steps) => {
      const reached = inOrder(steps)
      const { minutes, stepIds } = criticalPath(steps)
      const sum = (list: readonly ProcessStep[]): number => list.reduce((all, one) => all + one.allottedMinutes, 0)
      assert.ok(minutes >= Math.max(0, ...reached.map((one) => one.allottedMinutes)) && minutes <= sum(reached))
      assert.equal(minutes, sum(reached.filter((one) => stepIds.includes(one.id))))
    }))
  })
})
