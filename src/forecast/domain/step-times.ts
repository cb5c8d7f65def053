import type { At } from '#kernel/at.ts'
import type { UnitId } from '#kernel/ids.ts'
import { isLive, type AcceptedDossier, type Step } from '#dossiers/domain/dossier.ts'
import { heldUntil, workedBetween } from '#dossiers/domain/worked-time.ts'
import type { WorkingCalendar } from '#organisation/domain/working-calendar.ts'

/** Consultations are counted together: their definition is the step that asked, not a step of the process. */
export const CONSULTATION = 'consult'

/** How long one pass of a step really took, in working minutes of its unit's calendar, pauses left out. */
export type StepTime = {
  readonly stepNo: number
  readonly definitionId: string
  readonly kind: Step['kind']
  readonly unitId: UnitId
  readonly allottedMinutes: number
  /** From opened to accepted; a step that ended without being taken up waited all its time. */
  readonly waitMinutes: number
  readonly minutes: number
  /** `returned`: it was sent back to the step before. */
  readonly ending: 'done' | 'returned'
  readonly openedAt: At
  readonly endedAt: At
}

export type CalendarOf = (unitId: UnitId) => WorkingCalendar

/** When a pass stopped holding up the dossier: a hand-over ends when the result is at the desk, not when it is fetched. */
const endOf = (dossier: AcceptedDossier, step: Step): At | null => {
  const end = isLive(step) ? null : step.endedAt
  if (step.kind === 'handOver' && 'finishedAt' in dossier) return heldUntil(dossier, step, end ?? dossier.finishedAt)
  return end
}

const hasEnded = (dossier: AcceptedDossier, step: Step): boolean =>
  step.state === 'done' || step.state === 'returned' || (step.kind === 'handOver' && 'finishedAt' in dossier)

/** The passes of a dossier that ended by themselves; what was recalled or cancelled tells nothing about the work. */
export const stepTimes = (dossier: AcceptedDossier, calendarOf: CalendarOf): readonly StepTime[] =>
  dossier.steps.flatMap((step) => {
    const endedAt = hasEnded(dossier, step) ? endOf(dossier, step) : null
    if (endedAt === null) return []
    const calendar = calendarOf(step.unitId)
    const { pauses } = dossier.clock
    const acceptedAt = step.acceptedAt === null || step.acceptedAt > endedAt ? endedAt : step.acceptedAt
    return [{
      stepNo: step.no,
      definitionId: step.kind === 'consult' ? CONSULTATION : step.definitionId,
      kind: step.kind,
      unitId: step.unitId,
      allottedMinutes: step.allottedMinutes,
      waitMinutes: workedBetween(step.openedAt, acceptedAt, pauses, calendar),
      minutes: workedBetween(step.openedAt, endedAt, pauses, calendar),
      ending: step.state === 'returned' ? 'returned' as const : 'done' as const,
      openedAt: step.openedAt,
      endedAt,
    }]
  })
