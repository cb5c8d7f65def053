import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parseDay, weekdayIndex } from '#kernel/local-time.ts'
import { fixedHolidays, nationalCalendar } from '#law/calendar.ts'
import { parseCalendarDefinition } from '#organisation/domain/calendar-definition.ts'
import { NATIONAL_CALENDAR_YEARS } from '../law/calendar/national.ts'

const national = nationalCalendar()
const holidays = national.holidays ?? []
const makeUpDays = national.makeUpDays ?? []

test('the shipped calendar is a valid calendar', () => {
  assert.equal(parseCalendarDefinition(national).ok, true)
})

test('every entry lies in its year, in order, once, and names its source', () => {
  for (const { year, holidays: off, makeUpDays: work } of NATIONAL_CALENDAR_YEARS) {
    for (const entries of [off, work]) {
      const dates = entries.map(({ date }) => date)
      assert.deepEqual(dates, [...new Set(dates)].sort(), String(year))
      assert.ok(entries.every(({ date, source }) => date.startsWith(`${year}-`) && source.length > 10))
    }
  }
  const years = NATIONAL_CALENDAR_YEARS.map(({ year }) => year)
  assert.deepEqual(years, Array.from({ length: 11 }, (_, i) => 2017 + i))
})

test('every swap is whole: a make-up day is a rest day and replaces a swapped working day', () => {
  const swapped = holidays.filter(({ kind }) => kind === 'swapped').map(({ date }) => date)
  assert.deepEqual(makeUpDays.map(({ replaces }) => replaces).toSorted(), swapped.toSorted())
  for (const { date, replaces = '' } of makeUpDays) {
    assert.ok(weekdayIndex(parseDay(date) ?? 0) >= 5, date)
    assert.ok(weekdayIndex(parseDay(replaces) ?? 0) < 5, replaces)
  }
})

test('a compensatory day is a working weekday after a holiday on weekly rest', () => {
  for (const { date } of holidays.filter(({ kind }) => kind === 'compensatory')) {
    const day = parseDay(date) ?? 0
    assert.ok(weekdayIndex(day) < 5, date)
    const lost = holidays.some(
      (other) => other.kind === 'holiday' && weekdayIndex(parseDay(other.date) ?? 0) >= 5 && day - (parseDay(other.date) ?? 0) <= 4 && other.date < date,
    )
    assert.ok(lost, date)
  }
})

test('the fixed holidays are off in every shipped year', () => {
  for (const { monthDay } of fixedHolidays()) {
    for (const { year } of NATIONAL_CALENDAR_YEARS) {
      assert.ok(holidays.some(({ date }) => date === `${year}-${monthDay}`), `${year}-${monthDay}`)
    }
  }
})

test('24/11/2026 waits for a person', () => {
  assert.equal(holidays.find(({ date }) => date === '2026-11-24')?.certainty, 'pending')
})

const COLLECTED = new URL('../../shared/data/holidays.json', import.meta.url)

test('days off and make-up days equal the collected sources', { skip: existsSync(COLLECTED) ? false : 'no ../shared/data here' }, () => {
  const collected = JSON.parse(readFileSync(COLLECTED, 'utf8')) as {
    recommendedOffDays: string[]
    makeupWorkingDays: string[]
  }
  const applied = holidays.filter(({ certainty }) => certainty !== 'pending').map(({ date }) => date)
  assert.deepEqual(applied.toSorted(), collected.recommendedOffDays.toSorted())
  assert.deepEqual(makeUpDays.map(({ date }) => date).toSorted(), collected.makeupWorkingDays.toSorted())
})
