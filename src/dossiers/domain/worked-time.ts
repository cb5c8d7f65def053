import { minuteOf, type At } from '#kernel/at.ts'
import type { UnitId } from '#kernel/ids.ts'
import { workingMinutesBetween, type WorkingCalendar } from '#organisation/domain/working-calendar.ts'
import { isAccepted, type AcceptedDossier, type Clock, type Dossier, type DossierMinutes, type Pause, type Step } from './dossier.ts'
import type { DossierEvent } from './event.ts'

/** Working minutes between two moments, those of pauses left out; never negative. */
export const workedBetween = (from: At, to: At, pauses: readonly Pause[], calendar: WorkingCalendar): number => {
  if (to <= from) return 0
  const [start, end] = [minuteOf(from), minuteOf(to)]
  let minutes = workingMinutesBetween(calendar, start, end)
  for (const pause of pauses) {
    const pausedFrom = Math.max(start, minuteOf(pause.from))
    const pausedTo = Math.min(end, pause.to === null ? end : minuteOf(pause.to))
    if (pausedTo > pausedFrom) minutes -= workingMinutesBetween(calendar, pausedFrom, pausedTo)
  }
  return Math.max(0, minutes)
}

/** The time of a dossier whose result reached the desk at `finishedAt`, its pauses left out. */
export const dossierMinutes = (
  { acceptedAt, clock }: { readonly acceptedAt: At; readonly clock: Clock },
  finishedAt: At,
  calendar: WorkingCalendar,
): DossierMinutes => ({
  workedMinutes: workedBetween(acceptedAt, finishedAt, clock.pauses, calendar),
  promisedMinutes: clock.originalDueAt === null ? null : workingMinutesBetween(calendar, minuteOf(acceptedAt), minuteOf(clock.originalDueAt)),
})

/** When a step that ends at `end` stopped holding up the dossier: a hand-over ends when the result is at the desk, not when it is fetched. */
export const heldUntil = (dossier: AcceptedDossier, step: Pick<Step, 'kind' | 'openedAt'>, end: At): At => {
  if (step.kind !== 'handOver' || !('finishedAt' in dossier)) return end
  return dossier.finishedAt < step.openedAt ? step.openedAt : dossier.finishedAt
}

/** The time of one pass of a step that ends at `end`, in working minutes of its unit, the dossier's pauses left out. */
export const stepMinutes = (dossier: AcceptedDossier, step: Step, end: At, calendar: WorkingCalendar): number =>
  workedBetween(step.openedAt, heldUntil(dossier, step, end), dossier.clock.pauses, calendar)

type TimeFacts = { readonly occurredAt: At; readonly calendarOf: (unitId: UnitId) => WorkingCalendar }

/**
 * An event that ends a step or brings the result, with the time that this took: what was worked is counted once, with
 * the calendar of that day, like everything that cannot be found out later. Other events stay as they are.
 */
export const withTime = (event: DossierEvent, dossier: Dossier | undefined, { occurredAt, calendarOf }: TimeFacts): DossierEvent => {
  if (dossier === undefined || !isAccepted(dossier)) return event
  switch (event.type) {
    case 'stepCompleted':
    case 'stepReturned':
    case 'consultationAnswered': {
      const step = dossier.steps.find((one) => one.no === event.no)
      if (step === undefined) return event
      return { ...event, workedMinutes: stepMinutes(dossier, step, occurredAt, calendarOf(step.unitId)) }
    }
    case 'resolved':
      return { ...event, ...dossierMinutes(dossier, occurredAt, calendarOf(dossier.competentUnitId)) }
    default:
      return event
  }
}

/** Whether an event that should tell its time was written before times were kept. */
export const lacksTime = (event: DossierEvent): boolean => {
  switch (event.type) {
    case 'stepCompleted':
    case 'stepReturned':
    case 'consultationAnswered':
    case 'resolved':
      return event.workedMinutes === undefined
    default:
      return false
  }
}
