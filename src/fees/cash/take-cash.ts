import { z } from 'zod'
import type { Ctx } from '#db/context.ts'
import { countedTransaction } from '#dossiers/figure-share.ts'
import type { DossierId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { isStorable } from '#kernel/text.ts'
import { findFeeAccount, lockFees } from '../dues/account.ts'
import { issueReceipt } from '../books/credit.ts'
import { HOLDING_OF, received } from '../domain/book.ts'
import { COLLECTORS, mayAct } from '../domain/rights.ts'
import type { ReceiptLine } from '../domain/receipt.ts'
import { findReceiptOfPayment } from './receipts.ts'
import { insertPayment, insertPosting } from '../store.ts'

export const CASH_INPUT = z.strictObject({
  /** Made by the form: sending it twice takes the money once. */
  paymentId: z.uuid().transform((id) => id.toLowerCase()),
  dossierId: z.uuid().transform((id) => id.toLowerCase()),
  /** The dues that are paid; how much each is, the books say and no form. */
  lineKeys: z.array(z.string().min(1).max(80)).min(1).max(50),
  payer: z
    .string()
    .max(250)
    .refine(isStorable)
    .transform((text) => text.normalize('NFC').trim())
    .optional(),
})
export type CashInput = z.output<typeof CASH_INPUT>

export type TakeCashCode = 'feeDossierNotFound' | 'collectNotAllowed' | 'nothingDue' | 'lineUnknown' | 'lineSumMissing' | 'paymentIdReused'

export type Taken = { readonly paymentId: string; readonly receiptId: string }

/** Thu tiền mặt: takes what the chosen lines still owe and gives a numbered receipt. Sent again, it answers as before. */
export const takeCash = (ctx: Ctx, input: CashInput): Promise<Result<Taken, TakeCashCode>> =>
  countedTransaction(ctx, async (trx, ctx): Promise<Result<Taken, TakeCashCode>> => {
    const dossierId = input.dossierId as DossierId
    await lockFees(trx, dossierId)
    const account = await findFeeAccount(trx, ctx, dossierId)
    if (account === undefined) return refuse('feeDossierNotFound')
    if (!mayAct(ctx.actor, COLLECTORS, account.unitId, account.sectorCode)) return refuse('collectNotAllowed')
    const before = await findReceiptOfPayment(trx, input.paymentId)
    if (before !== undefined) {
      return before.dossierId === dossierId ? ok({ paymentId: input.paymentId, receiptId: before.id }) : refuse('paymentIdReused')
    }
    const lines: ReceiptLine[] = []
    for (const key of new Set(input.lineKeys)) {
      const line = account.lines.find((one) => one.key === key)
      if (line === undefined) return refuse('lineUnknown')
      if (line.amountDong === null) return refuse('lineSumMissing', { line: line.name })
      if (line.remainingDong > 0) lines.push({ key, name: line.name, amountDong: line.remainingDong })
    }
    const amountDong = lines.reduce((sum, line) => sum + line.amountDong, 0)
    if (amountDong === 0 || account.outstandingDong < amountDong) return refuse('nothingDue')
    const isNew = await insertPayment(trx, ctx, {
      id: input.paymentId,
      unitId: account.unitId,
      method: 'cash',
      source: 'desk',
      sourceKey: input.paymentId,
      orderId: null,
      reference: null,
      amount: amountDong,
      currency: 'VND',
      payer: input.payer || null,
      note: null,
      unmatchedReason: null,
      paidAt: ctx.clock(),
    })
    if (!isNew) return refuse('paymentIdReused')
    await insertPosting(trx, ctx, received({ paymentId: input.paymentId, amountDong }, HOLDING_OF.cash, dossierId), account)
    const { receiptId } = await issueReceipt(trx, ctx, account, {
      paymentId: input.paymentId,
      amountDong,
      lines,
      payer: input.payer || null,
    })
    return ok({ paymentId: input.paymentId, receiptId })
  })
