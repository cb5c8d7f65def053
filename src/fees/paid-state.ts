import { transaction, type Ctx } from '#db/context.ts'
import { parseId, type DossierId } from '#kernel/ids.ts'
import type { PaidState } from '#web/request-context.ts'
import { findFeeAccount } from './account.ts'

/** How far a dossier has been paid, for the desk that hands its result over; null when the actor may not see it. */
export const findPaidState = async (ctx: Ctx, dossierId: string): Promise<PaidState | null> => {
  const id = parseId<DossierId>(dossierId)
  if (id === undefined) return null
  const account = await transaction(ctx, (trx) => findFeeAccount(trx, ctx, id))
  if (account === undefined) return null
  const { totalDong, paidDong, outstandingDong } = account
  return { totalDong, paidDong, outstandingDong }
}
