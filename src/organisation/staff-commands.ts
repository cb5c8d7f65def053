import { type Ctx, type Trx, transaction } from '#db/context.ts'
import type { StaffId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { Temporal, type PlainDate } from '#kernel/time.ts'
import { recordAdminChange } from './admin-history.ts'
import { administers, administersStaff } from './administration.ts'
import { mayAssign } from './domain/may-administer.ts'
import { type Period, contains, isOrdered, overlaps } from './domain/period.ts'
import type { OrganisationRefusal } from './refusals.ts'
import {
  type Staff,
  type StaffAssignment,
  countSystemAdmins,
  findAssignment,
  findAssignments,
  findStaffByCode,
  lockStaff,
} from './staff-queries.ts'
import {
  type AssignmentRow,
  type StaffDescription,
  endRight,
  insertAssignment,
  insertStaff,
  markStaffLeft,
  rewriteStaff,
} from './staff-store.ts'
import { today } from './today.ts'
import { findUnitIdentity } from './unit-queries.ts'

type Refused = { readonly ok: false; readonly refusal: { readonly code: OrganisationRefusal } }
type Done = Promise<Result<null, OrganisationRefusal>>

const activePeriod = (staff: Staff): Period => ({ from: staff.activeFrom, to: staff.activeTo })

const isBefore = (a: PlainDate, b: PlainDate): boolean => Temporal.PlainDate.compare(a, b) < 0

const checkStaffWords = async (
  trx: Trx,
  staff: StaffDescription,
  staffId: StaffId | null,
): Promise<Refused | undefined> => {
  if (staff.fullName.trim() === '' || staff.code.trim() === '') return refuse('staffNameRequired')
  const holder = await findStaffByCode(trx, staff.code)
  return holder === undefined || holder.id === staffId
    ? undefined
    : refuse('staffCodeTaken', { code: staff.code, name: holder.fullName })
}

/** The person, held for change, or why they cannot be changed by this actor. */
const openStaff = async (trx: Trx, ctx: Ctx, staffId: StaffId): Promise<Result<Staff, OrganisationRefusal>> => {
  const staff = await lockStaff(trx, staffId)
  if (staff === undefined) return refuse('staffNotFound')
  return (await administersStaff(trx, ctx, staffId)) ? ok(staff) : refuse('administrationNotAllowed')
}

export type HireStaffInput = StaffDescription & { readonly activeFrom: PlainDate; readonly activeTo?: PlainDate }

/** Enters a person; what they may do comes with `assign`, how they log in with an account. */
export const hireStaff = (
  ctx: Ctx,
  input: HireStaffInput,
): Promise<Result<{ staffId: StaffId }, OrganisationRefusal>> =>
  transaction(ctx, (trx) => hireStaffIn(trx, ctx, input))

/** The same inside an open transaction. */
export const hireStaffIn = async (
  trx: Trx,
  ctx: Ctx,
  input: HireStaffInput,
): Promise<Result<{ staffId: StaffId }, OrganisationRefusal>> => {
  const staffId = ctx.newId() as StaffId
  const active: Period = { from: input.activeFrom, to: input.activeTo ?? null }
  if (!isOrdered(active)) return refuse('periodInvalid')
  if (!(await administersStaff(trx, ctx, staffId))) return refuse('administrationNotAllowed')
  const wrong = await checkStaffWords(trx, input, null)
  if (wrong !== undefined) return wrong
  await insertStaff(trx, ctx, staffId, input, active)
  await recordAdminChange(trx, ctx, { action: 'hireStaff', subjectKind: 'staff', subjectId: staffId, after: input })
  return ok({ staffId })
}

export type ChangeStaffInput = { readonly staffId: StaffId; readonly description: StaffDescription }

export const changeStaff = (ctx: Ctx, input: ChangeStaffInput): Done =>
  transaction(ctx, (trx) => changeStaffIn(trx, ctx, input))

/** The same inside an open transaction. */
export const changeStaffIn = async (trx: Trx, ctx: Ctx, { staffId, description }: ChangeStaffInput): Done => {
  const opened = await openStaff(trx, ctx, staffId)
  if (!opened.ok) return opened
  const wrong = await checkStaffWords(trx, description, staffId)
  if (wrong !== undefined) return wrong
  await rewriteStaff(trx, staffId, description)
  await recordAdminChange(trx, ctx, {
    action: 'changeStaff',
    subjectKind: 'staff',
    subjectId: staffId,
    before: opened.value,
    after: description,
  })
  return ok(null)
}

/** Would the agency be left without a system administrator from that day? */
const isLastAdministrator = async (trx: Trx, held: StaffAssignment, day: PlainDate): Promise<boolean> =>
  held.role === 'systemAdmin' && (await countSystemAdmins(trx, day, held.id)) === 0

export type DismissStaffInput = { readonly staffId: StaffId; readonly lastDay: PlainDate }

/** Ends a person's service after `lastDay`, with every assignment. */
export const dismissStaff = (ctx: Ctx, { staffId, lastDay }: DismissStaffInput): Done =>
  transaction(ctx, async (trx) => {
    const opened = await openStaff(trx, ctx, staffId)
    if (!opened.ok) return opened
    if (isBefore(lastDay, opened.value.activeFrom)) return refuse('periodInvalid')
    const held = await findAssignments(trx, staffId, lastDay)
    for (const assignment of held) {
      if (await isLastAdministrator(trx, assignment, lastDay.add({ days: 1 }))) return refuse('lastAdministratorConflict')
    }
    for (const assignment of held) {
      const begun = !isBefore(lastDay, assignment.validFrom)
      await endRight(trx, 'staff_assignment', assignment.id, begun ? lastDay : null, ctx.clock())
    }
    await markStaffLeft(trx, staffId, lastDay)
    await recordAdminChange(trx, ctx, {
      action: 'dismissStaff',
      subjectKind: 'staff',
      subjectId: staffId,
      before: { activeTo: opened.value.activeTo },
      after: { activeTo: lastDay },
    })
    return ok(null)
  })

/** Gives a role at a unit, alone or with everything below it, for all sectors or some, for a period. */
export const assign = (ctx: Ctx, input: AssignmentRow): Promise<Result<{ assignmentId: string }, OrganisationRefusal>> =>
  transaction(ctx, (trx) => assignIn(trx, ctx, input))

/** The same inside an open transaction. */
export const assignIn = async (
  trx: Trx,
  ctx: Ctx,
  input: AssignmentRow,
): Promise<Result<{ assignmentId: string }, OrganisationRefusal>> => {
  const { staffId, unitId, role, period } = input
  const staff = await lockStaff(trx, staffId)
  if (staff === undefined) return refuse('staffNotFound')
  const unit = await findUnitIdentity(trx, unitId)
  if (unit === undefined) return refuse('unitNotFound')
  const allowed =
    role === 'systemAdmin' ? mayAssign(ctx.actor, role, unitId) : await administers(trx, ctx, unitId)
  if (!allowed) return refuse('administrationNotAllowed')
  if (!isOrdered(period)) return refuse('periodInvalid')
  if (!contains(activePeriod(staff), period) && staff.activeTo !== null) {
    return refuse('staffEnded', { name: staff.fullName, lastDay: staff.activeTo.toString() })
  }
  if (unit.closedOn !== null && !contains({ from: unit.openedOn, to: unit.closedOn }, period)) {
    return refuse('unitEnded', { lastDay: unit.closedOn.toString() })
  }
  if (isBefore(period.from, unit.openedOn)) {
    return refuse('unitDayInvalid', { day: period.from.toString(), openedOn: unit.openedOn.toString() })
  }
  const twin = (await findAssignments(trx, staffId, period.from)).some(
    (held) =>
      held.unitId === unitId &&
      held.role === role &&
      overlaps({ from: held.validFrom, to: held.validTo }, period),
  )
  if (twin) return refuse('assignmentTaken', { name: staff.fullName })
  const assignmentId = ctx.newId()
  await insertAssignment(trx, ctx, assignmentId, input)
  await recordAdminChange(trx, ctx, {
    action: 'assign',
    subjectKind: 'staff',
    subjectId: staffId,
    after: { assignmentId, ...input },
  })
  return ok({ assignmentId })
}

export type EndAssignmentInput = {
  readonly assignmentId: string
  /** Without it the right ends at this moment: the next request no longer has it. */
  readonly lastDay?: PlainDate
}

export const endAssignment = (ctx: Ctx, { assignmentId, lastDay }: EndAssignmentInput): Done =>
  transaction(ctx, async (trx) => {
    const found = await findAssignment(trx, assignmentId)
    if (found === undefined) return refuse('assignmentNotFound')
    await lockStaff(trx, found.staffId)
    const held = (await findAssignment(trx, assignmentId)) ?? found
    const allowed =
      held.role === 'systemAdmin'
        ? mayAssign(ctx.actor, held.role, held.unitId)
        : await administers(trx, ctx, held.unitId)
    if (!allowed) return refuse('administrationNotAllowed')
    if (held.isEnded || (held.validTo !== null && isBefore(held.validTo, today(ctx)))) return refuse('assignmentEnded')
    if (lastDay !== undefined && (isBefore(lastDay, held.validFrom) || isBefore(lastDay, today(ctx)))) {
      return refuse('periodInvalid')
    }
    if (await isLastAdministrator(trx, held, lastDay?.add({ days: 1 }) ?? today(ctx))) {
      return refuse('lastAdministratorConflict')
    }
    await endRight(trx, 'staff_assignment', assignmentId, lastDay ?? null, ctx.clock())
    await recordAdminChange(trx, ctx, {
      action: 'endAssignment',
      subjectKind: 'staff',
      subjectId: held.staffId,
      before: held,
      after: { assignmentId, lastDay: lastDay ?? null },
    })
    return ok(null)
  })
