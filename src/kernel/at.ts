import { DAY_MINUTES, dayFromDate, dayOf, formatDay, OFFSET_MINUTES, type LocalMinute } from './local-time.ts'
import { Temporal, type Instant } from './time.ts'

/**
 * A moment as it stands in history: `2026-11-20T02:10:00.000Z`, always UTC with milliseconds,
 * so that text order is time order and a moment is JSON as it is.
 */
export type At = string

export const toAt = (instant: Instant): At => written(instant.epochMilliseconds)

const MINUTE_MS = 60_000

/** In whole numbers: a command writes dozens of moments, and the calendar's own objects are some twenty times slower. */
const written = (milliseconds: number): At => {
  const minute = Math.floor(milliseconds / MINUTE_MS)
  const rest = milliseconds - minute * MINUTE_MS
  const day = dayOf(minute)
  const inDay = minute - day * DAY_MINUTES
  return `${formatDay(day)}T${two(Math.floor(inDay / 60))}:${two(inDay % 60)}:${two(Math.floor(rest / 1000))}.${three(rest % 1000)}Z`
}

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`)
const three = (n: number): string => (n < 100 ? `0${two(n)}` : `${n}`)

export const fromAt = (at: At): Instant => Temporal.Instant.from(at)

export const earliest = (a: At, b: At): At => (a <= b ? a : b)

export const latest = (a: At, b: At): At => (a >= b ? a : b)

/** The minute that a slip prints: 15:00:59 is 15:00. */
export const minuteOf = (at: At): LocalMinute => {
  if (!WRITTEN.test(at)) return Math.floor(fromAt(at).epochMilliseconds / MINUTE_MS) + OFFSET_MINUTES
  const number = (from: number, to: number): number => Number(at.slice(from, to))
  return dayFromDate(number(0, 4), number(5, 7), number(8, 10)) * DAY_MINUTES + number(11, 13) * 60 + number(14, 16) + OFFSET_MINUTES
}

/** As `toAt` writes it; days and months are right where it came from. */
const WRITTEN = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

export const atOfMinute = (minute: LocalMinute): At => written((minute - OFFSET_MINUTES) * MINUTE_MS)

/** The day in Vietnam on which a moment falls, `YYYY-MM-DD`. */
export const dayTextOf = (at: At): string => formatDay(dayOf(minuteOf(at)))
