import { atOfMinute, type At } from '#kernel/at.ts'
import { DAY_MINUTES, dayOf, formatDay, parseDay } from '#kernel/local-time.ts'
import { endOfCountedDay, type WorkingCalendar } from '#organisation/domain/working-calendar.ts'

const dayNumber = (day: string): number => {
  const found = parseDay(day)
  if (found === undefined) throw new RangeError(`no day: ${day}`)
  return found
}

/** The day itself, or the next working day when it is a day off (Civil Code 2015, art. 148.5). */
export const workingDayFrom = (day: string, calendar: WorkingCalendar): string => formatDay(dayOf(endOfCountedDay(calendar, dayNumber(day)) - 1))

/**
 * The last moment in which a task that is due on a day is done in time: 24:00 of that day, or of the next working day
 * when it is a day off (Civil Code 2015, art. 148.5 and 148.6).
 */
export const dueAtOf = (day: string, calendar: WorkingCalendar): At =>
  atOfMinute((dayNumber(workingDayFrom(day, calendar)) + 1) * DAY_MINUTES)

/** The same day a year later, 28/02 for 29/02. */
export const yearLater = (day: string, years: number): string => {
  const [year = '', month = '', date = ''] = day.split('-')
  const later = `${String(Number(year) + years).padStart(4, '0')}-${month}-${date}`
  return parseDay(later) === undefined ? `${later.slice(0, 8)}28` : later
}
