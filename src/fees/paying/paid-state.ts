import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { findDossier } from '#dossiers/queries.ts'
import { parseId, type DossierId } from '#kernel/ids.ts'
import type { PaidState } from '#web/request-context.ts'
import { VIET_QR } from '#law/fees.ts'
import { findFeeAccount, type FeeAccount } from '../dues/account.ts'
import { bareText } from '../domain/matching.ts'
import { vietQr } from '../domain/viet-qr.ts'
import { findPayeeAccount } from '../bank/payee-account.ts'
import { payerCtx } from './payer.ts'

/** How far a dossier has been paid, and how the rest is transferred; null when the actor may not see it. */
export const findPaidState = async (world: Ctx, dossierId: string): Promise<PaidState | null> => {
  const id = parseId<DossierId>(dossierId)
  const isVisible = id !== undefined && (await transaction(world, (trx) => findDossier(trx, world.actor, id))) !== undefined
  if (!isVisible) return null
  // The books are walled by unit: whoever may see the dossier, a citizen too, is told its whole account.
  const ctx = payerCtx(world)
  return transaction(ctx, async (trx) => {
    const account = await findFeeAccount(trx, ctx, id)
    if (account === undefined) return null
    const { totalDong, paidDong, outstandingDong, lines } = account
    const openDues = lines.filter((line) => line.remainingDong > 0).map(({ key }) => key)
    return { totalDong, paidDong, outstandingDong, openDues, transferQr: await transferQrOf(trx, ctx, account) }
  })
}

/** A transfer without an order: the statement's line names the dossier, and the desk matches it. */
const transferQrOf = async (trx: Trx, ctx: Ctx, { code, unitId, outstandingDong }: FeeAccount): Promise<string | null> => {
  const payee = code === null || outstandingDong <= 0 ? undefined : await findPayeeAccount(trx, ctx, unitId)
  if (code === null || payee === undefined) return null
  const { bankBin, accountNo } = payee
  return vietQr(VIET_QR, { bankBin, accountNo, amountDong: outstandingDong, content: bareText(code) })
}
