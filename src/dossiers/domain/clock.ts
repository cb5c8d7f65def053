import { atOfMinute, dayTextOf, earliest, minuteOf, type At } from '#kernel/at.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { processingLimit } from '#law/processing-limits.ts'
import { addWorkingMinutes, workingMinutesBetween, type WorkingCalendar } from '#organisation/domain/working-calendar.ts'
import { defaultMode, type DeadlineMode, type Duration } from '#procedures/domain/duration.ts'
import type { ProcedureCase } from '#procedures/domain/procedure.ts'
import { computeDeadline, type Deadline } from './deadline.ts'
import type { Clock } from './dossier.ts'
import { classify, type Timeliness } from './timeliness.ts'

/** A due date with the counting that led to it; `deadline` is null when the law gives no time. */
export type Due = {
  readonly dueAt: At | null
  readonly provisional: boolean
  readonly deadline: Deadline | null
}

const NO_DUE: Due = { dueAt: null, provisional: false, deadline: null }

type Terms = Pick<Clock, 'receivedAt' | 'duration' | 'mode' | 'pauses' | 'extensions'>

/** The due date that a clock gives now. A clock that stands keeps the due date it had when it stopped. */
export const dueNow = (clock: Terms, calendar: WorkingCalendar): Result<Due, 'deadlineRefused'> => {
  if (clock.duration === null) return ok(NO_DUE)
  const deadline = computeDeadline({
    receivedAt: minuteOf(clock.receivedAt),
    duration: clock.duration,
    mode: clock.mode,
    calendar,
    pauses: clock.pauses.map((pause) => ({ from: minuteOf(pause.from), to: pause.to === null ? null : minuteOf(pause.to) })),
    extensions: clock.extensions.map((extension) => extension.duration),
  })
  if (!deadline.ok) return refuse('deadlineRefused', { ...deadline.refusal.facts, why: deadline.refusal.code })
  const { value } = deadline
  return ok({
    dueAt: atOfMinute(value.phase === 'running' ? value.dueAt : value.dueWhenPaused),
    provisional: value.provisional,
    deadline: value,
  })
}

/** What a case promises and how it is counted. */
export const promiseOf = (one: ProcedureCase): { readonly duration: Duration | null; readonly mode: DeadlineMode } => {
  const duration = one.committedDuration
  return { duration, mode: one.deadlineMode ?? (duration === null ? 'END_OF_DAY' : defaultMode(duration)) }
}

/** The due date promised at reception. */
export const firstDue = (
  receivedAt: At,
  duration: Duration | null,
  mode: DeadlineMode,
  calendar: WorkingCalendar,
): Result<Due, 'deadlineRefused'> => dueNow({ receivedAt, duration, mode, pauses: [], extensions: [] }, calendar)

/** The end of the working hours in which the one-stop must answer an online submission. */
export const receptionDue = (submittedAt: At, calendar: WorkingCalendar): At =>
  atOfMinute(
    addWorkingMinutes(
      calendar,
      minuteOf(submittedAt),
      processingLimit('onlineReceptionMinutes', dayTextOf(submittedAt)),
    ),
  )

/**
 * When a step is due: its allotted working minutes in its holder's calendar, what it lost to pauses given back,
 * and never after the dossier itself.
 */
export const stepDue = (openedAt: At, allottedMinutes: number, clock: Clock, calendar: WorkingCalendar): At | null => {
  if (allottedMinutes <= 0) return clock.dueAt
  const opened = minuteOf(openedAt)
  let lost = 0
  for (const pause of clock.pauses) {
    if (pause.to === null || pause.to <= openedAt) continue
    lost += workingMinutesBetween(calendar, Math.max(opened, minuteOf(pause.from)), minuteOf(pause.to))
  }
  const due = atOfMinute(addWorkingMinutes(calendar, opened, allottedMinutes + lost))
  return clock.dueAt === null ? due : earliest(due, clock.dueAt)
}

/** How a finish is judged, always against `dueAt` and never against an apology's new date. No due date is in time. */
export const judge = (finishedAt: At, { dueAt, mode }: Pick<Clock, 'dueAt' | 'mode'>): Timeliness =>
  dueAt === null ? 'onTime' : classify(minuteOf(finishedAt), { dueAt: minuteOf(dueAt), mode })

/** Working minutes left until the due date, negative when it has passed; null without one. A standing clock keeps what it had. */
export const remainingMinutes = (clock: Clock, now: At, calendar: WorkingCalendar): number | null => {
  if (clock.dueAt === null) return null
  const open = clock.pauses.find((pause) => pause.to === null)
  const from = open === undefined || open.from > clock.dueAt ? now : open.from
  return workingMinutesBetween(calendar, minuteOf(from), minuteOf(clock.dueAt))
}
