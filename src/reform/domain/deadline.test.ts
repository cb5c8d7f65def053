import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { nationalCalendar } from '#law/calendar.ts'
import { formatDay, parseDay } from '#kernel/local-time.ts'
import { compileCalendar } from '#organisation/domain/working-calendar.ts'
import { dueAtOf, workingDayFrom, yearLater } from './deadline.ts'
import { isUrgingDay } from './reminding.ts'
import { countProgress, isReached, shareProgress } from './target.ts'

const compiled = compileCalendar(nationalCalendar())
assert.ok(compiled.ok)
const calendar = compiled.value

for (const [title, day, due] of [
  ['ngày làm việc: hết 24 giờ ngày đó', '2026-11-20', '2026-11-20T17:00:00.000Z'],
  ['thứ Bảy: hết thứ Hai', '2026-11-21', '2026-11-23T17:00:00.000Z'],
  ['Quốc khánh: hết ngày làm việc kế tiếp', '2026-09-02', '2026-09-03T17:00:00.000Z'],
] as const) {
  test(`hạn cuối cùng: ${title}`, () => assert.equal(dueAtOf(day, calendar), due))
}

test('hạn dời tới ngày làm việc không bao giờ sớm hơn, và dời lần nữa thì đứng yên', () => {
  const days = fc.integer({ min: parseDay('2025-01-01') ?? 0, max: parseDay('2027-12-20') ?? 0 }).map(formatDay)
  fc.assert(fc.property(days, (day) => {
    const moved = workingDayFrom(day, calendar)
    assert.ok(moved >= day)
    assert.equal(workingDayFrom(moved, calendar), moved)
  }))
})

for (const [day, years, expected] of [['2025-06-30', 1, '2026-06-30'], ['2024-02-29', 1, '2025-02-28'], ['2024-02-29', 4, '2028-02-29']] as const) {
  test(`cùng ngày ${years} năm sau ${day}`, () => assert.equal(yearLater(day, years), expected))
}

test('đôn đốc sau 1, 5, 10 rồi mỗi 10 ngày làm việc', () => {
  const rule = { urgeAfterWorkingDays: [1, 5, 10], urgeEveryWorkingDays: 10 }
  assert.deepEqual(Array.from({ length: 32 }, (_, late) => late).filter((late) => isUrgingDay(rule, late)), [1, 5, 10, 20, 30])
})

const ON_TIME = { kind: 'share', share: 'finishedInTime', atLeast: 0.98 } as const
const INSPECTIONS = { kind: 'count', amount: 4, unit: 'cuộc' } as const
for (const [title, progress, expected] of [
  ['97/100 chưa tới 98 %', shareProgress(ON_TIME, { part: 97, base: 100 }), 98],
  ['98/100 là đạt', shareProgress(ON_TIME, { part: 98, base: 100 }), 100],
  ['không phát sinh thì không phải là chưa đạt', shareProgress(ON_TIME, { part: 0, base: 0 }), 100],
  ['3/4 cuộc', countProgress(INSPECTIONS, 3), 75],
  ['5/4 cuộc', countProgress(INSPECTIONS, 5), 100],
] as const) {
  test(`chỉ tiêu: ${title}`, () => assert.equal(progress, expected))
}

test('100 % khi và chỉ khi đạt chỉ tiêu', () => {
  const share = fc.tuple(fc.nat(1_000), fc.nat(1_000)).map(([a, b]) => ({ part: Math.min(a, b), base: Math.max(a, b) }))
  fc.assert(fc.property(share, fc.integer({ min: 1, max: 100 }), (one, percent) => {
    const target = { ...ON_TIME, atLeast: percent / 100 }
    assert.equal(shareProgress(target, one) === 100, isReached(target, one))
  }))
})
