import { transaction, type Ctx } from '#db/context.ts'
import type { DossierId } from '#kernel/ids.ts'
import { findPostalWishes, forgetPostalWishes, type PostalWishes } from '#submissions/postal-wish.ts'
import { chooseAddress, dropOverruledAddress } from './commands.ts'
import type { Direction } from './domain/consignment.ts'

/** The papers are fetched first; then the result is brought. */
const WISHES: readonly (readonly [Direction, keyof PostalWishes])[] = [['collect', 'fetch'], ['return', 'bring']]

/**
 * Takes the addresses that came with a submission, after it was sent, and drops one of an earlier sending that this one
 * overrules. Again: the draft has none any more. A dossier that ended meanwhile, or whose papers are on their way, needs
 * none.
 */
export const adoptWish = async (ctx: Ctx, dossierId: DossierId): Promise<void> => {
  await dropOverruledAddress(ctx, dossierId)
  const wishes = await transaction(ctx, (trx) => findPostalWishes(trx, dossierId))
  for (const [direction, name] of WISHES) {
    const address = wishes[name]
    const chosen = address && (await chooseAddress(ctx, { dossierId, direction, ...address }))
    if (chosen?.ok === false && chosen.refusal.code !== 'postalEndedAlreadyDone' && chosen.refusal.code !== 'postalAddressFixed') {
      throw new Error(`the address of a submission was not taken: ${chosen.refusal.code}`)
    }
  }
  if (WISHES.some(([, name]) => wishes[name] !== undefined)) await transaction(ctx, (trx) => forgetPostalWishes(trx, dossierId))
}
