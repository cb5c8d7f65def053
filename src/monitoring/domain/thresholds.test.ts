import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { parseInstantMinute } from '#kernel/local-time.ts'
import { nationalCalendar } from '#law/calendar.ts'
import { monitoringRule, reminderSchema } from '#law/monitoring-rules.ts'
import { anyCalendar, anyMinute, compiled } from '#organisation/calendar-testing.ts'
import { dayMinutesAt, workingMinutesBetween } from '#organisation/domain/working-calendar.ts'
import { listMarks } from './marks.ts'
import { reachedBy, thresholdMarks } from './thresholds.ts'

const minute = (text: string): number => {
  const found = parseInstantMinute(`${text}+07:00`)
  if (typeof found !== 'number') throw new Error(text)
  return found
}
const rules = monitoringRule('2026-11-22')
const office = compiled(nationalCalendar())
const reached = (dueAt: string, now: string): readonly number[] =>
  reachedBy(thresholdMarks(rules, office, minute(now)), minute(dueAt)).map(({ workingDays }) => workingDays)

describe('mốc nhắc theo ngày làm việc', () => {
  const rows: readonly (readonly [title: string, dueAt: string, now: string, expected: readonly number[]])[] = [
    ['hạn chiều thứ Sáu, sáng thứ Năm: chưa tới mốc nào', '2026-11-27T17:00', '2026-11-26T07:59', []],
    ['hạn chiều thứ Sáu, chiều thứ Năm: còn đúng một ngày làm việc', '2026-11-27T17:00', '2026-11-26T17:00', [-1]],
    ['hạn chiều thứ Hai, chiều thứ Sáu: thứ Bảy, Chủ nhật không tính', '2026-11-30T17:00', '2026-11-27T17:00', [-1]],
    ['đúng lúc tới hạn', '2026-11-27T17:00', '2026-11-27T17:00', [-1, 0]],
    ['quá hạn cuối tuần vẫn chưa phải một ngày làm việc', '2026-11-27T17:00', '2026-11-29T20:00', [-1, 0]],
    ['quá hạn một ngày làm việc', '2026-11-27T17:00', '2026-11-30T17:00', [-1, 0, 1]],
    ['quá hạn ba ngày làm việc', '2026-11-27T17:00', '2026-12-02T17:00', [-1, 0, 1, 3]],
    ['rồi mỗi năm ngày làm việc', '2026-11-27T17:00', '2026-12-09T17:00', [-1, 0, 1, 3, 8]],
    ['bỏ lỡ nhiều tuần thì chỉ bắt kịp lần nhắc gần nhất', '2026-10-02T17:00', '2026-11-20T17:00', [-1, 0, 1, 3, 33]],
  ]
  for (const [title, dueAt, now, expected] of rows) test(title, () => assert.deepEqual(reached(dueAt, now), expected))

  test('a threshold is reached exactly when so much working time has passed', () => {
    fc.assert(
      fc.property(anyCalendar, anyMinute, fc.integer({ min: -30_000, max: 30_000 }), (definition, now, away) => {
        const calendar = compiled(definition)
        const dueAt = now + away
        const days = workingMinutesBetween(calendar, dueAt, now) / dayMinutesAt(calendar, now)
        const fixed = rules.thresholds.filter(({ workingDays }) => workingDays <= days).map(({ workingDays }) => workingDays)
        const found = reachedBy(thresholdMarks(rules, calendar, now), dueAt).map(({ workingDays }) => workingDays)
        assert.deepEqual(found.filter((one) => one <= 3), fixed)
        assert.ok(found.filter((one) => one > 3).length <= 1)
      }),
    )
  })

  test('later nothing is reached that was not reached before, and nothing is lost', () => {
    fc.assert(
      fc.property(anyMinute, fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 20_000 }), (dueAt, a, b) => {
        const at = (now: number) => reachedBy(thresholdMarks(rules, office, now), dueAt).map(({ workingDays }) => workingDays).filter((one) => one <= 3)
        const [before, after] = [at(dueAt + Math.min(a, b)), at(dueAt + Math.max(a, b))]
        assert.deepEqual(after.slice(0, before.length), before)
      }),
    )
  })
})

test('các mốc phải tăng dần', () => {
  const { source: _s, effectiveFrom: _f, checked: _c, effectiveTo: _t, ...reminders } = rules
  assert.ok(reminderSchema.safeParse(reminders).success)
  assert.ok(!reminderSchema.safeParse({ ...reminders, thresholds: rules.thresholds.toReversed() }).success)
})

test('"sắp đến hạn" là trong một ngày làm việc, "không nhúc nhích" là ba ngày làm việc', () => {
  const marks = listMarks(rules, office, minute('2026-11-27T17:00'))
  assert.equal(marks.soonUntil, minute('2026-11-30T17:00'))
  assert.equal(marks.idleBefore, minute('2026-11-24T17:00'))
})
