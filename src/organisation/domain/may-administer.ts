import type { Actor, Role } from '#kernel/actor.ts'
import type { UnitId } from '#kernel/ids.ts'

const ADMINISTRATORS: readonly Role[] = ['systemAdmin', 'businessAdmin']

const reaches = (actor: Actor, roles: readonly Role[], unitId: UnitId): boolean => {
  if (actor.kind === 'system') return true
  if (actor.kind !== 'staff') return false
  return actor.grants.some(
    (grant) =>
      grant.onBehalfOf === undefined &&
      grant.sectors === null &&
      roles.includes(grant.role) &&
      grant.reach.has(unitId),
  )
}

/** May change this unit, its people and its calendar. Lent rights never administer. */
export const mayAdminister = (actor: Actor, unitId: UnitId): boolean =>
  reaches(actor, ADMINISTRATORS, unitId)

/** Only a system administrator makes or touches another system administrator. */
export const mayAssign = (actor: Actor, role: Role, unitId: UnitId): boolean =>
  reaches(actor, role === 'systemAdmin' ? ['systemAdmin'] : ADMINISTRATORS, unitId)
