import { dayOf, formatDay, OFFSET_MINUTES, type LocalMinute } from './local-time.ts'
import { Temporal, type Instant } from './time.ts'

/**
 * A moment as it stands in history: `2026-11-20T02:10:00.000Z`, always UTC with milliseconds,
 * so that text order is time order and a moment is JSON as it is.
 */
export type At = string

export const toAt = (instant: Instant): At => instant.toString({ smallestUnit: 'millisecond' })

export const fromAt = (at: At): Instant => Temporal.Instant.from(at)

export const earliest = (a: At, b: At): At => (a <= b ? a : b)

export const latest = (a: At, b: At): At => (a >= b ? a : b)

/** The minute that a slip prints: 15:00:59 is 15:00. */
export const minuteOf = (at: At): LocalMinute =>
  Math.floor(fromAt(at).epochMilliseconds / 60_000) + OFFSET_MINUTES

export const atOfMinute = (minute: LocalMinute): At =>
  toAt(Temporal.Instant.fromEpochMilliseconds((minute - OFFSET_MINUTES) * 60_000))

/** The day in Vietnam on which a moment falls, `YYYY-MM-DD`. */
export const dayTextOf = (at: At): string => formatDay(dayOf(minuteOf(at)))
