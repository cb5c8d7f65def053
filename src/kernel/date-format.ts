import { ZONE, type Instant, type PlainDate } from './time.ts'

const two = (n: number): string => String(n).padStart(2, '0')

/** Day as people write it: "15/06/2021". */
export const formatDate = (day: Pick<PlainDate, 'day' | 'month' | 'year'>): string =>
  `${two(day.day)}/${two(day.month)}/${String(day.year).padStart(4, '0')}`

/** Hour and minute in Vietnam: "07:30". Seconds are cut, as the slip prints them. */
export const formatTime = (at: Instant): string => {
  const local = at.toZonedDateTimeISO(ZONE)
  return `${two(local.hour)}:${two(local.minute)}`
}

/** "07:30 15/06/2021". */
export const formatMoment = (at: Instant): string => `${formatTime(at)} ${formatDate(at.toZonedDateTimeISO(ZONE))}`

const WEEKDAYS = ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ Nhật'] as const

/** "Thứ Hai" … "Chủ Nhật". */
export const formatWeekday = (day: Pick<PlainDate, 'dayOfWeek'>): string => WEEKDAYS[day.dayOfWeek - 1] ?? ''

/** The head of a paper: "ngày 15 tháng 6 năm 2021"; days under 10 and months 1 and 2 take a zero (Decree 30/2020). */
export const formatLongDate = (day: Pick<PlainDate, 'day' | 'month' | 'year'>): string =>
  `ngày ${two(day.day)} tháng ${day.month <= 2 ? two(day.month) : day.month} năm ${day.year}`
