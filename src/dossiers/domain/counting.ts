import { addMonths, dayOf, DAY_MINUTES, parseMinuteOfDay, type LocalDay, type LocalMinute } from '#kernel/local-time.ts'
import {
  addWorkingMinutes,
  countedDayAfter,
  countedDaysBetween,
  dayMinutesAt,
  endOfCountedDay,
  isCountedDay,
  lastSessionEnd,
  workingMinutesBetween,
  type WorkingCalendar,
} from '#organisation/domain/working-calendar.ts'
import type { DeadlineMode, Duration } from '#procedures/domain/duration.ts'
import type { Standstill } from './pause.ts'

/**
 * A duration turned into what is counted from an instant. `byHour` consumes working minutes; `countedDays` and
 * `calendarDays` go to the end of a day, and a fraction left over (`restMinutes`) runs by the hour from the start of
 * the next counted day. The day of the start is not counted (Civil Code 2015, art. 147).
 */
export type Counting =
  | { readonly kind: 'byHour'; readonly start: LocalMinute; readonly minutes: number }
  | { readonly kind: 'countedDays'; readonly start: LocalMinute; readonly days: number; readonly restMinutes: number }
  | {
      readonly kind: 'calendarDays'
      readonly start: LocalMinute
      readonly lastDay: LocalDay
      readonly restMinutes: number
    }

/** The last minute of reception that still counts for the same day (Decree 23/2015, art. 7: 15 giờ). */
const DEFAULT_CUTOFF = '15:00'
/** Nửa tháng is 15 days (Civil Code 2015, art. 146). */
const HALF_MONTH_DAYS = 15

const sameDayCounting = (calendar: WorkingCalendar, start: LocalMinute, cutoff: string): Counting => {
  const day = dayOf(start)
  const minute = start - day * DAY_MINUTES
  const end = lastSessionEnd(calendar, day)
  const today =
    isCountedDay(calendar, day) &&
    minute <= (parseMinuteOfDay(cutoff) ?? 0) &&
    end !== undefined &&
    minute < end
  return { kind: 'countedDays', start, days: today ? 0 : 1, restMinutes: 0 }
}

/** A working day is as long as on the day of the start, also when the hours change on the way. */
const workingMinutesIn = (duration: Duration, dayMinutes: number): number => {
  if (duration.unit === 'workingHour') return Math.round(duration.amount * 60)
  const days = duration.unit === 'halfDay' ? duration.amount / 2 : duration.amount
  return Math.round(days * dayMinutes)
}

/**
 * What a checked duration counts from `start`. Calendar days, months and the same day have one way of counting,
 * whatever the mode. Minutes are rounded to whole ones.
 */
export const countingOf = (
  calendar: WorkingCalendar,
  start: LocalMinute,
  duration: Duration,
  mode: DeadlineMode,
): Counting => {
  const { amount, unit } = duration
  if (unit === 'sameDay') return sameDayCounting(calendar, start, duration.cutoff ?? DEFAULT_CUTOFF)
  const whole = Math.floor(amount)
  const dayMinutes = dayMinutesAt(calendar, start)
  if (unit === 'month') {
    const lastDay = addMonths(dayOf(start), whole) + (amount > whole ? HALF_MONTH_DAYS : 0)
    return { kind: 'calendarDays', start, lastDay, restMinutes: 0 }
  }
  if (unit === 'calendarDay') {
    const restMinutes = Math.round((amount - whole) * dayMinutes)
    return { kind: 'calendarDays', start, lastDay: dayOf(start) + whole, restMinutes }
  }
  const minutes = workingMinutesIn(duration, dayMinutes)
  if (mode === 'BY_HOUR') return { kind: 'byHour', start, minutes }
  const days = Math.floor(minutes / dayMinutes)
  return { kind: 'countedDays', start, days, restMinutes: minutes - days * dayMinutes }
}

/** The day that a due instant ends on: midnight, the end of a session until 24:00, belongs to the day before it. */
export const dueDayOf = (dueAt: LocalMinute): LocalDay => dayOf(dueAt - 1)

/** The last whole day of a counting by days, before its fraction and before moving off a rest day. */
export const lastWholeDay = (
  calendar: WorkingCalendar,
  counting: Exclude<Counting, { kind: 'byHour' }>,
  pausedDays: number,
): LocalDay => {
  if (counting.kind === 'calendarDays') return counting.lastDay + pausedDays
  const days = counting.days + pausedDays
  return days === 0 ? dayOf(counting.start) : countedDayAfter(calendar, dayOf(counting.start), days)
}

const dueByDays = (
  calendar: WorkingCalendar,
  counting: Exclude<Counting, { kind: 'byHour' }>,
  pausedDays: number,
): LocalMinute => {
  const last = lastWholeDay(calendar, counting, pausedDays)
  if (counting.restMinutes === 0) return endOfCountedDay(calendar, last)
  return addWorkingMinutes(calendar, countedDayAfter(calendar, last, 1) * DAY_MINUTES, counting.restMinutes)
}

/** Days that a pause adds: those in (day of its beginning, day of its end]. */
const daysIn = (calendar: WorkingCalendar, counting: Counting, pause: Standstill): number =>
  counting.kind === 'calendarDays'
    ? dayOf(pause.to) - dayOf(pause.from)
    : countedDaysBetween(calendar, dayOf(pause.from), dayOf(pause.to))

/** Where a counting ends, which pauses moved it, and the pause that is still open, if one holds it. */
export type Outcome = {
  readonly dueAt: LocalMinute
  readonly applied: readonly Standstill[]
  readonly pausedDays: number
  readonly open: Standstill | null
}

/** One stretch of counting: the processing time itself, or an extension that runs on from its due date. */
export type Leg = { readonly counting: Counting; readonly outcome: Outcome }

const outcomeByHour = (
  calendar: WorkingCalendar,
  counting: Extract<Counting, { kind: 'byHour' }>,
  pauses: readonly Standstill[],
): Outcome => {
  const applied: Standstill[] = []
  let at = counting.start
  let left = counting.minutes
  let dueAt = addWorkingMinutes(calendar, at, left)
  for (const pause of pauses) {
    if (pause.from >= dueAt) break
    if (pause.to === Infinity) return { dueAt, applied, pausedDays: 0, open: pause }
    left -= workingMinutesBetween(calendar, at, pause.from)
    at = pause.to
    dueAt = addWorkingMinutes(calendar, at, left)
    applied.push(pause)
  }
  return { dueAt, applied, pausedDays: 0, open: null }
}

/**
 * Ends a counting under its pauses (joined, in order). A pause that starts after the due date, as the earlier ones
 * moved it, does not move it.
 */
export const endCounting = (
  calendar: WorkingCalendar,
  counting: Counting,
  pauses: readonly Standstill[],
): Outcome => {
  if (counting.kind === 'byHour') return outcomeByHour(calendar, counting, pauses)
  const applied: Standstill[] = []
  let pausedDays = 0
  let dueAt = dueByDays(calendar, counting, 0)
  for (const pause of pauses) {
    if (pause.from > dueAt) break
    if (pause.to === Infinity) return { dueAt, applied, pausedDays, open: pause }
    pausedDays += daysIn(calendar, counting, pause)
    dueAt = dueByDays(calendar, counting, pausedDays)
    applied.push(pause)
  }
  return { dueAt, applied, pausedDays, open: null }
}
