/**
 * Wall-clock arithmetic in the country's time as plain integers. Working time is counted in these; `Temporal`
 * (`#kernel/time.ts`) stays at the borders, because an integer line is some thirty times faster and loads at once.
 */

/** Vietnam has kept +07:00 without summer time since 1975-06-13: minutes may be counted by arithmetic. */
export const OFFSET_MINUTES = 7 * 60
const OFFSET_TEXT = '+07:00'

/** Whole minutes since 1970-01-01T00:00+07:00: the minute that a slip prints. */
export type LocalMinute = number
/** Days since 1970-01-01 in the country's calendar. */
export type LocalDay = number

export const DAY_MINUTES = 1440

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** 0001-01-01 and 9999-12-31: days beyond them have no four-digit year. */
const FIRST_DAY: LocalDay = -719_162
export const LAST_DAY: LocalDay = 2_932_896

/** 0 is Monday, 6 is Sunday. 1970-01-01 was a Thursday. */
export const weekdayIndex = (day: LocalDay): number => (((day + 3) % 7) + 7) % 7

export const dayOf = (minute: LocalMinute): LocalDay => Math.floor(minute / DAY_MINUTES)

/** Gregorian date → day number, after the era arithmetic of H. Hinnant ("days from civil"). Month 1–12. */
export const dayFromDate = (year: number, month: number, date: number): LocalDay => {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

export type DateParts = { readonly year: number; readonly month: number; readonly date: number }

/** The inverse of `dayFromDate`. */
export const datePartsOf = (day: LocalDay): DateParts => {
  const z = day + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    date: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  }
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

export const monthLength = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0)

/** The same day number `months` later, or that month's last day (Civil Code 2015, art. 148). */
export const addMonths = (day: LocalDay, months: number): LocalDay => {
  const from = datePartsOf(day)
  const index = from.year * 12 + from.month - 1 + months
  const year = Math.floor(index / 12)
  const month = index - year * 12 + 1
  return dayFromDate(year, month, Math.min(from.date, monthLength(year, month)))
}

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`)

/** "2026-11-24". */
export const formatDay = (day: LocalDay): string => {
  const { year, month, date } = datePartsOf(day)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`
}

/** "15:00"; the end of a day is "24:00". */
export const formatMinuteOfDay = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`

/** ISO 8601 with the country's offset, "2026-11-24T17:30:00+07:00". */
export const formatMinute = (minute: LocalMinute): string => {
  const day = dayOf(minute)
  return `${formatDay(day)}T${formatMinuteOfDay(minute - day * DAY_MINUTES)}:00${OFFSET_TEXT}`
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/

/** Day of "YYYY-MM-DD", or `undefined` when there is no such date. */
export const parseDay = (text: string): LocalDay | undefined => {
  const found = DATE.exec(text)
  if (found === null) return undefined
  const year = Number(found[1])
  const month = Number(found[2])
  const date = Number(found[3])
  if (month < 1 || month > 12 || date < 1 || date > monthLength(year, month)) return undefined
  return dayFromDate(year, month, date)
}

const CLOCK = /^(\d{1,2}):(\d{2})$/

/** Minute of the day of "07:30"; "24:00" is the end of the day. */
export const parseMinuteOfDay = (text: string): number | undefined => {
  const found = CLOCK.exec(text)
  if (found === null) return undefined
  const hour = Number(found[1])
  const minute = Number(found[2])
  return minute > 59 || hour * 60 + minute > DAY_MINUTES ? undefined : hour * 60 + minute
}

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/i
/** Longer than any instant that ISO 8601 can write here; longer text is refused unread. */
const LONGEST_INSTANT = 40

export type InstantFault = 'notAnInstant' | 'withoutOffset'

const offsetMinutesOf = (text: string): number | undefined => {
  if (text === 'Z' || text === 'z') return 0
  const hours = Number(text.slice(1, 3))
  const minutes = text.length > 3 ? Number(text.slice(-2)) : 0
  if (hours > 23 || minutes > 59) return undefined
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}

/**
 * An ISO 8601 instant with its offset, cut to the minute in the country's time (15:00:59 is 15:00). A text without
 * offset names no instant and is told apart, since it is the commonest mistake.
 */
export const parseInstantMinute = (text: string): LocalMinute | InstantFault => {
  const found = text.length > LONGEST_INSTANT ? null : INSTANT.exec(text)
  if (found === null) return 'notAnInstant'
  const day = parseDay(found[1] ?? '')
  const hour = Number(found[2])
  const minute = Number(found[3])
  if (day === undefined || hour > 23 || minute > 59 || Number(found[4] ?? 0) > 59) return 'notAnInstant'
  if (found[5] === undefined) return 'withoutOffset'
  const offset = offsetMinutesOf(found[5])
  if (offset === undefined) return 'notAnInstant'
  const local = day * DAY_MINUTES + hour * 60 + minute - offset + OFFSET_MINUTES
  return dayOf(local) < FIRST_DAY || dayOf(local) > LAST_DAY ? 'notAnInstant' : local
}
