import type { LocalMinute } from '#kernel/local-time.ts'
import type { ReminderRules } from '#law/monitoring-rules.ts'
import { dayMinutesAt, lastMinuteWithin, type WorkingCalendar } from '#organisation/domain/working-calendar.ts'

/** What "soon", "idle" and "long" mean at a unit at one moment, as minutes to compare with. */
export type ListMarks = {
  /** Due up to here is due soon. */
  readonly soonUntil: LocalMinute
  /** Whose last event lies at or before this is idle. */
  readonly idleBefore: LocalMinute
  readonly receptionSoonUntil: LocalMinute
  /** A result that came at or before this waits for long. */
  readonly uncollectedBefore: LocalMinute
}

/** How far ahead a due date is "soon": the earliest threshold before it, at least one working day. */
const soonDays = ({ thresholds }: ReminderRules): number => Math.max(1, -(thresholds[0]?.workingDays ?? 0))

export const listMarks = (rules: ReminderRules, calendar: WorkingCalendar, now: LocalMinute): ListMarks => {
  const dayMinutes = dayMinutesAt(calendar, now)
  const within = (minutes: number): LocalMinute => lastMinuteWithin(calendar, now, minutes)
  return {
    soonUntil: within(soonDays(rules) * dayMinutes),
    idleBefore: within(-rules.idleMinutes),
    receptionSoonUntil: within(rules.receptionSoonMinutes),
    uncollectedBefore: within(-rules.uncollectedDays * dayMinutes),
  }
}
