import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import type { StaffId } from '#kernel/ids.ts'
import type { Instant, PlainDate } from '#kernel/time.ts'
import type { AbsenceReason } from './domain/absence.ts'

export const insertAbsence = async (
  trx: Trx,
  ctx: Ctx,
  id: string,
  staffId: StaffId,
  from: PlainDate,
  to: PlainDate,
  reason: AbsenceReason,
): Promise<void> => {
  await sql`
    insert into staff_absence (tenant_id, id, staff_id, absent_from, absent_to, reason)
    values (${ctx.tenantId}, ${id}, ${staffId}, ${from}, ${to}, ${reason})`.execute(trx)
}

export const shortenAbsence = async (trx: Trx, id: string, lastDay: PlainDate): Promise<void> => {
  await sql`
    update staff_absence set absent_to = ${lastDay} where tenant_id = current_tenant() and id = ${id}`.execute(trx)
}

export const withdrawAbsence = async (trx: Trx, id: string, now: Instant): Promise<void> => {
  await sql`
    update staff_absence set withdrawn_at = ${now} where tenant_id = current_tenant() and id = ${id}`.execute(trx)
}
