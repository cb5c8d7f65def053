import { parseDuration } from './parse-duration.ts'

const DAY_LIKE: ReadonlySet<string> = new Set(['workingDay', 'calendarDay'])

/**
 * Working minutes of a step as people type them: "30 phút", "4 giờ", "1,5 ngày", "1 buổi". A bare number has no unit
 * and is not understood; neither are months or "same day". `undefined` when it names no whole minute from 1 on.
 */
export const readTypedMinutes = (text: string, dayMinutes: number): number | undefined => {
  const { status, cases } = parseDuration(text)
  const [only, ...others] = cases
  if (status !== 'parsed' || only === undefined || others.length > 0 || only.assumed.includes('unit')) return undefined
  const { amount, unit } = only.duration
  const perUnit = unit === 'workingHour' ? 60 : unit === 'halfDay' ? dayMinutes / 2 : DAY_LIKE.has(unit) ? dayMinutes : 0
  const minutes = Math.round(amount * perUnit)
  return minutes >= 1 ? minutes : undefined
}
