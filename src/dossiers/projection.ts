import { dayTextOf, earliest, type At } from '#kernel/at.ts'
import type { UnitId } from '#kernel/ids.ts'
import { isAccepted, type Dossier, type Step } from './domain/dossier.ts'
import { statusOf } from './domain/national-status.ts'

/** The columns of `dossier` that SQL compares and sorts by; everything else it needs is in `state`. */
export type DossierRow = {
  readonly id: string
  readonly code: string | null
  readonly external_code: string | null
  readonly seq: number
  readonly phase: string
  readonly status: string
  readonly procedure_version_id: string
  readonly process_version_id: string | null
  readonly procedure_code: string
  readonly sector_code: string
  readonly channel: string
  readonly route: string
  readonly assisted_at_unit_id: string | null
  readonly receiving_unit_id: string
  readonly competent_unit_id: string
  readonly participant_unit_ids: readonly string[]
  readonly fee_dong: number
  readonly submitted_at: At | null
  readonly reception_due_at: At | null
  readonly accepted_at: At | null
  readonly due_at: At | null
  readonly original_due_at: At | null
  readonly deadline_mode: string | null
  readonly provisional: boolean
  readonly rescheduled_to: At | null
  readonly apologised_at: At | null
  readonly lateness_cause: string | null
  readonly overdue_since: At | null
  readonly paused_since: At | null
  /** The day, `YYYY-MM-DD`, until which the citizen is to answer. */
  readonly answer_due_on: string | null
  readonly supplement_requests: number
  readonly finished_at: At | null
  readonly outcome: string | null
  readonly handed_over_at: At | null
  readonly ended_at: At | null
}

/** The row that a state gives. Replay compares this with what is stored. */
export const projectDossier = (dossier: Dossier): DossierRow => {
  const accepted = isAccepted(dossier) ? dossier : null
  const clock = accepted?.clock ?? null
  return {
    id: dossier.id,
    code: accepted?.code ?? null,
    external_code: dossier.externalCode,
    seq: dossier.seq,
    phase: dossier.phase,
    status: statusOf(dossier),
    procedure_version_id: dossier.procedureVersionId,
    process_version_id: accepted?.processVersionId ?? null,
    procedure_code: dossier.procedureCode,
    sector_code: dossier.sectorCode,
    channel: dossier.channel,
    route: dossier.route,
    assisted_at_unit_id: dossier.assistedAtUnitId,
    receiving_unit_id: dossier.receivingUnitId,
    competent_unit_id: dossier.competentUnitId,
    participant_unit_ids: participantsOf(dossier),
    fee_dong: dossier.feeDong,
    submitted_at: 'submittedAt' in dossier ? (dossier.submittedAt ?? null) : null,
    reception_due_at: dossier.phase === 'submitted' ? dossier.receptionDueAt : null,
    accepted_at: accepted?.acceptedAt ?? null,
    due_at: clock?.dueAt ?? null,
    original_due_at: clock?.originalDueAt ?? null,
    deadline_mode: clock?.mode ?? null,
    provisional: clock?.provisional ?? false,
    rescheduled_to: clock?.rescheduledTo ?? null,
    apologised_at: accepted?.apology?.at ?? null,
    lateness_cause: accepted?.lateness?.cause ?? null,
    overdue_since: clock?.overdueSince ?? null,
    paused_since: clock?.pauses.find((pause) => pause.to === null)?.from ?? null,
    answer_due_on: answerDueOn(dossier),
    supplement_requests: accepted?.supplementRequests ?? 0,
    finished_at: 'finishedAt' in dossier ? dossier.finishedAt : null,
    outcome: 'outcome' in dossier ? dossier.outcome : null,
    handed_over_at: dossier.phase === 'handedOver' ? dossier.handedOverAt : null,
    ended_at: 'endedAt' in dossier ? dossier.endedAt : dossier.phase === 'rejected' ? dossier.rejectedAt : null,
  }
}

const answerDueOn = (dossier: Dossier): string | null => {
  if (dossier.phase === 'incomplete') return dossier.answerDueOn
  return dossier.phase === 'open' && dossier.waiting?.kind === 'supplement' ? dossier.waiting.answerDueOn : null
}

/** Every unit that has or had a part: who helped, who received, who is competent, who held a step. */
export const participantsOf = (dossier: Dossier): readonly UnitId[] => {
  const units = new Set<UnitId>([dossier.receivingUnitId, dossier.competentUnitId])
  if (dossier.assistedAtUnitId !== null) units.add(dossier.assistedAtUnitId)
  if (isAccepted(dossier)) for (const step of dossier.steps) units.add(step.unitId)
  return [...units]
}

const NEVER = 'infinity'

/**
 * What orders a list of work: the nearer of the step's and the dossier's due date; never while the clock stands, nor
 * for a result that waits to be fetched.
 */
export const urgentAt = (dossier: Dossier, step: Step): At | typeof NEVER => {
  if (dossier.phase !== 'open') return NEVER
  const standing = dossier.clock.pauses.some((pause) => pause.to === null)
  if (standing && step.kind !== 'consult') return NEVER
  if (step.dueAt === null) return dossier.clock.dueAt ?? NEVER
  return dossier.clock.dueAt === null ? step.dueAt : earliest(step.dueAt, dossier.clock.dueAt)
}

/** The series that gives a dossier its code: one per agency and day of recording. */
export const codeSeries = (agencyCode: string, recordedAt: At): string => `dossier/${agencyCode}/${dayTextOf(recordedAt)}`
