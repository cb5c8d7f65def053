import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { dayTextOf, toAt } from '#kernel/at.ts'
import { refuse, type Result } from '#kernel/result.ts'
import { vietnamDay } from '#kernel/time.ts'
import { feeReceiptFormInForce } from '#law/fees.ts'
import { headingOf } from '#dossiers/papers/paper-ground.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { printCashClosing } from '#papers/cash-closing.ts'
import { printFeeReceipt } from '#papers/fee-receipt.ts'
import type { PaperCode } from '#papers/refusals.ts'
import type { Paper, Press } from '#papers/render.ts'
import { findFeeAccount } from '../dues/account.ts'
import { findClosing, listClosedCash } from './close-cash.ts'
import { amountInWords } from '../domain/amount-in-words.ts'
import { findReceipt, writeNo, type Receipt } from './receipts.ts'
import { CLOSING_BASIS, CLOSING_TITLE, METHOD_WORDS, POSTING_WORDS } from '../ui/words.ts'

export type FeePaperCode = PaperCode | 'paperNotFound'

const LONGEST_NAME = 300

const headAt = async (trx: Trx, ctx: Ctx, unitId: Receipt['unitId'], day: string) =>
  headingOf(await unitTree(trx, vietnamDay(ctx.clock())), unitId, day)

/** Prints a receipt that the actor may see; a cancelled one says so. */
export const printReceiptPaper = async (ctx: Ctx, press: Press, receiptId: string): Promise<Result<Paper, FeePaperCode>> => {
  const ground = await transaction(ctx, async (trx) => {
    const receipt = await findReceipt(trx, receiptId)
    if (receipt === undefined) return undefined
    const account = await findFeeAccount(trx, ctx, receipt.dossierId)
    const day = dayTextOf(toAt(receipt.issuedAt))
    const form = feeReceiptFormInForce(day)
    if (account === undefined || form === undefined) return undefined
    return { receipt, account, form, heading: await headAt(trx, ctx, receipt.unitId, day) }
  })
  if (ground === undefined) return refuse('paperNotFound')
  const { receipt, account, form, heading } = ground
  return printFeeReceipt(press, {
    form: { title: form.title, basis: form.basis },
    heading,
    print: { printedAt: toAt(ctx.clock()) },
    series: receipt.series,
    number: writeNo(receipt.no),
    payer: receipt.payer.slice(0, LONGEST_NAME),
    ...(account.code === null ? {} : { dossierCode: account.code }),
    procedure: account.procedureName,
    lines: receipt.lines.map(({ name, amountDong }) => ({ name: name.slice(0, LONGEST_NAME), amount: amountDong })),
    total: receipt.amountDong,
    totalInWords: amountInWords(receipt.amountDong),
    method: METHOD_WORDS[receipt.method],
    issuedAt: toAt(receipt.issuedAt),
    ...(receipt.staffName === null ? {} : { collector: receipt.staffName }),
    ...(receipt.voided === null ? {} : { voided: { reason: receipt.voided.reason, at: toAt(receipt.voided.at) } }),
  })
}

/** Prints a closing of cash that the actor may see. */
export const printClosingPaper = async (ctx: Ctx, press: Press, closingId: string): Promise<Result<Paper, FeePaperCode>> => {
  const ground = await transaction(ctx, async (trx) => {
    const closing = await findClosing(trx, closingId)
    if (closing === undefined) return undefined
    return { closing, lines: await listClosedCash(trx, closingId), heading: await headAt(trx, ctx, closing.unitId, closing.day.toString()) }
  })
  if (ground === undefined) return refuse('paperNotFound')
  const { closing, lines, heading } = ground
  return printCashClosing(press, {
    heading,
    print: { printedAt: toAt(ctx.clock()) },
    title: CLOSING_TITLE,
    basis: CLOSING_BASIS,
    cashier: closing.staffName,
    closedAt: toAt(closing.closedAt),
    lines: lines.map((line) => ({
      receipt: line.receipt === null ? '—' : writeNo(Number(line.receipt)),
      dossierCode: line.code ?? '—',
      what: POSTING_WORDS[line.kind],
      amount: line.dong,
      at: toAt(line.at),
    })),
    expected: closing.expectedDong,
    counted: closing.countedDong,
    countedInWords: amountInWords(closing.countedDong),
    ...(closing.reason === null ? {} : { reason: closing.reason }),
  })
}
