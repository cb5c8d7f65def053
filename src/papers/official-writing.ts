import { ZONE, type Temporal } from '#kernel/time.ts'

/** How official papers write days, hours, money and counts (Decree 30/2020/NĐ-CP, Appendix I). */

const padded = (n: number): string => (n < 10 ? `0${n}` : String(n))

/** Days below 10 and the months 1 and 2 take a leading zero: "ngày 05 tháng 02 năm 2026", "ngày 12 tháng 6 năm 2026". */
export const writeDay = (day: Temporal.PlainDate): string =>
  `ngày ${padded(day.day)} tháng ${day.month < 3 ? padded(day.month) : day.month} năm ${day.year}`

/** "15 giờ 00 phút, ngày 12 tháng 6 năm 2026", by the country's clock; seconds are cut. */
export const writeMoment = (at: Temporal.Instant): string => {
  const local = at.toZonedDateTimeISO(ZONE)
  return `${padded(local.hour)} giờ ${padded(local.minute)} phút, ${writeDay(local.toPlainDate())}`
}

/** "12/6/2026", for tables. */
export const writeShortDay = (day: Temporal.PlainDate): string =>
  `${padded(day.day)}/${day.month < 3 ? padded(day.month) : day.month}/${day.year}`

const WEEKDAYS = ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật'] as const

/** "Thứ Hai" … "Chủ nhật". */
export const writeWeekday = (day: Temporal.PlainDate): string => WEEKDAYS[day.dayOfWeek - 1] ?? ''

/** "150.000 đồng". */
export const writeDong = (amount: number): string =>
  `${String(amount).replace(/\B(?=(\d{3})+$)/g, '.')} đồng`

/** Counts below 10 with a leading zero, as on every official form: "01 bộ". */
export const writeCount = (n: number): string => padded(n)

/** "7 giờ 30 phút" from minutes. */
export const writeMinutes = (minutes: number): string => {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest} phút`
  return rest === 0 ? `${hours} giờ` : `${hours} giờ ${padded(rest)} phút`
}
