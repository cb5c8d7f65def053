import type { At } from '#kernel/at.ts'
import type { StaffId, UnitId } from '#kernel/ids.ts'
import { isAccepted, type AcceptedDossier, type Dossier, type Step } from './dossier.ts'

/** Whose time is told, with the code it is stored by: a dossier's as a whole, or that of a pass of a step of a kind. */
export const TIME_KINDS = { dossier: 1, receive: 2, handle: 3, review: 4, approve: 5, issue: 6, handOver: 7, consult: 8 } as const satisfies Record<
  'dossier' | Step['kind'],
  number
>
export type TimeKind = keyof typeof TIME_KINDS

/** One time that was worked, added (or, when its dossier is voided, taken away again) at the moment at which it ended. */
export type TimePoint = {
  readonly kind: TimeKind
  /** The step's number; 0 for the dossier as a whole. */
  readonly no: number
  /** Whose time it is: the competent unit's, or that of the unit that held the step. */
  readonly unitId: UnitId
  readonly at: At
  readonly amount: 1 | -1
  readonly workedMinutes: number
  /** What was promised, or allotted to the step; null where nothing was. */
  readonly promisedMinutes: number | null
  readonly staffId: StaffId | null
}

/** What is opened and ended in one act (received and passed on) took no time of its own and tells nothing. */
const stepPoint = (step: Step): readonly TimePoint[] => {
  const { no, kind, unitId, endedAt, openedAt, workedMinutes, allottedMinutes, staffId } = step
  if (workedMinutes === undefined || endedAt === null || endedAt === openedAt) return []
  return [{ kind, no, unitId, at: endedAt, amount: 1, workedMinutes, promisedMinutes: allottedMinutes > 0 ? allottedMinutes : null, staffId }]
}

/** The times that a dossier tells in the state it is in: of its result, and of every pass of a step that ended by itself. */
export const timePoints = (dossier: AcceptedDossier): readonly TimePoint[] => {
  if (dossier.phase === 'voided') return []
  const steps = dossier.steps.flatMap(stepPoint)
  if (dossier.phase !== 'resolved' && dossier.phase !== 'handedOver') return steps
  const { workedMinutes, promisedMinutes, finishedAt, competentUnitId } = dossier
  if (workedMinutes === undefined || promisedMinutes === undefined) return steps
  const staffId = dossier.steps.findLast((step) => step.kind === 'handle' && step.staffId !== null)?.staffId ?? null
  return [{ kind: 'dossier', no: 0, unitId: competentUnitId, at: finishedAt, amount: 1, workedMinutes, promisedMinutes, staffId }, ...steps]
}

const placeOf = ({ kind, no, at }: TimePoint): string => `${kind} ${no} ${at}`

/** The times that a command added or took away: those of the state after it that were not told before, and the other way round. */
export const timeChanges = (before: Dossier | undefined, after: Dossier): readonly TimePoint[] => {
  const now = isAccepted(after) ? timePoints(after) : []
  const then = before !== undefined && isAccepted(before) ? timePoints(before) : []
  const [nowAt, thenAt] = [new Set(now.map(placeOf)), new Set(then.map(placeOf))]
  return [
    ...now.filter((one) => !thenAt.has(placeOf(one))),
    ...then.filter((one) => !nowAt.has(placeOf(one))).map((one) => ({ ...one, amount: -1 as const })),
  ]
}
