import { dayOf, type LocalMinute } from '#kernel/local-time.ts'
import { workingMinutesBetween, type WorkingCalendar } from '#organisation/domain/working-calendar.ts'
import type { DeadlineMode } from '#procedures/domain/duration.ts'
import { dueDayOf } from './counting.ts'
import type { Deadline } from './deadline.ts'

export type Timeliness = 'early' | 'onTime' | 'overdue'

/** What a finished dossier is judged against. */
export type Due = { readonly dueAt: LocalMinute; readonly mode: DeadlineMode }

/**
 * Trước hạn, đúng hạn, quá hạn. Up to and including the due date is in time; early is before the due date's day
 * (`END_OF_DAY`) or before the due instant (`BY_HOUR`). A re-appointment never enters here.
 */
export const classify = (finishedAt: LocalMinute, { dueAt, mode }: Due): Timeliness => {
  if (finishedAt > dueAt) return 'overdue'
  const isEarly = mode === 'END_OF_DAY' ? dayOf(finishedAt) < dueDayOf(dueAt) : finishedAt < dueAt
  return isEarly ? 'early' : 'onTime'
}

/**
 * Working minutes left, negative when overdue. While a pause is open the time left stands still. The calendar is the
 * one the deadline was computed with.
 */
export const remainingMinutes = (calendar: WorkingCalendar, deadline: Deadline, now: LocalMinute): number =>
  deadline.phase === 'paused'
    ? deadline.remainingMinutes
    : workingMinutesBetween(calendar, now, deadline.dueAt)
