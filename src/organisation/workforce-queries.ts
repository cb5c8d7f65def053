import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { Role } from '#kernel/actor.ts'
import type { StaffId, UnitId } from '#kernel/ids.ts'
import type { PlainDate } from '#kernel/time.ts'

/** A role that somebody in service holds on a day, in their own name. */
export type HeldPost = {
  readonly staffId: StaffId
  readonly role: Role
  readonly unitId: UnitId
  readonly withSubtree: boolean
  readonly sectors: readonly string[] | null
}

/** Every post of the agency on that day: thousands of rows in a province, for what looks at everybody at once. */
export const findPosts = async (trx: Trx, day: PlainDate): Promise<readonly HeldPost[]> => {
  const { rows } = await sql<HeldPost>`
    select a.staff_id as "staffId", a.role, a.unit_id as "unitId", a.with_subtree as "withSubtree", a.sectors
    from staff_assignment a join staff s on s.tenant_id = a.tenant_id and s.id = a.staff_id
    where a.tenant_id = current_tenant() and a.ended_at is null and a.valid_from <= ${day} and (a.valid_to is null or a.valid_to >= ${day})
      and s.active_from <= ${day} and (s.active_to is null or s.active_to >= ${day})`.execute(trx)
  return rows
}

export type LentRoles = {
  readonly fromStaffId: StaffId
  readonly toStaffId: StaffId
  readonly unitId: UnitId
  readonly roles: readonly Role[] | null
}

/** Every delegation in force on that day. */
export const findLentRoles = async (trx: Trx, day: PlainDate): Promise<readonly LentRoles[]> => {
  const { rows } = await sql<LentRoles>`
    select from_staff_id as "fromStaffId", to_staff_id as "toStaffId", unit_id as "unitId", roles from delegation
    where tenant_id = current_tenant() and ended_at is null and valid_from <= ${day} and valid_to >= ${day}`.execute(trx)
  return rows
}

/** Whoever is in service on that day, with a post or without. */
export const findStaffInService = async (trx: Trx, day: PlainDate): Promise<ReadonlySet<StaffId>> => {
  const { rows } = await sql<{ id: StaffId }>`
    select id from staff where tenant_id = current_tenant() and active_from <= ${day} and (active_to is null or active_to >= ${day})`.execute(trx)
  return new Set(rows.map(({ id }) => id))
}
