import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { DAY_MINUTES, dayOf, formatDay, formatMinute, parseInstantMinute } from '#kernel/local-time.ts'
import { nationalCalendar, type CalendarDefinition } from '#law/calendar.ts'
import { anyCalendar, anyMinute, compiled } from '../calendar-testing.ts'
import {
  addWorkingMinutes,
  countedDayAfter,
  countedDaysBetween,
  dayMinutesAt,
  isCountedDay,
  isWorkingAt,
  lastMinuteWithin,
  receptionSessionsOf,
  sessionsOf,
  workingMinutesBetween,
  workingMinutesOf,
} from './working-calendar.ts'

const minute = (text: string): number => {
  const found = parseInstantMinute(`${text}+07:00`)
  if (typeof found !== 'number') throw new Error(text)
  return found
}
const day = (text: string): number => dayOf(minute(`${text}T00:00`))

describe('the line of working minutes', () => {
  test('going n minutes forward passes n minutes', () => {
    fc.assert(
      fc.property(anyCalendar, anyMinute, fc.integer({ min: 1, max: 200_000 }), (definition, from, n) => {
        const calendar = compiled(definition)
        assert.equal(workingMinutesBetween(calendar, from, addWorkingMinutes(calendar, from, n)), n)
      }),
    )
  })

  test('going m and then n is going m + n', () => {
    const amount = fc.integer({ min: 1, max: 50_000 })
    fc.assert(
      fc.property(anyCalendar, anyMinute, amount, amount, (definition, from, m, n) => {
        const calendar = compiled(definition)
        const twice = addWorkingMinutes(calendar, addWorkingMinutes(calendar, from, m), n)
        assert.equal(twice, addWorkingMinutes(calendar, from, m + n))
      }),
    )
  })

  test('the last minute within n minutes, forward or back: one more minute would be too much', () => {
    fc.assert(
      fc.property(anyCalendar, anyMinute, fc.integer({ min: -50_000, max: 50_000 }), (definition, from, n) => {
        const calendar = compiled(definition)
        const last = lastMinuteWithin(calendar, from, n)
        assert.equal(workingMinutesBetween(calendar, from, last), n)
        assert.equal(workingMinutesBetween(calendar, from, last + 1), n + 1)
      }),
    )
  })

  test('an end lies inside a session or on its end', () => {
    fc.assert(
      fc.property(anyCalendar, anyMinute, fc.integer({ min: 1, max: 50_000 }), (definition, from, n) => {
        const calendar = compiled(definition)
        assert.ok(isWorkingAt(calendar, addWorkingMinutes(calendar, from, n) - 1))
      }),
    )
  })

  test('minutes between two instants are the minutes at which somebody works', () => {
    fc.assert(
      fc.property(anyCalendar, anyMinute, fc.integer({ min: 0, max: 15 * DAY_MINUTES }), (definition, from, span) => {
        const calendar = compiled(definition)
        let worked = 0
        for (let at = from; at < from + span; at++) if (isWorkingAt(calendar, at)) worked++
        assert.equal(workingMinutesBetween(calendar, from, from + span), worked)
        assert.equal(workingMinutesBetween(calendar, from + span, from), -worked || 0)
      }),
      { numRuns: 40 },
    )
  })

  test('counted days agree with asking each day', () => {
    fc.assert(
      fc.property(anyCalendar, anyMinute, fc.integer({ min: 1, max: 400 }), (definition, at, n) => {
        const calendar = compiled(definition)
        const from = dayOf(at)
        let found = from
        for (let left = n; left > 0; ) if (isCountedDay(calendar, ++found)) left--
        assert.equal(countedDayAfter(calendar, from, n), found)
        assert.equal(countedDaysBetween(calendar, from, found), n)
      }),
    )
  })

  test('any century costs the same: an open-ended calendar reaches the year 1 and the year 9999', () => {
    const calendar = compiled({ sessions: { mon: ['08:00-09:00'] } })
    assert.equal(formatMinute(addWorkingMinutes(calendar, minute('0001-01-02T00:00'), 60)), '0001-01-08T09:00:00+07:00')
    assert.equal(formatDay(countedDayAfter(calendar, day('9999-12-20'), 1)), '9999-12-21')
  })
})

describe('days of a calendar', () => {
  const calendar = compiled({
    sessions: { mon: ['07:30-11:30', '13:30-17:30'], fri: ['07:30-11:30'], sat: ['07:30-11:30'] },
    receptionSessions: { mon: ['07:00-18:00'], sun: ['08:00-09:00'] },
    holidays: [
      { date: '2026-11-09', name: 'nghỉ', source: 's' },
      { date: '2026-11-23', name: 'chưa xác nhận', source: 's', certainty: 'pending' },
      { date: '2026-11-30', name: 'cần kiểm tra', source: 's', certainty: 'toVerify' },
    ],
    makeUpDays: [
      { date: '2026-11-14', replaces: '2026-11-20', source: 's' },
      { date: '2026-11-15', source: 's' },
    ],
  })

  const rows: readonly (readonly [string, number, boolean])[] = [
    ['2026-11-02', 480, true],
    ['2026-11-03', 0, true],
    ['2026-11-06', 240, true],
    ['2026-11-07', 240, false],
    ['2026-11-08', 0, false],
    ['2026-11-09', 0, false],
    ['2026-11-14', 240, true],
    ['2026-11-15', 480, true],
    ['2026-11-23', 480, true],
    ['2026-11-30', 0, false],
  ]
  for (const [date, minutes, counts] of rows) {
    test(`${date} works ${minutes} minutes and ${counts ? 'counts' : 'does not count'}`, () => {
      assert.equal(workingMinutesOf(calendar, day(date)), minutes)
      assert.equal(isCountedDay(calendar, day(date)), counts)
    })
  }

  test('desk hours are apart from working time', () => {
    assert.deepEqual(receptionSessionsOf(calendar, day('2026-11-08')), [{ from: 480, to: 540 }])
    assert.deepEqual(sessionsOf(calendar, day('2026-11-08')), [])
    assert.deepEqual(receptionSessionsOf(calendar, day('2026-11-09')), [])
    assert.equal(isWorkingAt(calendar, minute('2026-11-02T07:00')), false)
  })

  test('a working day by the hour is the longest weekday unless it is said', () => {
    assert.equal(dayMinutesAt(calendar, minute('2026-01-05T00:00')), 480)
    const shorter: CalendarDefinition = { sessions: { mon: ['07:30-11:30'] }, dayMinutes: 450 }
    assert.equal(dayMinutesAt(compiled(shorter), minute('2026-01-05T00:00')), 450)
  })

  test('the shipped calendar covers 2017–2027', () => {
    const national = compiled(nationalCalendar())
    assert.equal(formatDay(national.coveredFrom), '2017-01-01')
    assert.equal(formatDay(national.coveredUntil), '2027-12-31')
    assert.equal(isCountedDay(national, day('2026-11-24')), true)
    assert.equal(isCountedDay(national, day('2026-04-27')), false)
    assert.equal(isCountedDay(national, day('2026-01-10')), true)
  })
})
