import type { Ctx } from '#db/context.ts'
import { countedTransaction } from '#dossiers/figure-share.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { lockFees } from '../dues/account.ts'
import { lockDrawer } from './close-cash.ts'
import { voided } from '../domain/book.ts'
import { COLLECTORS, mayAct } from '../domain/rights.ts'
import { findReceipt } from './receipts.ts'
import { insertPosting, insertReceiptVoid } from '../store.ts'

export type VoidReceiptCode =
  | 'receiptNotFound'
  | 'collectNotAllowed'
  | 'receiptNotCash'
  | 'receiptNotOwn'
  | 'receiptAlreadyVoided'
  | 'receiptInClosing'
  | 'reasonMissing'

/**
 * Hủy biên lai: the number stays and is marked, the money goes back over the counter. Only by whoever took it, whose
 * drawer it leaves, and only until the day was closed; after that money goes back as a refund.
 */
export const voidReceipt = (ctx: Ctx, receiptId: string, reason: string): Promise<Result<null, VoidReceiptCode>> =>
  countedTransaction(ctx, async (trx, ctx): Promise<Result<null, VoidReceiptCode>> => {
    const seen = await findReceipt(trx, receiptId)
    if (seen === undefined) return refuse('receiptNotFound')
    await lockFees(trx, seen.dossierId)
    if (seen.staffId !== null) await lockDrawer(trx, seen.staffId)
    const receipt = (await findReceipt(trx, receiptId)) ?? seen
    if (!mayAct(ctx.actor, COLLECTORS, receipt.unitId)) return refuse('collectNotAllowed')
    if (receipt.method !== 'cash') return refuse('receiptNotCash')
    if (ctx.actor.kind !== 'staff' || ctx.actor.staffId !== receipt.staffId) return refuse('receiptNotOwn')
    if (receipt.voided !== null) return refuse('receiptAlreadyVoided')
    if (receipt.isClosed) return refuse('receiptInClosing')
    const words = reason.normalize('NFC').trim()
    if (words === '' || words.length > 500) return refuse('reasonMissing')
    await insertReceiptVoid(trx, ctx, receiptId, words)
    const posting = voided({ paymentId: receipt.paymentId, amountDong: receipt.amountDong }, receipt.dossierId)
    await insertPosting(trx, ctx, posting, { unitId: receipt.unitId, reason: words })
    return ok(null)
  })
