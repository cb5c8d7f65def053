import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { DelegationForm, Role } from '#kernel/actor.ts'
import type { StaffId, UnitId } from '#kernel/ids.ts'
import type { PlainDate } from '#kernel/time.ts'

export type Staff = {
  readonly id: StaffId
  readonly code: string
  readonly fullName: string
  readonly title: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly activeFrom: PlainDate
  readonly activeTo: PlainDate | null
}

const STAFF = sql`s.id, s.code, s.full_name as "fullName", s.title, s.phone, s.email, s.active_from as "activeFrom",
  s.active_to as "activeTo"`

export const findStaff = async (trx: Trx, staffId: StaffId): Promise<Staff | undefined> => {
  const { rows } = await sql<Staff>`
    select ${STAFF} from staff s where s.tenant_id = current_tenant() and s.id = ${staffId}`.execute(trx)
  return rows[0]
}

/** Names and titles of these people, whether still in service or not. */
export const findStaffNames = async (
  trx: Trx,
  ids: readonly StaffId[],
): Promise<ReadonlyMap<StaffId, Pick<Staff, 'fullName' | 'title'>>> => {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Pick<Staff, 'id' | 'fullName' | 'title'>>`
    select s.id, s.full_name as "fullName", s.title from staff s
    where s.tenant_id = current_tenant() and s.id = any(${[...new Set(ids)]}::uuid[])`.execute(trx)
  return new Map(rows.map(({ id, ...name }) => [id, name]))
}

/** For a change: nobody else changes this person's rights until the transaction ends. */
export const lockStaff = async (trx: Trx, staffId: StaffId): Promise<Staff | undefined> => {
  const { rows } = await sql<Staff>`
    select ${STAFF} from staff s where s.tenant_id = current_tenant() and s.id = ${staffId} for update`.execute(trx)
  return rows[0]
}

export const findStaffByCode = async (trx: Trx, code: string): Promise<Staff | undefined> => {
  const { rows } = await sql<Staff>`
    select ${STAFF} from staff s where s.tenant_id = current_tenant() and s.code = ${code}`.execute(trx)
  return rows[0]
}

export type StaffAssignment = {
  readonly id: string
  readonly staffId: StaffId
  readonly unitId: UnitId
  readonly role: Role
  readonly withSubtree: boolean
  readonly sectors: readonly string[] | null
  readonly validFrom: PlainDate
  readonly validTo: PlainDate | null
}

const ASSIGNMENT = sql`a.id, a.staff_id as "staffId", a.unit_id as "unitId", a.role, a.with_subtree as "withSubtree",
  a.sectors, a.valid_from as "validFrom", a.valid_to as "validTo"`

/** What a person holds now or will hold; ended ones are left out unless asked for by id. */
export const findAssignments = async (trx: Trx, staffId: StaffId, day: PlainDate): Promise<StaffAssignment[]> => {
  const { rows } = await sql<StaffAssignment>`
    select ${ASSIGNMENT} from staff_assignment a
    where a.tenant_id = current_tenant() and a.staff_id = ${staffId} and a.ended_at is null
      and (a.valid_to is null or a.valid_to >= ${day})
    order by a.valid_from, a.id`.execute(trx)
  return rows
}

export const findAssignment = async (
  trx: Trx,
  id: string,
): Promise<(StaffAssignment & { readonly isEnded: boolean }) | undefined> => {
  const { rows } = await sql<StaffAssignment & { readonly isEnded: boolean }>`
    select ${ASSIGNMENT}, a.ended_at is not null as "isEnded" from staff_assignment a
    where a.tenant_id = current_tenant() and a.id = ${id}`.execute(trx)
  return rows[0]
}

