import { grantsOf } from '#identity/domain/may.ts'
import type { Actor, Role } from '#kernel/actor.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { SubCriterion } from '#law/par-index.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { agencyOf } from '#organisation/domain/agency.ts'
import { verifyingUnit, type RoundTerms } from './round.ts'

/** Who writes a unit's own scores, and who hands them in for it. */
const SCORERS = ['agencyLeader', 'unitHead', 'reformCoordinator', 'procedureController'] as const satisfies readonly Role[]
const SUBMITTERS = ['agencyLeader'] as const satisfies readonly Role[]
const VERIFIERS = ['agencyLeader', 'unitHead', 'reformCoordinator', 'procedureController', 'inspector'] as const satisfies readonly Role[]
/** Who runs a round for its organiser or its lead unit. */
const ORGANISERS = ['reformCoordinator', 'agencyLeader'] as const satisfies readonly Role[]

/** Whoever may meet a round at all; what they see of it is narrowed below. */
export const PAR_ROLES = ['agencyLeader', 'unitHead', 'reformCoordinator', 'procedureController', 'inspector'] as const satisfies readonly Role[]

/** A right given at the unit or below it: one that merely reaches down from above is of another unit. */
const worksIn = (actor: Actor, roles: readonly Role[], unitId: UnitId, tree: UnitTree): boolean =>
  grantsOf(actor).some((grant) => roles.includes(grant.role) && tree.subtree(unitId).has(grant.unitId))

const worksForAgency = (actor: Actor, roles: readonly Role[], unitId: UnitId, tree: UnitTree): boolean =>
  grantsOf(actor).some((grant) => roles.includes(grant.role) && agencyOf(tree, grant.unitId)?.id === unitId)

const isSystem = (actor: Actor): boolean => actor.kind === 'system'

/** May open rounds for this organiser. */
export const mayOrganise = (actor: Actor, organiserId: UnitId, tree: UnitTree): boolean => worksForAgency(actor, ORGANISERS, organiserId, tree)

/** May run this round: freeze facts, enter surveys, prepare the decision. */
export const mayRun = (actor: Actor, round: RoundTerms, tree: UnitTree): boolean =>
  isSystem(actor) || mayOrganise(actor, round.organiserId, tree) || worksIn(actor, ORGANISERS, round.leadUnitId, tree)

/** May write the scores of this unit. */
export const mayScore = (actor: Actor, ratedUnitId: UnitId, tree: UnitTree): boolean => worksIn(actor, SCORERS, ratedUnitId, tree)

/** May hand the card in, and answer the verification for the unit. */
export const maySubmit = (actor: Actor, ratedUnitId: UnitId, tree: UnitTree): boolean => worksIn(actor, SUBMITTERS, ratedUnitId, tree)

/** Who works in the rated unit never verifies it, whatever else they are. */
const isOutside = (actor: Actor, ratedUnitId: UnitId, tree: UnitTree): boolean =>
  !grantsOf(actor).some(({ unitId }) => tree.subtree(ratedUnitId).has(unitId))

/** May verify this line of the card of this unit. */
export const mayVerify = (actor: Actor, round: RoundTerms, criterion: SubCriterion, ratedUnitId: UnitId, tree: UnitTree): boolean => {
  const unitId = verifyingUnit(round, criterion, ratedUnitId)
  const works = unitId === round.organiserId ? worksForAgency : worksIn
  return isOutside(actor, ratedUnitId, tree) && works(actor, VERIFIERS, unitId, tree)
}

/** May give the whole card back, send the verification, and hand it to the council. */
export const mayLead = (actor: Actor, round: RoundTerms, ratedUnitId: UnitId, tree: UnitTree): boolean => {
  const lead = round.leadUnitId === ratedUnitId ? round.organiserId : round.leadUnitId
  const works = lead === round.organiserId ? worksForAgency : worksIn
  return isOutside(actor, ratedUnitId, tree) && works(actor, VERIFIERS, lead, tree)
}

/** Heads the council: extends windows, gives final scores, decides. */
export const headsCouncil = (actor: Actor, { council }: RoundTerms): boolean => actor.kind === 'staff' && actor.staffId === council.headId

export const sitsInCouncil = (actor: Actor, { council }: RoundTerms): boolean =>
  actor.kind === 'staff' && (actor.staffId === council.headId || council.memberIds.includes(actor.staffId))

/** What of a card an actor sees: all of it, some lines, or nothing. */
export type Sight = 'all' | ReadonlySet<string> | undefined

/** A unit sees its own card; a verifier the lines it verifies; who runs, leads or decides the round, all. */
export const sightOf = (actor: Actor, round: RoundTerms, lines: readonly SubCriterion[], ratedUnitId: UnitId, tree: UnitTree): Sight => {
  const seesAll =
    isSystem(actor) || worksIn(actor, PAR_ROLES, ratedUnitId, tree) || sitsInCouncil(actor, round) || mayRun(actor, round, tree) || mayLead(actor, round, ratedUnitId, tree)
  if (seesAll) return 'all'
  const own = lines.filter((criterion) => mayVerify(actor, round, criterion, ratedUnitId, tree))
  return own.length === 0 ? undefined : new Set(own.map(({ code }) => code))
}
