import { formatNumber } from '#kernel/number-format.ts'
import type { Forecast, ForecastReason } from './domain/forecast.ts'
import type { Moment } from './domain/moment.ts'
import type { Chance, Nearness } from './domain/field.ts'

/** Forecasts as people read them. */

/** "45 phút", "12 giờ làm việc", "1,5 ngày làm việc". */
export const workingTimeWords = (minutes: number, dayMinutes: number): string => {
  if (minutes < 60) return `${formatNumber(Math.max(0, Math.round(minutes)))} phút`
  if (minutes < 2 * dayMinutes) return `${formatNumber(Math.round(minutes / 60))} giờ làm việc`
  return `${formatNumber(Math.round((minutes / dayMinutes) * 10) / 10)} ngày làm việc`
}

/** The same where a heading already says that working time is meant. */
export const shortTimeWords = (minutes: number, dayMinutes: number): string => workingTimeWords(minutes, dayMinutes).replace(/ làm việc$/, '')

/** A chance is never told more exactly than it is known: whole percent, and never quite 0 or 100. */
export const chanceWords = (chance: number | null): string =>
  chance === null ? 'chưa đủ dữ liệu' : chance < 0.01 ? 'dưới 1 %' : chance > 0.99 ? 'trên 99 %' : `${Math.round(chance * 100)} %`

export const CHANCE_WORDS = {
  high: 'Từ 70 %',
  middle: '40 đến 70 %',
  low: 'Dưới 40 %',
  unknown: 'Chưa đủ dữ liệu',
} satisfies Record<Chance, string>

export const NEARNESS_WORDS = {
  day: 'Còn tới 1 ngày',
  days: 'Còn 1 đến 3 ngày',
  later: 'Còn hơn 3 ngày',
} satisfies Record<Nearness, string>

export const MOMENT_WORDS = {
  start: 'sáng đầu tiên',
  halfway: 'sáng đầu tiên đã hết nửa thời hạn',
  lastDay: 'sáng của ngày làm việc cuối',
} satisfies Record<Moment, string>

const SEEN_WORDS = {
  unit: 'hồ sơ gần đây',
  procedure: 'hồ sơ gần đây của thủ tục này ở mọi đơn vị',
  kind: 'bước cùng loại gần đây ở mọi thủ tục',
} satisfies Record<ForecastReason['level'], string>

/** Why: "Bước Thẩm định ở Phòng X: 8 trong 10 hồ sơ gần đây mất hơn 12 giờ làm việc; còn 6 giờ làm việc tới hạn." */
export const reasonSentence = (forecast: Forecast, unitName: string, dayMinutes: number): string => {
  const { reason, leftMinutes, elapsedMinutes, isPaused } = forecast
  const span = (minutes: number): string => workingTimeWords(minutes, dayMinutes)
  const left = `còn ${span(leftMinutes)} tới hạn${isPaused ? ' (đang tạm dừng, tính như khi chạy lại)' : ''}`
  if (reason === null) return `Chưa có hồ sơ nào cùng loại đi qua các bước còn lại; ${left}.`
  const place = `Bước ${reason.stepName} ở ${unitName}`
  if (reason.passes === 0) return `${place} đã ${span(elapsedMinutes)}, lâu hơn mọi ${SEEN_WORDS[reason.level]}; ${left}.`
  const counted = `${reason.longer} trong ${reason.passes} ${SEEN_WORDS[reason.level]}`
  if (!reason.isLive) return `${place}: ${counted} mất hơn ${span(reason.thresholdMinutes)}; ${left}.`
  const spent = elapsedMinutes < 1 ? '' : `đã ${span(elapsedMinutes)}, `
  return `${place}: ${counted}${elapsedMinutes < 1 ? '' : ' cũng tới mức này'} mất hơn ${span(reason.thresholdMinutes)}; ${spent}${left}.`
}

/** "Các bước còn lại thường mất 9 giờ làm việc." */
export const typicalSentence = ({ typicalMinutes }: Forecast, dayMinutes: number): string =>
  `Các bước còn lại thường mất ${workingTimeWords(typicalMinutes, dayMinutes)}.`
