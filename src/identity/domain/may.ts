import type { Actor, Grant, Role } from '#kernel/actor.ts'
import type { UnitId } from '#kernel/ids.ts'

/** The rights an actor brings; a citizen holds no role, for whomever they act. */
export const grantsOf = (actor: Actor): readonly Grant[] =>
  actor.kind === 'staff' || actor.kind === 'integration' ? actor.grants : []

/** `sector: null` asks about something that belongs to no sector: only a right over all sectors covers it. */
export const isCovered = (grant: Grant, role: Role, unitId: UnitId, sector: string | null): boolean =>
  grant.role === role &&
  grant.reach.has(unitId) &&
  (grant.sectors === null || (sector !== null && grant.sectors.has(sector)))

/**
 * The right by which the actor acts as one of `roles` at the unit and sector; a person's own right is
 * named before a lent one, so that "KT." appears only where it must.
 */
export const findGrant = (
  actor: Actor,
  roles: readonly Role[],
  unitId: UnitId,
  sector: string | null,
): Grant | undefined => {
  let lent: Grant | undefined
  for (const grant of grantsOf(actor)) {
    if (!roles.some((role) => isCovered(grant, role, unitId, sector))) continue
    if (grant.onBehalfOf === undefined) return grant
    lent ??= grant
  }
  return lent
}

export const hasGrant = (actor: Actor, role: Role, unitId: UnitId, sector: string | null): boolean =>
  findGrant(actor, [role], unitId, sector) !== undefined

/** Holds one of the roles anywhere: enough to open a screen, never enough to touch a dossier. */
export const hasRole = (actor: Actor, ...roles: readonly Role[]): boolean =>
  grantsOf(actor).some((grant) => roles.includes(grant.role))

/** Every unit that one of the roles reaches (all roles when none is named), whatever the sector. */
export const reachOf = (actor: Actor, ...roles: readonly Role[]): ReadonlySet<UnitId> => {
  const units = new Set<UnitId>()
  for (const grant of grantsOf(actor)) {
    if (roles.length > 0 && !roles.includes(grant.role)) continue
    for (const unitId of grant.reach) units.add(unitId)
  }
  return units
}
