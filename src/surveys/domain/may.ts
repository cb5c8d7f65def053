import { grantsOf } from '#identity/domain/may.ts'
import type { Actor, Role } from '#kernel/actor.ts'
import type { UnitId } from '#kernel/ids.ts'
import { agencyOf } from '#organisation/domain/agency.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { isOver, type Survey } from './survey.ts'

/** Who holds surveys for an agency. */
export const SURVEY_HOLDERS = ['reformCoordinator', 'agencyLeader'] as const satisfies readonly Role[]
/** Who reads out questions on the telephone and enters paper sheets. */
export const SURVEY_ENTERERS = ['reformCoordinator', 'recordsClerk', 'caseOfficer', 'receptionOfficer'] as const satisfies readonly Role[]
/** Who reads how an agency was rated. */
export const SURVEY_READERS = ['reformCoordinator', 'agencyLeader', 'unitHead', 'centerDirector', 'inspector', 'procedureController'] as const satisfies readonly Role[]

/** Agencies for which the actor works in one of the roles; a right that only reaches down is none of the agency below. */
export const agenciesAs = (actor: Actor, roles: readonly Role[], tree: UnitTree): ReadonlySet<UnitId> =>
  new Set(grantsOf(actor).flatMap(({ role, unitId }) => (roles.includes(role) ? (agencyOf(tree, unitId)?.id ?? []) : [])))

type Subject = Pick<Survey, 'ownerUnitId' | 'isOwn' | 'rated' | 'phase'>

const ownerOf = ({ ownerUnitId }: Subject, tree: UnitTree): UnitId => agencyOf(tree, ownerUnitId)?.id ?? ownerUnitId

/** May plan, draw, open, close and publish it. */
export const mayHold = (actor: Actor, survey: Subject, tree: UnitTree): boolean =>
  actor.kind === 'system' || agenciesAs(actor, SURVEY_HOLDERS, tree).has(ownerOf(survey, tree))

/** Works in an agency that is rated. */
const isRated = (actor: Actor, { rated }: Subject, tree: UnitTree): boolean => {
  const own = new Set(grantsOf(actor).map(({ unitId }) => agencyOf(tree, unitId)?.id))
  return rated.some((unitId) => own.has(agencyOf(tree, unitId)?.id))
}

/** May read out and enter answers: nobody of a rated agency, except where an agency asks about itself. */
export const mayEnter = (actor: Actor, survey: Subject, tree: UnitTree): boolean =>
  agenciesAs(actor, SURVEY_ENTERERS, tree).has(ownerOf(survey, tree)) && (survey.isOwn || !isRated(actor, survey, tree))

/**
 * Of which rated units the actor sees results: all for the agency that holds the survey, once it is closed; a rated
 * agency its own then; everybody all of them once it is published. `[]` sees that there is a survey, and no figure.
 */
export const seenUnits = (actor: Actor, survey: Subject, tree: UnitTree): readonly UnitId[] | undefined => {
  const isHolder = mayHold(actor, survey, tree) || agenciesAs(actor, SURVEY_READERS, tree).has(ownerOf(survey, tree))
  if (survey.phase === 'published') return survey.rated
  if (isHolder) return isOver(survey) ? survey.rated : []
  const own = agenciesAs(actor, SURVEY_READERS, tree)
  const mine = survey.rated.filter((unitId) => own.has(agencyOf(tree, unitId)?.id ?? unitId))
  if (mine.length > 0 && isOver(survey)) return mine
  return mayEnter(actor, survey, tree) ? [] : undefined
}
