import { atOfMinute, dayTextOf, minuteOf, type At } from '#kernel/at.ts'
import { dayOf, formatDay, parseDay } from '#kernel/local-time.ts'
import { ok, refuse } from '#kernel/result.ts'
import { apologyRule } from '#law/apology-rules.ts'
import { countedDayAfter, endOfCountedDay, isCountedDay, type WorkingCalendar } from '#organisation/domain/working-calendar.ts'
import type { Decided } from './script.ts'

/** The new date that the rule proposes: working days after the due date, or after today when that is later. */
export const proposedDay = (dueAt: At, now: At, calendar: WorkingCalendar): string => {
  const from = Math.max(dayOf(minuteOf(dueAt)), dayOf(minuteOf(now)))
  return formatDay(countedDayAfter(calendar, from, apologyRule(dayTextOf(now)).proposedDays))
}

/** The moment that a chosen day promises: the end of its work. It must be a working day, after the due date, not gone by. */
export const newDateOf = (chosen: string, dueAt: At, now: At, calendar: WorkingCalendar): Decided<At> => {
  const day = parseDay(chosen)
  if (day === undefined || !isCountedDay(calendar, day)) return refuse('rescheduledNotWorking', { day: chosen })
  const to = atOfMinute(endOfCountedDay(calendar, day))
  return day <= dayOf(minuteOf(dueAt)) || to <= now ? refuse('rescheduledTooSoon', { dueAt }) : ok(to)
}
