import { formatNumber } from '#kernel/number-format.ts'
import type { Duration, DurationUnit } from './domain/duration.ts'

const UNIT_WORDS = {
  workingHour: 'giờ làm việc',
  halfDay: 'buổi làm việc',
  workingDay: 'ngày làm việc',
  calendarDay: 'ngày',
  month: 'tháng',
  sameDay: 'ngày',
} satisfies Record<DurationUnit, string>

/** "5 ngày làm việc", "2,5 ngày làm việc", "trong ngày (nhận đến 15:00)". */
export const durationWords = ({ amount, unit, cutoff }: Duration): string => {
  if (unit !== 'sameDay') return `${formatNumber(amount)} ${UNIT_WORDS[unit]}`
  return cutoff === undefined ? 'trong ngày' : `trong ngày (nhận đến ${cutoff})`
}
