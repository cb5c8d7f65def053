import { transaction, type Ctx } from '#db/context.ts'
import { toAt, type At } from '#kernel/at.ts'
import { parseId, type DossierId } from '#kernel/ids.ts'
import type { Refusal } from '#kernel/result.ts'
import { HOLDINGS } from '../domain/book.ts'
import { BOOKKEEPERS, COLLECTORS, DECIDERS, mayAct } from '../domain/rights.ts'
import { findReceipt, receiptNumber } from '../cash/receipts.ts'
import { readSum } from '../bank/read-statement.ts'
import type { FeeRefusal } from '../refusals.ts'
import { completeRefund, decideRefund, listRefunds, refundableDong, requestRefund, type Refund } from '../refunds/refunds.ts'

export type RefundLine = Omit<Refund, 'requestedAt' | 'doneAt'> & {
  readonly requestedAt: At
  readonly doneAt: At | null
  readonly mayDecide: boolean
  readonly mayComplete: boolean
}

/** A receipt from which money is asked back. */
export type RefundSource = {
  readonly refundId: string
  readonly receiptId: string
  readonly number: string
  readonly code: string | null
  readonly mostDong: number
}

export type RefundPage = { readonly lines: readonly RefundLine[]; readonly source: RefundSource | null }

const sourceOf = (ctx: Ctx, receiptId: string): Promise<RefundSource | null> =>
  transaction(ctx, async (trx) => {
    const receipt = await findReceipt(trx, receiptId)
    if (receipt === undefined || receipt.voided !== null || !mayAct(ctx.actor, COLLECTORS, receipt.unitId)) return null
    const mostDong = await refundableDong(trx, receipt.paymentId, receipt.dossierId)
    return { refundId: ctx.newId(), receiptId, number: receiptNumber(receipt), code: receipt.code, mostDong }
  })

/** Hoàn trả: what was asked for and where it stands; with a receipt named, the form to ask. */
export const loadRefundPage = async (ctx: Ctx, receiptIdText: string | null): Promise<RefundPage> => {
  const receiptId = parseId(receiptIdText ?? '')
  const lines = await transaction(ctx, (trx) => listRefunds(trx, ctx))
  const own = ctx.actor.kind === 'staff' ? ctx.actor.staffId : null
  return {
    lines: lines.map(({ requestedAt, doneAt, ...line }) => ({
      ...line,
      requestedAt: toAt(requestedAt),
      doneAt: doneAt === null ? null : toAt(doneAt),
      mayDecide: line.state === 'requested' && line.requestedBy !== own && mayAct(ctx.actor, DECIDERS, line.unitId),
      mayComplete: line.state === 'approved' && line.method !== 'gateway' && mayAct(ctx.actor, BOOKKEEPERS, line.unitId),
    })),
    source: receiptId === undefined ? null : await sourceOf(ctx, receiptId),
  }
}

export type RefundDone =
  | { readonly ok: true; readonly did: 'asked' | 'approved' | 'declined' | 'completed' }
  | { readonly ok: false; readonly of: string; readonly field: string | null; readonly refusal: Refusal<FeeRefusal> }

const FIELD_OF: Readonly<Partial<Record<FeeRefusal, string>>> = {
  reasonMissing: 'reason',
  sumInvalid: 'sum',
  refundOutOfRange: 'sum',
  evidenceMissing: 'evidence',
}

/** Does what one form of the page asks. */
export const actOnRefund = async (ctx: Ctx, form: FormData): Promise<RefundDone> => {
  const text = (name: string): string => String(form.get(name) ?? '').trim()
  const refundId = parseId(text('refundId'))
  const intent = text('do')
  const failed = (refusal: Refusal<FeeRefusal>): RefundDone => ({
    ok: false,
    of: intent === 'ask' ? 'ask' : (refundId ?? ''),
    field: FIELD_OF[refusal.code] ?? null,
    refusal,
  })
  if (refundId === undefined) return failed({ code: 'refundNotFound' })
  if (intent === 'ask') {
    const receiptId = parseId(text('receiptId'))
    const receipt = receiptId === undefined ? undefined : await transaction(ctx, (trx) => findReceipt(trx, receiptId))
    if (receipt === undefined) return failed({ code: 'receiptNotFound' })
    const amountDong = readSum(text('sum'))
    if (amountDong === undefined) return failed({ code: 'sumInvalid' })
    const dossierId: DossierId = receipt.dossierId
    const asked = await requestRefund(ctx, { refundId, paymentId: receipt.paymentId, dossierId, amountDong, reason: text('reason') })
    return asked.ok ? { ok: true, did: 'asked' } : failed(asked.refusal)
  }
  if (intent === 'complete') {
    const holding = HOLDINGS.find((one) => one !== 'gateway' && one === text('holding')) ?? null
    const completed = await completeRefund(ctx, refundId, holding, text('evidence'))
    return completed.ok ? { ok: true, did: 'completed' } : failed(completed.refusal)
  }
  const approve = intent === 'approve'
  const decided = await decideRefund(ctx, refundId, { approve, note: text('reason') })
  return decided.ok ? { ok: true, did: approve ? 'approved' : 'declined' } : failed(decided.refusal)
}