/** Who holds one of the roles at exactly this unit on that day, in the order of Vietnamese names. */
export const findHolders = async (
  trx: Trx,
  unitId: UnitId,
  roles: readonly Role[],
  day: PlainDate,
): Promise<(Staff & { readonly role: Role; readonly sectors: readonly string[] | null })[]> => {
  const { rows } = await sql<Staff & { readonly role: Role; readonly sectors: readonly string[] | null }>`
    select ${STAFF}, a.role, a.sectors from staff_assignment a
    join staff s on s.tenant_id = a.tenant_id and s.id = a.staff_id
    where a.tenant_id = current_tenant() and a.unit_id = ${unitId} and a.role = any(${roles}::text[])
      and a.ended_at is null and a.valid_from <= ${day} and (a.valid_to is null or a.valid_to >= ${day})
      and s.active_from <= ${day} and (s.active_to is null or s.active_to >= ${day})
    order by s.full_name collate "vi-x-icu", s.id`.execute(trx)
  return rows
}

/** Somebody who may be given work; `absentTo` is their last day of absence when they are away on the day asked for. */
export type PossibleHolder = Pick<Staff, 'id' | 'fullName' | 'title'> & { readonly absentTo: PlainDate | null }

/**
 * Who may hold work of a role at a unit on that day: assigned there, or above with the subtree; in the order of
 * Vietnamese names. Those who are away are named too, with the day they are back after.
 */
export const findPossibleHolders = async (
  trx: Trx,
  place: { readonly unitId: UnitId; readonly above: readonly UnitId[]; readonly role: Role; readonly sector: string | null },
  day: PlainDate,
): Promise<PossibleHolder[]> => {
  const { rows } = await sql<PossibleHolder>`
    select s.id, s.full_name as "fullName", s.title, away.absent_to as "absentTo" from staff s
    left join staff_absence away on away.tenant_id = s.tenant_id and away.staff_id = s.id and away.withdrawn_at is null
      and away.absent_from <= ${day} and away.absent_to >= ${day}
    where s.tenant_id = current_tenant() and s.active_from <= ${day} and (s.active_to is null or s.active_to >= ${day})
      and exists (select from staff_assignment a
        where a.tenant_id = s.tenant_id and a.staff_id = s.id and a.role = ${place.role} and a.ended_at is null
          and (a.unit_id = ${place.unitId} or (a.with_subtree and a.unit_id = any(${place.above}::uuid[])))
          and (a.sectors is null or ${place.sector}::text is null or ${place.sector}::text = any(a.sectors))
          and a.valid_from <= ${day} and (a.valid_to is null or a.valid_to >= ${day}))
    order by s.full_name collate "vi-x-icu", s.id`.execute(trx)
  return rows
}

export type UnitStaff = PossibleHolder & Pick<Staff, 'code'> & { readonly roles: readonly Role[] }

/** Who holds a role at exactly this unit on that day, each once, in the order of Vietnamese names. */
export const listUnitStaff = async (trx: Trx, unitId: UnitId, day: PlainDate): Promise<UnitStaff[]> => {
  const { rows } = await sql<UnitStaff>`
    select s.id, s.code, s.full_name as "fullName", s.title, array_agg(distinct a.role order by a.role) as roles,
      max(away.absent_to) as "absentTo"
    from staff_assignment a
    join staff s on s.tenant_id = a.tenant_id and s.id = a.staff_id
    left join staff_absence away on away.tenant_id = s.tenant_id and away.staff_id = s.id and away.withdrawn_at is null
      and away.absent_from <= ${day} and away.absent_to >= ${day}
    where a.tenant_id = current_tenant() and a.unit_id = ${unitId} and a.ended_at is null
      and a.valid_from <= ${day} and (a.valid_to is null or a.valid_to >= ${day})
      and s.active_from <= ${day} and (s.active_to is null or s.active_to >= ${day})
    group by s.tenant_id, s.id
    order by s.full_name collate "vi-x-icu", s.id`.execute(trx)
  return rows
}

/** Roles that somebody in service holds at one of the units on that day. */
export const findHeldRoles = async (trx: Trx, units: readonly UnitId[], day: PlainDate): Promise<ReadonlySet<Role>> => {
  const { rows } = await sql<{ role: Role }>`
    select distinct a.role from staff_assignment a
    join staff s on s.tenant_id = a.tenant_id and s.id = a.staff_id
    where a.tenant_id = current_tenant() and a.unit_id = any(${units}::uuid[]) and a.ended_at is null
      and a.valid_from <= ${day} and (a.valid_to is null or a.valid_to >= ${day})
      and s.active_from <= ${day} and (s.active_to is null or s.active_to >= ${day})`.execute(trx)
  return new Set(rows.map(({ role }) => role))
}

