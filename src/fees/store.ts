import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import type { DossierId, StaffId, UnitId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { Method, Posting } from './domain/book.ts'
import type { ReceiptLine } from './domain/receipt.ts'
import type { UnmatchedReason } from './domain/order.ts'

/** The only SQL that writes money: payments, the journal, receipts. */

export type NewPayment = {
  readonly id: string
  readonly unitId: UnitId
  readonly method: Method
  /** Who told of it: `desk`, a gateway's name, `bank`. */
  readonly source: string
  readonly sourceKey: string
  readonly orderId: string | null
  /** The dossier whose code the transfer carries. */
  readonly namedDossierId?: DossierId | null
  readonly reference: string | null
  readonly amount: number
  readonly currency: string
  readonly payer: string | null
  readonly note: string | null
  readonly unmatchedReason: UnmatchedReason | null
  readonly paidAt: Instant
}

export const staffOf = ({ actor }: Pick<Ctx, 'actor'>): StaffId | null => (actor.kind === 'staff' ? actor.staffId : null)

/** False when this movement was recorded before: the same word twice is one movement. */
export const insertPayment = async (trx: Trx, ctx: Ctx, payment: NewPayment): Promise<boolean> => {
  const isDong = payment.currency === 'VND'
  const { rows } = await sql`
    insert into fee_payment (tenant_id, id, unit_id, method, source, source_key, order_id, named_dossier_id, reference, amount_dong,
      foreign_amount, currency, payer, note, unmatched_reason, paid_at, staff_id, recorded_at)
    values (current_tenant(), ${payment.id}, ${payment.unitId}, ${payment.method}, ${payment.source}, ${payment.sourceKey},
      ${payment.orderId}, ${payment.namedDossierId ?? null}, ${payment.reference}, ${isDong ? payment.amount : 0}, ${isDong ? null : payment.amount},
      ${payment.currency}, ${payment.payer}, ${payment.note}, ${payment.unmatchedReason}, ${payment.paidAt},
      ${staffOf(ctx)}, ${ctx.clock()})
    on conflict do nothing returning id`.execute(trx)
  return rows.length === 1
}

export type PostingContext = { readonly unitId: UnitId; readonly reason?: string | null; readonly refundId?: string }

export const insertPosting = async (trx: Trx, ctx: Ctx, posting: Posting, { unitId, reason, refundId }: PostingContext): Promise<void> => {
  await sql`
    insert into fee_posting (tenant_id, id, payment_id, unit_id, kind, debit, credit, amount_dong, dossier_id, refund_id,
      reason, staff_id, posted_at)
    values (current_tenant(), ${ctx.newId()}, ${posting.paymentId}, ${unitId}, ${posting.kind}, ${posting.debit},
      ${posting.credit}, ${posting.amountDong}, ${posting.dossierId}, ${refundId ?? null}, ${reason ?? null},
      ${staffOf(ctx)}, ${ctx.clock()})`.execute(trx)
}

export type NewReceipt = {
  readonly id: string
  readonly unitId: UnitId
  readonly unitCode: string
  readonly year: number
  readonly paymentId: string
  readonly dossierId: string
  readonly payer: string
  readonly lines: readonly ReceiptLine[]
}

/** Writes a receipt under the next number of its unit and year; taken last, so that the series is held for a moment. */
export const insertReceipt = async (trx: Trx, ctx: Ctx, receipt: NewReceipt): Promise<{ readonly no: number; readonly series: string }> => {
  const series = `${receipt.unitCode}/${receipt.year}`
  const { rows } = await sql<{ no: number }>`
    insert into fee_receipt (tenant_id, id, unit_id, year, no, series, payment_id, dossier_id, amount_dong, payer, lines,
      staff_id, issued_at)
    values (current_tenant(), ${receipt.id}, ${receipt.unitId}, ${receipt.year},
      take_number(${`feeReceipt/${receipt.unitId}/${receipt.year}`}, 1), ${series}, ${receipt.paymentId}, ${receipt.dossierId},
      ${receipt.lines.reduce((sum, line) => sum + line.amountDong, 0)}, ${receipt.payer}, ${JSON.stringify(receipt.lines)}::json,
      ${staffOf(ctx)}, ${ctx.clock()})
    returning no`.execute(trx)
  const no = rows[0]?.no
  if (no === undefined) throw new Error('a receipt was not written')
  return { no, series }
}

export const insertReceiptVoid = async (trx: Trx, ctx: Ctx, receiptId: string, reason: string): Promise<void> => {
  await sql`
    insert into fee_receipt_void (tenant_id, receipt_id, reason, staff_id, voided_at)
    values (current_tenant(), ${receiptId}, ${reason}, ${staffOf(ctx)}, ${ctx.clock()})`.execute(trx)
}
