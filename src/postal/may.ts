import { grantsOf } from '#identity/domain/may.ts'
import type { Actor, Role } from '#kernel/actor.ts'
import type { UnitId } from '#kernel/ids.ts'

/** Who handles consignments of a counter: its officers and the agent of the postal service there. */
export const POSTAL_ROLES = ['receptionOfficer', 'centerDirector', 'postalAgent'] as const satisfies readonly Role[]

export const mayHandlePost = (actor: Actor, unitId: UnitId): boolean =>
  actor.kind === 'system' || grantsOf(actor).some((grant) => POSTAL_ROLES.some((role) => role === grant.role) && grant.reach.has(unitId))

/** The units whose post the actor handles. */
export const postalUnitsOf = (actor: Actor): readonly UnitId[] => [
  ...new Set(grantsOf(actor).filter(({ role }) => POSTAL_ROLES.some((one) => one === role)).flatMap(({ reach }) => [...reach])),
]