export type StaffListItem = Staff & {
  readonly assignments: readonly { readonly unitId: UnitId; readonly role: Role; readonly withSubtree: boolean }[]
}

/** People with an assignment in force on that day at one of the units (or none at all yet), by name. */
export const listStaff = async (
  trx: Trx,
  units: readonly UnitId[],
  day: PlainDate,
  search: string,
): Promise<StaffListItem[]> => {
  const { rows } = await sql<StaffListItem>`
    select ${STAFF}, coalesce(json_agg(json_build_object('unitId', a.unit_id, 'role', a.role,
      'withSubtree', a.with_subtree) order by a.valid_from, a.id) filter (where a.id is not null), '[]') as assignments
    from staff s
    left join staff_assignment a on a.tenant_id = s.tenant_id and a.staff_id = s.id and a.ended_at is null
      and a.valid_from <= ${day} and (a.valid_to is null or a.valid_to >= ${day})
    where s.tenant_id = current_tenant()
      and position(fold_text(${search}) in fold_text(s.full_name || ' ' || s.code)) > 0
    group by s.tenant_id, s.id
    having count(a.id) = 0 or bool_or(a.unit_id = any(${units}::uuid[]))
    order by s.full_name collate "vi-x-icu", s.id limit 500`.execute(trx)
  return rows
}

export type StaffDelegation = {
  readonly id: string
  readonly fromStaffId: StaffId
  readonly fromName: string
  readonly toStaffId: StaffId
  readonly toName: string
  readonly form: DelegationForm
  readonly unitId: UnitId
  readonly roles: readonly Role[] | null
  readonly validFrom: PlainDate
  readonly validTo: PlainDate
  readonly basis: string
  readonly isEnded: boolean
}

const DELEGATION = sql`d.id, d.from_staff_id as "fromStaffId", f.full_name as "fromName", d.to_staff_id as "toStaffId",
  t.full_name as "toName", d.form, d.unit_id as "unitId", d.roles, d.valid_from as "validFrom",
  d.valid_to as "validTo", d.basis, d.ended_at is not null as "isEnded"`
const DELEGATION_FROM = sql`from delegation d
  join staff f on f.tenant_id = d.tenant_id and f.id = d.from_staff_id
  join staff t on t.tenant_id = d.tenant_id and t.id = d.to_staff_id`

export const findDelegation = async (trx: Trx, id: string): Promise<StaffDelegation | undefined> => {
  const { rows } = await sql<StaffDelegation>`
    select ${DELEGATION} ${DELEGATION_FROM} where d.tenant_id = current_tenant() and d.id = ${id}`.execute(trx)
  return rows[0]
}

/** Delegations at these units that are in force on that day or come later, soonest first. */
export const listDelegations = async (
  trx: Trx,
  units: readonly UnitId[],
  day: PlainDate,
): Promise<StaffDelegation[]> => {
  const { rows } = await sql<StaffDelegation>`
    select ${DELEGATION} ${DELEGATION_FROM}
    where d.tenant_id = current_tenant() and d.unit_id = any(${units}::uuid[]) and d.ended_at is null
      and d.valid_to >= ${day}
    order by d.valid_from, d.id`.execute(trx)
  return rows
}

/** System administrators on that day, one assignment left out. */
export const countSystemAdmins = async (trx: Trx, day: PlainDate, exceptAssignmentId: string): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from staff_assignment a
    join staff s on s.tenant_id = a.tenant_id and s.id = a.staff_id
    where a.tenant_id = current_tenant() and a.role = 'systemAdmin' and a.id <> ${exceptAssignmentId}
      and a.ended_at is null and a.valid_from <= ${day} and (a.valid_to is null or a.valid_to >= ${day})
      and (s.active_to is null or s.active_to >= ${day})`.execute(trx)
  return rows[0]?.count ?? 0
}
