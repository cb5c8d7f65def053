import { parseDay } from './local-time.ts'
import { Temporal, type PlainDate } from './time.ts'

const TYPED_DAY = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/
const TYPED_MOMENT = /^(?:(\d{1,2})[:hg](\d{2})\s+(\S+)|(\S+)\s+(\d{1,2})[:hg](\d{2}))$/

/** "2026-11-05" of "5/11/2026", "05.11.2026" or "2026-11-05" as people type a day; what is no day comes back as it was typed. */
export const isoDayOf = (typed: string): string => {
  const text = typed.trim()
  const [, date, month, year] = TYPED_DAY.exec(text) ?? []
  return date === undefined || month === undefined ? text : `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
}

/** The day that somebody typed; undefined when there is no such day, or nothing. */
export const readTypedDay = (typed: string | null | undefined): PlainDate | undefined => {
  const iso = isoDayOf(typed ?? '')
  return parseDay(iso) === undefined ? undefined : Temporal.PlainDate.from(iso)
}

/**
 * "2026-11-05T07:30", without zone, of "07:30 05/11/2026" (in either order) or of that itself; what is no moment comes
 * back as it was typed.
 */
export const isoMomentOf = (typed: string): string => {
  const text = typed.trim()
  const [, hour, minute, day, dayFirst, hourAfter, minuteAfter] = TYPED_MOMENT.exec(text) ?? []
  const iso = isoDayOf(day ?? dayFirst ?? '')
  return parseDay(iso) === undefined ? text : `${iso}T${(hour ?? hourAfter ?? '').padStart(2, '0')}:${minute ?? minuteAfter}`
}
