import type { At } from '#kernel/at.ts'
import { judge } from '#dossiers/domain/clock.ts'
import type { AcceptedDossier, Step } from '#dossiers/domain/dossier.ts'
import type { Timeliness } from '#dossiers/domain/timeliness.ts'
import type { WorkingCalendar } from '#organisation/domain/working-calendar.ts'
import { dossierMinutes, workedBetween } from '#dossiers/domain/worked-time.ts'

/** How a finished dossier went as a whole, in working minutes of the competent unit's calendar. */
export type DossierTime = {
  /** From acceptance to the result at the one-stop, pauses left out. */
  readonly minutes: number
  /** From acceptance to the first due date; null when no time is prescribed. */
  readonly promisedMinutes: number | null
  readonly pausedMinutes: number
  readonly supplementRequests: number
  readonly returns: number
  readonly consultations: number
  /** The definitions in the order in which they were opened; `<` marks a return to the one that follows it. */
  readonly path: string
  readonly timeliness: Timeliness
  readonly acceptedAt: At
  readonly finishedAt: At
}

/** Steps that came to nothing are no part of the way. */
const isOnPath = (step: Step): boolean => step.kind !== 'consult' && step.state !== 'recalled' && step.state !== 'cancelled'

/** `receive>handle>approve<handle>approve>handOver`: each pass of a step, a return written as `<`. */
export const pathOf = (steps: readonly Step[]): string =>
  steps.filter(isOnPath).reduce((path, step, i, all) => {
    if (i === 0) return step.definitionId
    return `${path}${all[i - 1]?.state === 'returned' ? '<' : '>'}${step.definitionId}`
  }, '')

/** Undefined while the dossier is not finished by a result: withdrawn and terminated ones tell nothing of the work. */
export const dossierTime = (dossier: AcceptedDossier, calendar: WorkingCalendar): DossierTime | undefined => {
  if (dossier.phase !== 'resolved' && dossier.phase !== 'handedOver') return undefined
  const { clock, acceptedAt, finishedAt, steps } = dossier
  const { workedMinutes: minutes, promisedMinutes } = dossierMinutes(dossier, finishedAt, calendar)
  const whole = workedBetween(acceptedAt, finishedAt, [], calendar)
  return {
    minutes,
    promisedMinutes,
    pausedMinutes: whole - minutes,
    supplementRequests: dossier.supplementRequests,
    returns: steps.filter((step) => step.state === 'returned').length,
    consultations: steps.filter((step) => step.kind === 'consult').length,
    path: pathOf(steps),
    timeliness: judge(finishedAt, clock),
    acceptedAt,
    finishedAt,
  }
}
