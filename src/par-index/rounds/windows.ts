import type { Trx } from '#db/context.ts'
import { atOfMinute, minuteOf, type At } from '#kernel/at.ts'
import type { UnitId } from '#kernel/ids.ts'
import { DAY_MINUTES, dayOf, parseDay } from '#kernel/local-time.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { plainDateOf } from '#kernel/time.ts'
import { loadCalendar } from '#organisation/calendar-queries.ts'
import { countedDayAfter, endOfCountedDay, isCountedDay, lastSessionEnd } from '#organisation/domain/working-calendar.ts'

/** The end of the last session of a working day of the unit; refuses a day that is none. */
export const closingOf = async (trx: Trx, unitId: UnitId, text: string): Promise<Result<At, 'parDayNotWorkingInvalid' | 'parDayInvalid'>> => {
  const day = parseDay(text)
  if (day === undefined) return refuse('parDayInvalid', { day: text })
  const calendar = await loadCalendar(trx, unitId, plainDateOf(day))
  const end = isCountedDay(calendar, day) ? lastSessionEnd(calendar, day) : undefined
  return end === undefined ? refuse('parDayNotWorkingInvalid', { day: text }) : ok(atOfMinute(day * DAY_MINUTES + end))
}

/** The end of the n-th working day after a moment; the day of the moment is not counted. */
export const closingAfter = async (trx: Trx, unitId: UnitId, from: At, days: number): Promise<At> => {
  const day = dayOf(minuteOf(from))
  const calendar = await loadCalendar(trx, unitId, plainDateOf(day))
  return atOfMinute(endOfCountedDay(calendar, countedDayAfter(calendar, day, days)))
}
