import type { Ctx, Trx } from '#db/context.ts'
import type { Actor } from '#kernel/actor.ts'
import type { StaffId, UnitId } from '#kernel/ids.ts'
import { mayAdminister, mayAssign } from './domain/may-administer.ts'
import { findAssignments } from './staff-queries.ts'
import { today } from './today.ts'
import { findUnitVersions, unitTree } from './unit-queries.ts'

/**
 * May the actor change this unit? Rights reach the units of today, so one that opens later or has closed
 * is asked for through the unit it hangs under.
 */
export const administers = async (trx: Trx, ctx: Ctx, unitId: UnitId): Promise<boolean> => {
  const asked = new Set<UnitId>()
  for (let at: UnitId | null = unitId; at !== null && !asked.has(at); ) {
    if (mayAdminister(ctx.actor, at)) return true
    asked.add(at)
    at = (await findUnitVersions(trx, at)).at(-1)?.parentId ?? null
  }
  return false
}

/** May the actor change what holds for the whole agency, such as the common days off? */
export const administersAll = async (trx: Trx, ctx: Ctx): Promise<boolean> => {
  if (ctx.actor.kind === 'system') return true
  const roots = (await unitTree(trx, today(ctx))).children(null)
  return roots.length > 0 && roots.every((root) => mayAdminister(ctx.actor, root.id))
}

const isAdministrator = (actor: Actor): boolean =>
  actor.kind === 'staff' && actor.grants.some((grant) => mayAdminister(actor, grant.unitId))

/**
 * May the actor change this person? Only who reaches everything the person holds, so that nobody takes over
 * an account with more rights than their own. A person without any assignment yet is open to every administrator.
 */
export const administersStaff = async (trx: Trx, ctx: Ctx, staffId: StaffId): Promise<boolean> => {
  if (ctx.actor.kind === 'system') return true
  if (!isAdministrator(ctx.actor)) return false
  for (const { unitId, role } of await findAssignments(trx, staffId, today(ctx))) {
    if (role === 'systemAdmin' ? !mayAssign(ctx.actor, role, unitId) : !(await administers(trx, ctx, unitId))) return false
  }
  return true
}
