import type { UnitId } from '#kernel/ids.ts'
import { ok, refuse, unreachable, type Result } from '#kernel/result.ts'
import { agencyOf } from '#organisation/domain/agency.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { strataOf, type Sample, type Survey, type SurveyEvent, type SurveyPlan } from './survey.ts'

export type SurveyCommand =
  | { readonly type: 'revise'; readonly plan: SurveyPlan }
  | { readonly type: 'sample'; readonly sample: Sample }
  | { readonly type: 'open' }
  | { readonly type: 'send'; readonly count: number }
  | { readonly type: 'extend'; readonly closesOn: string; readonly reason: string }
  | { readonly type: 'close'; readonly answers: number }
  | { readonly type: 'publish'; readonly fewest: number; readonly decision: string | null }

export type SurveyDecisionRefusal =
  | 'surveyTitleInvalid' | 'surveyUnitsRequired' | 'surveyUnitInvalid' | 'surveyOwnOpinionNotAllowed' | 'surveyQuestionnaireRequired'
  | 'surveyPeriodInvalid' | 'surveyPeriodOutOfRange' | 'surveyClosingInvalid' | 'surveyPhaseConflict' | 'surveySampleRequired'
  | 'surveyReasonRequired' | 'surveyAnswersMissing'

type Decided = Result<SurveyEvent, SurveyDecisionRefusal>

const LONGEST_TITLE = 200

/** Whether the owner rates its own agency; undefined when a rated unit is neither its own nor below it. */
export const ownershipOf = (tree: UnitTree, ownerUnitId: UnitId, rated: readonly UnitId[]): 'own' | 'below' | undefined => {
  const below = tree.subtree(ownerUnitId)
  if (!rated.every((unitId) => below.has(unitId))) return undefined
  return rated.some((unitId) => agencyOf(tree, unitId)?.id === agencyOf(tree, ownerUnitId)?.id) ? 'own' : 'below'
}

type Planned = { readonly kind: Survey['kind']; readonly ownerUnitId: UnitId; readonly plan: SurveyPlan; readonly tree: UnitTree; readonly today: string }

/**
 * Whether a survey may be planned so. Only a unit above asks about a unit; a SIPAS survey of oneself is a measure for
 * one's own use and says so, opinions about oneself nobody may collect.
 */
export const checkPlan = ({ kind, ownerUnitId, plan, tree, today }: Planned): Result<{ readonly isOwn: boolean }, SurveyDecisionRefusal> => {
  if (plan.title === '' || plan.title.length > LONGEST_TITLE) return refuse('surveyTitleInvalid')
  if (plan.questionnaires.length === 0) return refuse('surveyQuestionnaireRequired')
  if (plan.rated.length === 0) return refuse('surveyUnitsRequired')
  const ownership = ownershipOf(tree, ownerUnitId, plan.rated)
  if (ownership === undefined) return refuse('surveyUnitInvalid')
  if (ownership === 'own' && kind === 'sociological') return refuse('surveyOwnOpinionNotAllowed')
  if (kind === 'sipas' && (plan.period === null || plan.period.from > plan.period.to)) return refuse('surveyPeriodInvalid')
  if (plan.period !== null && plan.period.to > today) return refuse('surveyPeriodOutOfRange')
  return plan.closesOn >= today ? ok({ isOwn: ownership === 'own' }) : refuse('surveyClosingInvalid')
}

type Ground = { readonly tree: UnitTree; readonly today: string }

/** What a command does to a survey that is there. */
export const decide = (survey: Survey, command: SurveyCommand, { tree, today }: Ground): Decided => {
  const { phase, kind, ownerUnitId } = survey
  switch (command.type) {
    case 'revise': {
      if (phase !== 'draft') return refuse('surveyPhaseConflict')
      const checked = checkPlan({ kind, ownerUnitId, plan: command.plan, tree, today })
      return checked.ok ? ok({ type: 'revised', isOwn: checked.value.isOwn, plan: command.plan }) : checked
    }
    case 'sample':
      if (phase !== 'draft') return refuse('surveyPhaseConflict')
      return command.sample.strata.some(({ drawn }) => drawn > 0) ? ok({ type: 'sampled', sample: command.sample }) : refuse('surveySampleRequired')
    case 'open':
      if (phase !== 'draft') return refuse('surveyPhaseConflict')
      if (strataOf(survey).length === 0) return refuse('surveySampleRequired')
      return survey.closesOn >= today ? ok({ type: 'opened', on: today }) : refuse('surveyClosingInvalid')
    case 'send':
      return phase === 'open' ? ok({ type: 'sent', count: command.count }) : refuse('surveyPhaseConflict')
    case 'extend':
      if (phase !== 'open') return refuse('surveyPhaseConflict')
      if (command.reason === '') return refuse('surveyReasonRequired')
      return command.closesOn > survey.closesOn && command.closesOn >= today
        ? ok({ type: 'extended', closesOn: command.closesOn, reason: command.reason })
        : refuse('surveyClosingInvalid')
    case 'close':
      return phase === 'open' ? ok({ type: 'closed', on: today, answers: command.answers }) : refuse('surveyPhaseConflict')
    case 'publish':
      if (phase !== 'closed') return refuse('surveyPhaseConflict')
      return (survey.answers ?? 0) >= command.fewest ? ok({ type: 'published', on: today, decision: command.decision }) : refuse('surveyAnswersMissing', { fewest: command.fewest })
    default: return unreachable(command)
  }
}
