/**
 * The only door to Temporal (native in Node 26; a polyfill until then) and the only
 * place that knows the country's time zone. Moments are `Instant`, days are `PlainDate`.
 */
import { Temporal } from 'temporal-polyfill'

export { Temporal }
export type Instant = Temporal.Instant
export type PlainDate = Temporal.PlainDate

export const ZONE = 'Asia/Ho_Chi_Minh'

/** Vietnam has kept +07:00 without summer time since 1975-06-13: minutes may be counted by arithmetic. */
export const OFFSET_MINUTES = 7 * 60
