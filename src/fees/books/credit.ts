import type { Ctx, Trx } from '#db/context.ts'
import { vietnamDay } from '#kernel/time.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import type { FeeAccount } from '../dues/account.ts'
import { layOver, type ReceiptLine } from '../domain/receipt.ts'
import { insertReceipt } from '../store.ts'
import { OVERPAID_NAME } from '../ui/words.ts'

/** Job that looks whether a dossier's financial obligation has been paid. */
export const CREDITED_TASK = 'fees-credited'

export type IssuedReceipt = { readonly receiptId: string; readonly series: string; readonly no: number }

/**
 * What follows when money was credited to a dossier: its receipt, and the job that tells the dossier. `account` is as
 * it stood before; `lines` are those that a cashier chose, else the sum is laid over what is open.
 */
export const issueReceipt = async (
  trx: Trx,
  ctx: Ctx,
  account: FeeAccount,
  paid: { readonly paymentId: string; readonly amountDong: number; readonly lines?: readonly ReceiptLine[]; readonly payer?: string | null },
): Promise<IssuedReceipt> => {
  const day = vietnamDay(ctx.clock())
  const unit = (await unitTree(trx, day)).find(account.unitId)
  const receiptId = ctx.newId()
  const { series, no } = await insertReceipt(trx, ctx, {
    id: receiptId,
    unitId: account.unitId,
    unitCode: unit?.code ?? account.unitId,
    year: day.year,
    paymentId: paid.paymentId,
    dossierId: account.dossierId,
    payer: paid.payer ?? account.payerName,
    lines: paid.lines ?? layOver(account.lines, paid.amountDong, OVERPAID_NAME),
  })
  await ctx.enqueue(trx, { task: CREDITED_TASK, payload: { dossierId: account.dossierId }, key: `${CREDITED_TASK}:${account.dossierId}` })
  return { receiptId, series, no }
}
