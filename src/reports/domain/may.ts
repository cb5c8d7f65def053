import { grantsOf } from '#identity/domain/may.ts'
import { holds } from '#identity/domain/readable-units.ts'
import type { Actor, Grant, Role } from '#kernel/actor.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { agencyOf } from '#organisation/domain/agency.ts'

/** Who comments and explains a report before it is signed. */
const PREPARERS = ['agencyLeader', 'unitHead', 'centerDirector', 'procedureController', 'reformCoordinator'] as const satisfies readonly Role[]
/** Who takes a report in for the agency above. */
const RECEIVERS = ['agencyLeader', 'unitHead', 'procedureController', 'reformCoordinator'] as const satisfies readonly Role[]
/** A right of one of the roles at the agency itself or in one of its offices. */
const grantFor = (actor: Actor, roles: readonly Role[], unitId: UnitId, tree: UnitTree): Grant | undefined =>
  grantsOf(actor).find((grant) => holds(roles, grant) && (grant.reach.has(unitId) || agencyOf(tree, grant.unitId)?.id === unitId))

/** May comment and explain the report of this unit. */
export const mayPrepare = (actor: Actor, unitId: UnitId, tree: UnitTree): boolean => grantFor(actor, PREPARERS, unitId, tree) !== undefined

/** The right by which the actor signs for this unit: its leader's, an own one before a lent one. */
export const signingGrant = (actor: Actor, unitId: UnitId): Grant | undefined => {
  const rights = grantsOf(actor).filter(({ role, reach }) => role === 'agencyLeader' && reach.has(unitId))
  return rights.find(({ onBehalfOf }) => onBehalfOf === undefined) ?? rights[0]
}

/** The right by which the actor accepts, returns and urges reports that come to this unit. */
export const receivingGrant = (actor: Actor, recipientUnitId: UnitId, tree: UnitTree): Grant | undefined => grantFor(actor, RECEIVERS, recipientUnitId, tree)

export const mayReceive = (actor: Actor, recipientUnitId: UnitId, tree: UnitTree): boolean => receivingGrant(actor, recipientUnitId, tree) !== undefined
