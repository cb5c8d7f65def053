import { dayTextOf, minuteOf, type At } from '#kernel/at.ts'
import { ok, refuse } from '#kernel/result.ts'
import { isInForce } from '#law/dated.ts'
import { findCause } from '#law/causes-of-lateness.ts'
import { judge } from './clock.ts'
import type { Facts } from './command.ts'
import type { Clock, Lateness } from './dossier.ts'
import type { Decided } from './script.ts'

/**
 * Is the due date gone by at this moment? Against `dueAt` alone, never against an apology's new date; a clock that
 * stood before its due date came is not late.
 */
export const isLate = (clock: Pick<Clock, 'dueAt' | 'mode' | 'pauses'>, at: At): boolean => {
  const due = clock.dueAt
  if (due === null || judge(at, clock) !== 'overdue') return false
  return !clock.pauses.some((pause) => pause.from <= due && (pause.to === null || pause.to >= due))
}

/** Lỡ hẹn lần hai: the new date of an apology has gone by too. Shown to people; no figure is judged by it. */
export const missedAgain = (clock: Pick<Clock, 'dueAt' | 'mode' | 'pauses' | 'rescheduledTo'>, at: At): boolean =>
  clock.rescheduledTo !== null && minuteOf(at) > minuteOf(clock.rescheduledTo) && isLate(clock, at)

/** A cause must be in the list of the day, and say more where the list asks for it. */
export const checkCause = (lateness: Lateness, facts: Pick<Facts, 'now'>): Decided<null> => {
  const cause = findCause(lateness.cause)
  if (cause === undefined || !isInForce(cause, dayTextOf(facts.now))) return refuse('latenessCauseUnknown', { cause: lateness.cause })
  if (cause.needsNote && lateness.note === null) return refuse('latenessNoteMissing')
  return ok(null)
}

/**
 * What the finishing event carries: the cause when the dossier ends late, nothing when it ends in time. A late one
 * whose cause nobody gave is refused (`latenessCauseMissing`).
 */
export const latenessAtEnd = (
  clock: Clock,
  lateness: Lateness | null,
  facts: Pick<Facts, 'now' | 'occurredAt'>,
): Decided<{ readonly lateness?: Lateness }> => {
  if (!isLate(clock, facts.occurredAt)) return ok({})
  if (lateness === null) return refuse('latenessCauseMissing', { dueAt: clock.dueAt ?? '' })
  const checked = checkCause(lateness, facts)
  return checked.ok ? ok({ lateness }) : checked
}
