import { atOfMinute, minuteOf, type At } from '#kernel/at.ts'
import { DAY_MINUTES, dayOf, type LocalDay } from '#kernel/local-time.ts'

/** When phones may ring: between two minutes of a day, every day or on days that the office works. */
export type SendingHours = {
  /** Minutes since midnight; `from` < `until`. */
  readonly from: number
  readonly until: number
  readonly days: 'every' | 'working'
}

/** A calendar that knows no working day for so long says nothing about quiet hours. */
const FARTHEST_DAYS = 60

/** The first moment from `at` on at which a phone may ring: `at` itself inside the hours. */
export const sendingAt = (hours: SendingHours, at: At, isWorkingDay: (day: LocalDay) => boolean): At => {
  const minute = minuteOf(at)
  const today = dayOf(minute)
  for (let day = today; day <= today + FARTHEST_DAYS; day++) {
    if (hours.days === 'working' && !isWorkingDay(day)) continue
    const [from, until] = [day * DAY_MINUTES + hours.from, day * DAY_MINUTES + hours.until]
    if (minute < from) return atOfMinute(from)
    if (minute < until) return at
  }
  return at
}
