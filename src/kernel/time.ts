/**
 * The only door to Temporal (native in Node 26; a polyfill until then) and the only
 * place that knows the country's time zone. Moments are `Instant`, days are `PlainDate`.
 */
import { Temporal } from 'temporal-polyfill'
import { datePartsOf, dayFromDate, dayOf, OFFSET_MINUTES, type LocalDay, type LocalMinute } from './local-time.ts'

export { Temporal }
export type Instant = Temporal.Instant
export type PlainDate = Temporal.PlainDate

export const ZONE = 'Asia/Ho_Chi_Minh'

const MINUTE_MS = 60_000

/** The minute of an instant in the country's time, seconds cut off as on the slip. */
export const localMinuteOf = (instant: Instant): LocalMinute =>
  Math.floor(instant.epochMilliseconds / MINUTE_MS) + OFFSET_MINUTES

export const instantOf = (minute: LocalMinute): Instant =>
  Temporal.Instant.fromEpochMilliseconds((minute - OFFSET_MINUTES) * MINUTE_MS)

export const localDayOf = (date: PlainDate): LocalDay => dayFromDate(date.year, date.month, date.day)

export const plainDateOf = (day: LocalDay): PlainDate => {
  const { year, month, date } = datePartsOf(day)
  return Temporal.PlainDate.from({ year, month, day: date })
}

let lastAsked: { readonly day: LocalDay; readonly date: PlainDate } | undefined

/** The day it is in Vietnam at a moment. Nearly always asked of today, several times a request. */
export const vietnamDay = (instant: Instant): PlainDate => {
  const day = dayOf(localMinuteOf(instant))
  if (lastAsked?.day !== day) lastAsked = { day, date: plainDateOf(day) }
  return lastAsked.date
}
