import type { LocalMinute } from '#kernel/local-time.ts'
import type { EscalationLevel, ReminderRules } from '#law/monitoring-rules.ts'
import { dayMinutesAt, lastMinuteWithin, type WorkingCalendar } from '#organisation/domain/working-calendar.ts'

/** A threshold at one moment: it is reached by what was due at `until` or before, and later than `after`. */
export type ThresholdMark = {
  readonly workingDays: number
  readonly tells: EscalationLevel
  readonly urges: boolean
  readonly until: LocalMinute
  /** `null`: however long ago. Of the repeated ones only the last is reached, so that a long silence is caught up with once. */
  readonly after: LocalMinute | null
}

/** Beyond a year of weeks a dossier is reminded of at the last of these, and goes on standing in every list. */
const MOST_REPEATS = 60

/**
 * The thresholds of a unit as instants: "at least one working day overdue" becomes "due at or before this minute", which
 * SQL can compare. A working day is counted in its minutes, as `now` has them.
 */
export const thresholdMarks = (rules: { readonly thresholds: ReminderRules['thresholds']; readonly repeat: ReminderRules['repeat'] | null }, calendar: WorkingCalendar, now: LocalMinute): readonly ThresholdMark[] => {
  const dayMinutes = dayMinutesAt(calendar, now)
  const until = (workingDays: number): LocalMinute => lastMinuteWithin(calendar, now, -workingDays * dayMinutes)
  const fixed = rules.thresholds.map((one) => ({ ...one, until: until(one.workingDays), after: null }))
  if (rules.repeat === null) return fixed
  const last = Math.max(0, rules.thresholds.at(-1)?.workingDays ?? 0)
  const { everyWorkingDays, tells, urges } = rules.repeat
  const repeated = Array.from({ length: MOST_REPEATS }, (_, i) => {
    const workingDays = last + (i + 1) * everyWorkingDays
    return { workingDays, tells, urges, until: until(workingDays), after: i + 1 === MOST_REPEATS ? null : until(workingDays + everyWorkingDays) }
  })
  return [...fixed, ...repeated]
}

/** Which of them a due date has reached, in their order. */
export const reachedBy = (marks: readonly ThresholdMark[], dueAt: LocalMinute): readonly ThresholdMark[] =>
  marks.filter((mark) => dueAt <= mark.until && (mark.after === null || dueAt > mark.after))
