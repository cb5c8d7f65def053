import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import type { DelegationForm, Role } from '#kernel/actor.ts'
import type { StaffId, UnitId } from '#kernel/ids.ts'
import type { Instant, PlainDate } from '#kernel/time.ts'
import type { Period } from './domain/period.ts'

export type StaffDescription = {
  readonly code: string
  readonly fullName: string
  /** Chức danh as printed on papers. */
  readonly title: string | null
  readonly phone: string | null
  readonly email: string | null
}

export const insertStaff = async (
  trx: Trx,
  ctx: Ctx,
  id: StaffId,
  staff: StaffDescription,
  active: Period,
): Promise<void> => {
  await sql`
    insert into staff (tenant_id, id, code, full_name, title, phone, email, active_from, active_to)
    values (${ctx.tenantId}, ${id}, ${staff.code}, ${staff.fullName}, ${staff.title}, ${staff.phone}, ${staff.email},
      ${active.from}, ${active.to})`.execute(trx)
}

export const rewriteStaff = async (trx: Trx, id: StaffId, staff: StaffDescription): Promise<void> => {
  await sql`
    update staff set code = ${staff.code}, full_name = ${staff.fullName}, title = ${staff.title},
      phone = ${staff.phone}, email = ${staff.email}
    where tenant_id = current_tenant() and id = ${id}`.execute(trx)
}

export const markStaffLeft = async (trx: Trx, id: StaffId, lastDay: PlainDate): Promise<void> => {
  await sql`
    update staff set active_to = ${lastDay} where tenant_id = current_tenant() and id = ${id}`.execute(trx)
}

export type AssignmentRow = {
  readonly staffId: StaffId
  readonly unitId: UnitId
  readonly role: Role
  readonly withSubtree: boolean
  readonly sectors: readonly string[] | null
  readonly period: Period
}

export const insertAssignment = async (trx: Trx, ctx: Ctx, id: string, row: AssignmentRow): Promise<void> => {
  await sql`
    insert into staff_assignment (tenant_id, id, staff_id, unit_id, role, with_subtree, sectors, valid_from, valid_to)
    values (${ctx.tenantId}, ${id}, ${row.staffId}, ${row.unitId}, ${row.role}, ${row.withSubtree}, ${row.sectors},
      ${row.period.from}, ${row.period.to})`.execute(trx)
}

export type DelegationRow = {
  readonly fromStaffId: StaffId
  readonly toStaffId: StaffId
  readonly form: DelegationForm
  readonly unitId: UnitId
  readonly roles: readonly Role[] | null
  readonly from: PlainDate
  readonly to: PlainDate
  /** Number and day of the document that lends the rights. */
  readonly basis: string
}

export const insertDelegation = async (trx: Trx, ctx: Ctx, id: string, row: DelegationRow): Promise<void> => {
  await sql`
    insert into delegation (tenant_id, id, from_staff_id, to_staff_id, form, unit_id, roles, valid_from, valid_to, basis)
    values (${ctx.tenantId}, ${id}, ${row.fromStaffId}, ${row.toStaffId}, ${row.form}, ${row.unitId}, ${row.roles},
      ${row.from}, ${row.to}, ${row.basis})`.execute(trx)
}

/** `lastDay: null` ends the right at this moment. */
export const endRight = async (
  trx: Trx,
  table: 'staff_assignment' | 'delegation',
  id: string,
  lastDay: PlainDate | null,
  now: Instant,
): Promise<void> => {
  const change = lastDay === null ? sql`ended_at = ${now}` : sql`valid_to = ${lastDay}`
  await sql`
    update ${sql.table(table)} set ${change} where tenant_id = current_tenant() and id = ${id}`.execute(trx)
}

/** Rights over a unit end with it; those that would only begin later end now. */
export const endRightsAtUnit = async (trx: Trx, unitId: UnitId, lastDay: PlainDate, now: Instant): Promise<void> => {
  for (const table of ['staff_assignment', 'delegation']) {
    await sql`
      update ${sql.table(table)} set
        valid_to = case when valid_from > ${lastDay} then valid_to else least(valid_to, ${lastDay}) end,
        ended_at = case when valid_from > ${lastDay} then ${now}::timestamptz else ended_at end
      where tenant_id = current_tenant() and unit_id = ${unitId} and ended_at is null`.execute(trx)
  }
}
