import type { StaffId, UnitId } from '#kernel/ids.ts'
import type { Refusal } from '#kernel/result.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import type { Plan } from './plan.ts'
import type { Task, TaskEvent, TaskReport, TaskTerms } from './task.ts'

export type ReformCode =
  | 'reformPlanNotFound' | 'reformTaskNotFound' | 'reformNotAllowed' | 'reformChangedSinceSeen' | 'reformStateConflict'
  | 'reformPlanClosedConflict' | 'reformPlanEmptyInvalid' | 'reformUnitUnknown' | 'reformUnitNotBelowInvalid' | 'reformDaysInvalid'
  | 'reformDayOutsidePlanInvalid' | 'reformLaterThanParentInvalid' | 'reformReasonRequired' | 'reformWordsRequired' | 'reformHasPartsConflict'
  | 'reformEvidenceRequired' | 'reformOwnReportConflict' | 'reformNothingClaimedConflict' | 'reformTooDeepInvalid' | 'reformProgressInvalid'
  | 'reformTargetMissedInvalid' | 'reformReachedRequired' | 'reformIssueRequired' | 'reformYearInvalid' | 'fileNotFound'

export type ReformRefusal = Refusal<ReformCode>

/** How deep a task may be split. */
export const DEEPEST = 6

/** What is wrong with the terms of a task, whoever gives it. `within` is the task that it is a part of. */
export const refuseTerms = (
  terms: TaskTerms,
  { tree, plan, within }: { readonly tree: UnitTree; readonly plan: Pick<Plan, 'terms'> | undefined; readonly within: Pick<Task, 'terms'> | undefined },
): ReformRefusal | undefined => {
  const unknown = [terms.leadUnitId, ...terms.supportingUnitIds].find((id) => tree.find(id) === undefined)
  if (unknown !== undefined) return { code: 'reformUnitUnknown' }
  if (terms.startsOn > terms.dueOn) return { code: 'reformDaysInvalid', facts: { startsOn: terms.startsOn, dueOn: terms.dueOn } }
  if (within !== undefined && terms.dueOn > within.terms.dueOn) return { code: 'reformLaterThanParentInvalid', facts: { dueOn: within.terms.dueOn } }
  const year = plan?.terms.year
  if (year !== undefined && !terms.dueOn.startsWith(`${year}-`)) return { code: 'reformDayOutsidePlanInvalid', facts: { year } }
  return undefined
}

/**
 * The unit in whose name parts are given: the lead unit, when all of `leads` are below it or are its own; else the unit
 * that gave the whole, when all are below that. Undefined when neither may.
 */
export const splittingUnit = (
  task: Pick<Task, 'terms' | 'assignerUnitId'>,
  leads: readonly UnitId[],
  tree: UnitTree,
  may: { readonly lead: boolean; readonly assigner: boolean },
): UnitId | undefined => {
  const covers = (unitId: UnitId): boolean => leads.every((lead) => tree.subtree(unitId).has(lead))
  if (may.lead && covers(task.terms.leadUnitId)) return task.terms.leadUnitId
  return may.assigner && covers(task.assignerUnitId) ? task.assignerUnitId : undefined
}

export type ReportGround = {
  /** Parts that are not cancelled. */
  readonly parts: number
}

/** Why a report cannot be sent. A task that is split follows its parts: only words go with it. */
export const refuseReport = (task: Task, report: TaskReport, { parts }: ReportGround): ReformRefusal | undefined => {
  if (task.phase !== 'open' || task.claim !== null) return { code: 'reformStateConflict' }
  if (parts > 0 && report.claim !== 'progress') return { code: 'reformHasPartsConflict', facts: { count: parts } }
  if (report.words === '') return { code: 'reformWordsRequired' }
  if (!Number.isInteger(report.progress) || report.progress < 0 || report.progress > 100) return { code: 'reformProgressInvalid' }
  if (report.claim === 'notCarriedOut' && report.difficulty === null) return { code: 'reformReasonRequired' }
  if (report.claim === 'completed' && report.evidence.length === 0) return { code: 'reformEvidenceRequired' }
  return undefined
}

/** Why a claim cannot be confirmed by this person: nobody confirms what they reported. */
export const refuseConfirming = (task: Task, staffId: StaffId | null): ReformRefusal | undefined => {
  if (task.phase !== 'open' || task.claim === null) return { code: 'reformNothingClaimedConflict' }
  return staffId !== null && task.claim.byStaffId === staffId ? { code: 'reformOwnReportConflict' } : undefined
}

/** What changes with new terms; a task that runs is changed for a reason only. */
export const changeOfTerms = (task: Task, terms: TaskTerms, dueAt: string, reason: string | null): TaskEvent | ReformRefusal => {
  if (task.phase === 'planned') return { type: 'changed', terms, dueAt, reason: null }
  if (task.phase !== 'open') return { code: 'reformStateConflict' }
  return reason === null ? { code: 'reformReasonRequired' } : { type: 'changed', terms, dueAt, reason }
}
