import type { Weekday } from '#kernel/local-time.ts'
import { NATIONAL_CALENDAR_YEARS } from '../../law/calendar/national.ts'
import { FIXED_HOLIDAYS } from '../../law/calendar/fixed-holidays.ts'
import { DEFAULT_SESSIONS } from '../../law/calendar/sessions.ts'

/**
 * How sure an entry is. `toVerify` applies and is shown as to be checked; `pending` has no effect until a person
 * confirms it.
 */
export type Certainty = 'verified' | 'toVerify' | 'pending'

/** `holiday` by law · `compensatory` for one that fell on weekly rest · `swapped` against a make-up day. */
export type OffDayKind = 'holiday' | 'compensatory' | 'swapped'

/** A day off. `source` is what a citizen is shown: the number of the notice or the article of law. */
export type HolidayEntry = {
  readonly date: string
  readonly name?: string
  readonly source?: string
  readonly kind?: OffDayKind
  readonly certainty?: Certainty
}

/** A weekly rest day that is worked (ngày làm bù) with the sessions of the day it replaces, or Monday's. */
export type MakeUpEntry = {
  readonly date: string
  readonly replaces?: string
  readonly source?: string
  readonly certainty?: Certainty
}

/** "07:30-11:30" per weekday; a weekday that is not named has none. */
export type WeekSessions = Partial<Readonly<Record<Weekday, readonly string[]>>>

/** How a week is worked. */
export type WeekHours = {
  /** Working time, the only thing that counts. */
  readonly sessions: WeekSessions
  /** Desk hours: they may be wider and never count. */
  readonly receptionSessions?: WeekSessions
  /** Working minutes of "a working day" counted by the hour; default: the longest weekday. */
  readonly dayMinutes?: number
  /** Weekdays beside Monday to Friday that count as a day. */
  readonly countsAsDay?: readonly Weekday[]
}

/** Hours that hold from a day on, until the next such entry (giờ mùa hè, giờ mùa đông). */
export type DatedHours = WeekHours & { readonly from: string; readonly source?: string }

/**
 * A calendar as data, in the shape of the command line. Open-ended unless `coveredUntil` is given. Its own hours hold
 * until the first entry of `changes`.
 */
export type CalendarDefinition = WeekHours & {
  readonly changes?: readonly DatedHours[]
  readonly holidays?: readonly HolidayEntry[]
  readonly makeUpDays?: readonly MakeUpEntry[]
  readonly coveredFrom?: string
  readonly coveredUntil?: string
}

/** One year of the national calendar, as announced. `basis` names what was compared. */
export type CalendarYear = {
  readonly year: number
  readonly basis: string
  readonly holidays: readonly (Required<Omit<HolidayEntry, 'name'>> & { readonly name: string })[]
  readonly makeUpDays: readonly Required<MakeUpEntry>[]
}

/** A holiday on the same day every year, known before the yearly notice: "09-02". */
export type FixedHoliday = { readonly monthDay: string; readonly name: string; readonly source: string }

/** The shipped national calendar: every year in `law/calendar`, default office sessions. */
export const nationalCalendar = (): CalendarDefinition => {
  const years = NATIONAL_CALENDAR_YEARS.map(({ year }) => year)
  return {
    sessions: DEFAULT_SESSIONS,
    holidays: NATIONAL_CALENDAR_YEARS.flatMap(({ holidays }) => holidays),
    makeUpDays: NATIONAL_CALENDAR_YEARS.flatMap(({ makeUpDays }) => makeUpDays),
    coveredFrom: `${Math.min(...years)}-01-01`,
    coveredUntil: `${Math.max(...years)}-12-31`,
  }
}

export const fixedHolidays = (): readonly FixedHoliday[] => FIXED_HOLIDAYS
