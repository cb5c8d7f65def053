import { transaction, type Ctx } from '#db/context.ts'
import { findDossier } from '#dossiers/queries.ts'
import { parseId, type DossierId } from '#kernel/ids.ts'
import type { PaidState } from '#web/request-context.ts'
import { findFeeAccount } from './account.ts'
import { payerCtx } from './payer.ts'

/**
 * How far a dossier has been paid, for the desk that hands its result over and for its citizen; null when the actor may
 * not see it. The books know no citizens: whoever sees the dossier is shown its sums.
 */
export const findPaidState = async (ctx: Ctx, dossierId: string): Promise<PaidState | null> => {
  const id = parseId<DossierId>(dossierId)
  if (id === undefined) return null
  if ((await transaction(ctx, (trx) => findDossier(trx, ctx.actor, id))) === undefined) return null
  const reader = ctx.actor.kind === 'citizen' ? payerCtx(ctx) : ctx
  const account = await transaction(reader, (trx) => findFeeAccount(trx, reader, id))
  if (account === undefined) return null
  const { totalDong, paidDong, outstandingDong } = account
  return { totalDong, paidDong, outstandingDong }
}
