import { type Ctx, transaction } from '#db/context.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { Temporal, type PlainDate } from '#kernel/time.ts'
import { recordAdminChange } from './admin-history.ts'
import { administers } from './administration.ts'
import { contains, covers, isOrdered } from './domain/period.ts'
import { lendableRoles } from './domain/rights.ts'
import type { OrganisationRefusal } from './refusals.ts'
import { findGrants } from './rights-queries.ts'
import { ROLE_NAMES } from './role-names.ts'
import { findDelegation, lockStaff } from './staff-queries.ts'
import { type DelegationRow, endRight, insertDelegation } from './staff-store.ts'
import { today } from './today.ts'

/** A person lends their own rights; an administrator of the unit records it for them. */
const mayDelegate = (ctx: Ctx, fromStaffId: string): boolean =>
  ctx.actor.kind === 'staff' && ctx.actor.staffId === fromStaffId

/** Lends rights for a period with a basis (ký thay, thừa lệnh, thừa ủy quyền). */
export const delegate = (
  ctx: Ctx,
  input: DelegationRow,
): Promise<Result<{ delegationId: string }, OrganisationRefusal>> =>
  transaction(ctx, async (trx) => {
    const { fromStaffId, toStaffId, unitId } = input
    const period = { from: input.from, to: input.to }
    if (fromStaffId === toStaffId) return refuse('delegationSelfInvalid')
    if (input.basis.trim() === '') return refuse('delegationBasisRequired')
    if (!isOrdered(period)) return refuse('periodInvalid')
    const giver = await lockStaff(trx, fromStaffId)
    const taker = await lockStaff(trx, toStaffId)
    if (giver === undefined || taker === undefined) return refuse('staffNotFound')
    if (!mayDelegate(ctx, fromStaffId) && !(await administers(trx, ctx, unitId))) return refuse('administrationNotAllowed')
    for (const person of [giver, taker]) {
      if (person.activeTo !== null && !contains({ from: person.activeFrom, to: person.activeTo }, period)) {
        return refuse('staffEnded', { name: person.fullName, lastDay: person.activeTo.toString() })
      }
    }
    const day = covers(period, today(ctx)) ? today(ctx) : input.from
    const held = lendableRoles(await findGrants(trx, fromStaffId, day), unitId)
    if (held.length === 0) return refuse('nothingToLendConflict', { name: giver.fullName, day: day.toString() })
    const missing = (input.roles ?? []).filter((role) => !held.includes(role))
    if (missing.length > 0) {
      const roles = missing.map((role) => ROLE_NAMES[role]).join(', ')
      return refuse('roleNotHeldConflict', { name: giver.fullName, roles, day: day.toString() })
    }
    const delegationId = ctx.newId()
    await insertDelegation(trx, ctx, delegationId, input)
    await recordAdminChange(trx, ctx, {
      action: 'delegate',
      subjectKind: 'delegation',
      subjectId: delegationId,
      after: input,
    })
    return ok({ delegationId })
  })

export type EndDelegationInput = { readonly delegationId: string; readonly lastDay?: PlainDate }

/** Takes lent rights back, at once or after `lastDay`. */
export const endDelegation = (
  ctx: Ctx,
  { delegationId, lastDay }: EndDelegationInput,
): Promise<Result<null, OrganisationRefusal>> =>
  transaction(ctx, async (trx) => {
    const found = await findDelegation(trx, delegationId)
    if (found === undefined) return refuse('delegationNotFound')
    await lockStaff(trx, found.fromStaffId)
    const lent = (await findDelegation(trx, delegationId)) ?? found
    if (!mayDelegate(ctx, lent.fromStaffId) && !(await administers(trx, ctx, lent.unitId))) {
      return refuse('administrationNotAllowed')
    }
    const isOver = Temporal.PlainDate.compare(lent.validTo, today(ctx)) < 0
    if (lent.isEnded || isOver) return refuse('delegationEnded')
    const isOutside =
      lastDay !== undefined &&
      (Temporal.PlainDate.compare(lastDay, today(ctx)) < 0 || !covers({ from: lent.validFrom, to: lent.validTo }, lastDay))
    if (isOutside) return refuse('periodInvalid')
    await endRight(trx, 'delegation', delegationId, lastDay ?? null, ctx.clock())
    await recordAdminChange(trx, ctx, {
      action: 'endDelegation',
      subjectKind: 'delegation',
      subjectId: delegationId,
      before: lent,
      after: { lastDay: lastDay ?? null },
    })
    return ok(null)
  })
