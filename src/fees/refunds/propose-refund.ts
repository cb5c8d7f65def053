import { sql } from 'kysely'
import { transaction, type Ctx } from '#db/context.ts'
import type { DossierId, UnitId } from '#kernel/ids.ts'
import { readHistory } from '#dossiers/queries.ts'
import { findFeeAccount, lockFees } from '../dues/account.ts'
import { REVISED_FEES_REASON } from '../ui/words.ts'
import { insertRefund, pendingRefundDong, refundableDong } from './refunds.ts'

/** The job that follows when the desk finds other fees or exemptions true than those that were sent. */
export const REVISED_TASK = 'fees-revised'

/**
 * Proposes to give back what was paid beyond the dues that the desk has lowered, in the name of whoever lowered them:
 * another person decides, as always. The newest payments first. Again: what is asked back already is not asked twice.
 */
export const proposeRefund = (ctx: Ctx, dossierId: DossierId): Promise<void> =>
  transaction(ctx, async (trx) => {
    await lockFees(trx, dossierId)
    const account = await findFeeAccount(trx, ctx, dossierId)
    const revised = (await readHistory(trx, dossierId)).findLast(({ event }) => event.type === 'feesRevised')
    const requestedBy = revised?.staffId ?? null
    if (account === undefined || requestedBy === null) return
    let left = account.overpaidDong - (await pendingRefundDong(trx, dossierId))
    const { rows } = await sql<{ id: string; unitId: UnitId }>`
      select id, unit_id as "unitId" from fee_payment p where tenant_id = current_tenant() and exists (
        select from fee_posting g where g.tenant_id = p.tenant_id and g.payment_id = p.id and g.dossier_id = ${dossierId})
      order by recorded_at desc, id desc`.execute(trx)
    for (const payment of rows) {
      const amountDong = Math.min(left, await refundableDong(trx, payment.id, dossierId))
      if (amountDong <= 0) continue
      await insertRefund(trx, ctx, {
        id: ctx.newId(), paymentId: payment.id, unitId: payment.unitId, dossierId, amountDong, reason: REVISED_FEES_REASON, requestedBy,
      })
      left -= amountDong
    }
  })
