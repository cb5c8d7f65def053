import { type Ctx, type Trx, transaction } from '#db/context.ts'
import type { StaffId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { Temporal, type PlainDate } from '#kernel/time.ts'
import { type Absence, findAbsence, findAbsences } from './absence-queries.ts'
import { insertAbsence, shortenAbsence, withdrawAbsence } from './absence-store.ts'
import { recordAdminChange } from './admin-history.ts'
import { administersStaff } from './administration.ts'
import type { AbsenceReason } from './domain/absence.ts'
import { isOrdered, overlaps } from './domain/period.ts'
import type { OrganisationRefusal } from './refusals.ts'
import { lockStaff } from './staff-queries.ts'
import { today } from './today.ts'

/** People record their own absence; an administrator records it for them. */
const mayRecord = async (trx: Trx, ctx: Ctx, staffId: StaffId): Promise<boolean> =>
  (ctx.actor.kind === 'staff' && ctx.actor.staffId === staffId) || administersStaff(trx, ctx, staffId)

export type RecordAbsenceInput = {
  readonly staffId: StaffId
  readonly from: PlainDate
  readonly to: PlainDate
  readonly reason: AbsenceReason
}

/** Notes that a person is away; who acts for them is a delegation of its own. */
export const recordAbsence = (
  ctx: Ctx,
  { staffId, from, to, reason }: RecordAbsenceInput,
): Promise<Result<{ absenceId: string }, OrganisationRefusal>> =>
  transaction(ctx, async (trx) => {
    const staff = await lockStaff(trx, staffId)
    if (staff === undefined) return refuse('staffNotFound')
    if (!(await mayRecord(trx, ctx, staffId))) return refuse('administrationNotAllowed')
    if (!isOrdered({ from, to })) return refuse('periodInvalid')
    const known = await findAbsences(trx, staffId, from)
    if (known.some((other) => overlaps(other, { from, to }))) return refuse('absenceTaken', { name: staff.fullName })
    const absenceId = ctx.newId()
    await insertAbsence(trx, ctx, absenceId, staffId, from, to, reason)
    await recordAdminChange(trx, ctx, {
      action: 'recordAbsence',
      subjectKind: 'staff',
      subjectId: staffId,
      after: { absenceId, from, to, reason },
    })
    return ok({ absenceId })
  })

const isBefore = (a: PlainDate, b: PlainDate): boolean => Temporal.PlainDate.compare(a, b) < 0

/** Ends an absence early: from today the person is back; one that has not begun is withdrawn. */
export const endAbsence = (
  ctx: Ctx,
  { absenceId }: { readonly absenceId: string },
): Promise<Result<null, OrganisationRefusal>> =>
  transaction(ctx, async (trx) => {
    const found = await findAbsence(trx, absenceId)
    if (found === undefined) return refuse('absenceNotFound')
    await lockStaff(trx, found.staffId)
    if (!(await mayRecord(trx, ctx, found.staffId))) return refuse('administrationNotAllowed')
    const absence: Absence = (await findAbsence(trx, absenceId)) ?? found
    const day = today(ctx)
    if (absence.isWithdrawn || isBefore(absence.to, day)) return refuse('absenceEnded')
    const lastDay = isBefore(absence.from, day) ? day.subtract({ days: 1 }) : null
    if (lastDay === null) await withdrawAbsence(trx, absenceId, ctx.clock())
    else await shortenAbsence(trx, absenceId, lastDay)
    await recordAdminChange(trx, ctx, {
      action: 'endAbsence',
      subjectKind: 'staff',
      subjectId: found.staffId,
      before: { absenceId, from: absence.from, to: absence.to },
      after: { lastDay },
    })
    return ok(null)
  })
