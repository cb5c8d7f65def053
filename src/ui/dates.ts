/**
 * Days and moments as Vietnamese people write them, from the ISO text that loaders send. Plain arithmetic,
 * so that server and browser print the same bytes and the browser needs no calendar library.
 */
const two = (n: number): string => String(n).padStart(2, '0')
const WEEKDAYS = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'] as const
const SHORT_WEEKDAYS = ['CN', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'] as const

/** Vietnam keeps +07:00 all year, so local time is a shift. */
const OFFSET_MS = 7 * 3_600_000

type Local = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly weekday: number
  readonly hour: number
  readonly minute: number
}

const localOf = (epochMs: number): Local => {
  const shifted = new Date(epochMs)
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    weekday: shifted.getUTCDay(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
  }
}

const dayOf = (isoDay: string): Local => localOf(Date.parse(`${isoDay}T00:00:00Z`))
const momentOf = (isoInstant: string): Local => localOf(Date.parse(isoInstant) + OFFSET_MS)

const slashes = (at: Local): string => `${two(at.day)}/${two(at.month)}/${at.year}`

/** "2026-11-27" → "27/11/2026". */
export const formatDay = (isoDay: string): string => slashes(dayOf(isoDay))

/** "2026-11-27" → "thứ Sáu, 27/11/2026". */
export const formatLongDay = (isoDay: string): string => {
  const day = dayOf(isoDay)
  return `${WEEKDAYS[day.weekday]}, ${slashes(day)}`
}

/** An instant in Vietnam's time: "27/11/2026 17:30". */
export const formatMoment = (isoInstant: string): string => {
  const at = momentOf(isoInstant)
  return `${slashes(at)} ${two(at.hour)}:${two(at.minute)}`
}

/** For lists, where the year goes without saying: "27/11 17:30". */
export const formatShortMoment = (isoInstant: string): string => {
  const at = momentOf(isoInstant)
  return `${two(at.day)}/${two(at.month)} ${two(at.hour)}:${two(at.minute)}`
}

/** For sentences: "17 giờ 30, thứ Sáu 27/11/2026". */
export const formatSpokenMoment = (isoInstant: string): string => {
  const at = momentOf(isoInstant)
  return `${at.hour} giờ ${two(at.minute)}, ${WEEKDAYS[at.weekday]} ${slashes(at)}`
}

export type CalendarCell = {
  readonly dayOfMonth: number
  readonly month: number
  readonly mondayBased: number
  readonly shortWeekday: string
}

/** Where a day stands in a calendar whose weeks begin on Monday (0). */
export const calendarCell = (isoDay: string): CalendarCell => {
  const day = dayOf(isoDay)
  return {
    dayOfMonth: day.day,
    month: day.month,
    mondayBased: (day.weekday + 6) % 7,
    shortWeekday: SHORT_WEEKDAYS[day.weekday] ?? '',
  }
}
