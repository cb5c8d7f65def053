import type { Actor, Grant, Role } from '#kernel/actor.ts'
import type { UnitId } from '#kernel/ids.ts'
import { agencyOf } from '#organisation/domain/agency.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { grantsOf } from './may.ts'

/** Who answers for a whole agency, also for what stands below it. */
const OVERSEERS = ['agencyLeader', 'unitHead', 'centerDirector', 'procedureController', 'reformCoordinator', 'inspector'] as const satisfies readonly Role[]
const ADMINISTRATORS: ReadonlySet<Role> = new Set(['systemAdmin', 'businessAdmin'])

/** One of the roles, held in this right. */
export const holds = (roles: readonly Role[], { role }: Grant): boolean => roles.includes(role)

/**
 * Units that the actor follows: those that their rights reach, and for whoever answers for an agency everything below it.
 * Sectors do not narrow it; an administrator's right is none.
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
