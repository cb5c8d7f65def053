import fc from 'fast-check'
import { formatDay, formatMinuteOfDay, WEEKDAYS, type LocalMinute, type Weekday } from '#kernel/local-time.ts'
import type { CalendarDefinition } from '#law/calendar.ts'
import { compileCalendar, type WorkingCalendar } from './domain/working-calendar.ts'

/** Builders for tests: calendars of every sort, and instants around them. */

const FIRST_DAY = 20_454
const DAYS = 400

export const compiled = (definition: CalendarDefinition): WorkingCalendar => {
  const result = compileCalendar(definition)
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

const sessions = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 0, maxLength: 3 })
  .map((cuts) => cuts.sort((a, b) => a - b))
  .map((cuts) => cuts.flatMap((cut, i) => (i + 1 < cuts.length && i % 2 === 0 ? [[cut, cuts[i + 1] ?? 96]] : [])))
  .map((pairs) => pairs.map(([from = 0, to = 0]) => `${formatMinuteOfDay(from * 15)}-${formatMinuteOfDay(to * 15)}`))

const date = fc.integer({ min: FIRST_DAY, max: FIRST_DAY + DAYS }).map(formatDay)

const offDay = date.map((on) => ({ date: on, name: 'nghỉ', source: 'thử' }))
const makeUpDay = fc
  .tuple(date, fc.option(date, { nil: undefined }))
  .map(([on, replaces]) => (replaces === undefined ? { date: on, source: 'thử' } : { date: on, replaces, source: 'thử' }))

const monday = fc.constantFrom(['07:30-11:30', '13:30-17:30'], ['08:00-12:00', '13:30-17:00'], ['00:00-24:00'], ['07:00-10:20'])

const anyHours = fc
  .record({ week: fc.array(sessions, { minLength: 7, maxLength: 7 }), monday, countsAsDay: fc.subarray<Weekday>(['sat', 'sun']) })
  .map((hours) => ({
    sessions: { ...Object.fromEntries(WEEKDAYS.map((name, i) => [name, hours.week[i] ?? []])), mon: hours.monday },
    countsAsDay: hours.countsAsDay,
  }))

/** Up to four changes of the hours, in the order of their days. */
const anyChanges = fc
  .uniqueArray(fc.tuple(fc.integer({ min: FIRST_DAY, max: FIRST_DAY + DAYS }), anyHours), { maxLength: 4, selector: ([day]) => day })
  .map((changes) => changes.sort(([a], [b]) => a - b).map(([day, hours]) => ({ from: formatDay(day), source: 'thử', ...hours })))

/** Any calendar whose Mondays have a session, so that every way of counting comes to an end. */
export const anyCalendar: fc.Arbitrary<CalendarDefinition> = fc
  .record({
    hours: anyHours,
    changes: anyChanges,
    holidays: fc.array(offDay, { maxLength: 25 }),
    makeUpDays: fc.array(makeUpDay, { maxLength: 6 }),
  })
  .map(({ hours, ...rest }) => ({ ...hours, ...rest }))

/** Any minute within the days where the exceptions of `anyCalendar` lie. */
export const anyMinute: fc.Arbitrary<LocalMinute> = fc.integer({
  min: FIRST_DAY * 1440,
  max: (FIRST_DAY + DAYS) * 1440,
})
