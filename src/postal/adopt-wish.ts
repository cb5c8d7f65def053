import { transaction, type Ctx } from '#db/context.ts'
import type { DossierId } from '#kernel/ids.ts'
import { findPostalWish, forgetPostalWish } from '#submissions/postal-wish.ts'
import { chooseAddress } from './commands.ts'

/**
 * Takes the address that came with a submission, after it was sent. Again: the draft has none any more. A dossier that
 * ended meanwhile, or whose result is on its way, needs none.
 */
export const adoptWish = async (ctx: Ctx, dossierId: DossierId): Promise<void> => {
  const wish = await transaction(ctx, (trx) => findPostalWish(trx, dossierId))
  if (wish === undefined) return
  const chosen = await chooseAddress(ctx, { dossierId, direction: 'return', ...wish })
  if (!chosen.ok && chosen.refusal.code !== 'postalEndedAlreadyDone' && chosen.refusal.code !== 'postalAddressFixed') {
    throw new Error(`the address of a submission was not taken: ${chosen.refusal.code}`)
  }
  await transaction(ctx, (trx) => forgetPostalWish(trx, dossierId))
}
