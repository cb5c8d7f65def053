import { grantsOf } from '#identity/domain/may.ts'
import type { Actor, Grant, Role } from '#kernel/actor.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { agencyOf } from '#organisation/domain/agency.ts'

/** Who answers for the figures of a whole agency, also of what stands below it. */
const OVERSEERS = ['agencyLeader', 'unitHead', 'centerDirector', 'procedureController', 'reformCoordinator', 'inspector'] as const satisfies readonly Role[]
/** Who comments and explains a report before it is signed. */
const PREPARERS = ['agencyLeader', 'unitHead', 'centerDirector', 'procedureController', 'reformCoordinator'] as const satisfies readonly Role[]
/** Who takes a report in for the agency above. */
const RECEIVERS = ['agencyLeader', 'unitHead', 'procedureController', 'reformCoordinator'] as const satisfies readonly Role[]
const ADMINISTRATORS: ReadonlySet<Role> = new Set(['systemAdmin', 'businessAdmin'])

const holds = (roles: readonly Role[], { role }: Grant): boolean => roles.includes(role)

/**
 * Units whose figures the actor may read: those that their rights reach, and for whoever answers for an agency
 * everything below it. Figures are counts, so a right over some sectors reads them whole; an administrator's right is none.
 */
export const readableUnits = (actor: Actor, tree: UnitTree): ReadonlySet<UnitId> => {
  if (actor.kind === 'system') return new Set(tree.units.map(({ id }) => id))
  const units = new Set<UnitId>()
  for (const grant of grantsOf(actor)) {
    if (ADMINISTRATORS.has(grant.role)) continue
    for (const id of grant.reach) units.add(id)
    const agency = holds(OVERSEERS, grant) ? agencyOf(tree, grant.unitId) : undefined
    if (agency !== undefined) for (const id of tree.subtree(agency.id)) units.add(id)
  }
  return units
}

/** The right of one of the roles at the agency itself or in one of its offices. */
const grantFor = (actor: Actor, roles: readonly Role[], unitId: UnitId, tree: UnitTree): Grant | undefined =>
  grantsOf(actor).find((grant) => holds(roles, grant) && (grant.reach.has(unitId) || agencyOf(tree, grant.unitId)?.id === unitId))

/** May comment and explain the report of this unit. */
export const mayPrepare = (actor: Actor, unitId: UnitId, tree: UnitTree): boolean => grantFor(actor, PREPARERS, unitId, tree) !== undefined

/** The right by which the actor signs for this unit: its leader's, an own one before a lent one. */
export const signingGrant = (actor: Actor, unitId: UnitId): Grant | undefined => {
  const rights = grantsOf(actor).filter(({ role, reach }) => role === 'agencyLeader' && reach.has(unitId))
  return rights.find(({ onBehalfOf }) => onBehalfOf === undefined) ?? rights[0]
}

/** May accept, return and urge reports that come to this unit. */
export const mayReceive = (actor: Actor, recipientUnitId: UnitId, tree: UnitTree): boolean => receivingGrant(actor, recipientUnitId, tree) !== undefined

/** The right by which the actor receives for this unit. */
export const receivingGrant = (actor: Actor, recipientUnitId: UnitId, tree: UnitTree): Grant | undefined => grantFor(actor, RECEIVERS, recipientUnitId, tree)
