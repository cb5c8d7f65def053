import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import { countedTransaction } from '#dossiers/figure-share.ts'
import type { DossierId, UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import { reachOf } from '#identity/domain/may.ts'
import { findFeeAccount, lockFees } from '../dues/account.ts'
import { issueReceipt } from './credit.ts'
import { matched, released, type Method } from '../domain/book.ts'
import type { UnmatchedReason } from '../domain/order.ts'
import { BOOK_READERS, BOOKKEEPERS, mayAct } from '../domain/rights.ts'
import { insertReceiptVoid } from '../store.ts'
import { post } from './post.ts'
import { findReceiptOfPayment } from '../cash/receipts.ts'

/** Money that came in and belongs to no dossier, in whole or in part. */
export type UnmatchedPayment = {
  readonly paymentId: string
  readonly unitId: UnitId
  readonly method: Method
  readonly reference: string | null
  readonly note: string | null
  readonly reason: UnmatchedReason | null
  /** What is still without a dossier, in đồng. */
  readonly openDong: number
  readonly foreign: { readonly amount: number; readonly currency: string } | null
  readonly paidAt: Instant
  /** The dossier that the order's reference or its own code named. */
  readonly namedCode: string | null
}

type Row = Omit<UnmatchedPayment, 'foreign'> & { readonly foreignAmount: number | null; readonly currency: string }

const select = sql`
  select p.id as "paymentId", p.unit_id as "unitId", p.method, p.reference, p.note, p.unmatched_reason as reason,
    coalesce(b.open, 0)::bigint as "openDong", p.foreign_amount as "foreignAmount", p.currency, p.paid_at as "paidAt",
    d.code as "namedCode"
  from fee_payment p
  left join lateral (
    select sum(case when g.credit = 'unmatched' then g.amount_dong else -g.amount_dong end) as open from fee_posting g
    where g.tenant_id = p.tenant_id and g.payment_id = p.id and 'unmatched' in (g.debit, g.credit)) b on true
  left join payment_order o on o.tenant_id = p.tenant_id and o.id = p.order_id
  left join dossier d on d.tenant_id = p.tenant_id and d.id = coalesce(o.dossier_id, p.named_dossier_id)
  where p.tenant_id = current_tenant() and (b.open > 0 or p.foreign_amount is not null)`

const paymentOf = ({ foreignAmount, currency, ...row }: Row): UnmatchedPayment => ({
  ...row,
  foreign: foreignAmount === null ? null : { amount: foreignAmount, currency },
})

/** Everything that is not matched at the units whose books the actor may read, oldest first. */
export const listUnmatched = async (trx: Trx, ctx: Pick<Ctx, 'actor'>): Promise<readonly UnmatchedPayment[]> => {
  const units = [...reachOf(ctx.actor, ...BOOK_READERS)]
  const { rows } = await sql<Row>`${select} and p.unit_id = any(${units}::uuid[]) order by p.paid_at, p.id`.execute(trx)
  return rows.map(paymentOf)
}

const findUnmatched = async (trx: Trx, paymentId: string): Promise<UnmatchedPayment | undefined> => {
  const { rows } = await sql<Row>`${select} and p.id = ${paymentId}`.execute(trx)
  return rows[0] && paymentOf(rows[0])
}

const lockPayment = async (trx: Trx, paymentId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(current_tenant()::text || '/payment/' || ${paymentId}::text, 92))`.execute(trx)
}

export type MatchCode = 'paymentNotFound' | 'feeDossierNotFound' | 'bookNotAllowed' | 'reasonMissing'

const MOST_REASON = 500
const reasonIn = (text: string): string | undefined => {
  const words = text.normalize('NFC').trim()
  return words === '' || words.length > MOST_REASON ? undefined : words
}

/** Khớp tay: a person says whose money it is, and why. All of what is open goes to the dossier, with a receipt. */
export const matchPayment = (ctx: Ctx, asked: { readonly paymentId: string; readonly dossierId: DossierId; readonly reason: string }): Promise<Result<null, MatchCode>> =>
  countedTransaction(ctx, async (trx, ctx): Promise<Result<null, MatchCode>> => {
    await lockPayment(trx, asked.paymentId)
    await lockFees(trx, asked.dossierId)
    const payment = await findUnmatched(trx, asked.paymentId)
    if (payment === undefined || payment.openDong === 0) return refuse('paymentNotFound')
    if (!mayAct(ctx.actor, BOOKKEEPERS, payment.unitId)) return refuse('bookNotAllowed')
    const account = await findFeeAccount(trx, ctx, asked.dossierId)
    if (account === undefined) return refuse('feeDossierNotFound')
    const reason = reasonIn(asked.reason)
    if (reason === undefined) return refuse('reasonMissing')
    const about = { paymentId: payment.paymentId, amountDong: payment.openDong }
    await post(trx, ctx, matched(about, asked.dossierId), { unitId: payment.unitId, reason })
    await issueReceipt(trx, ctx, account, about)
    return ok(null)
  })

export type ReleaseCode = 'paymentNotFound' | 'bookNotAllowed' | 'reasonMissing' | 'releaseConflict'

/** Bỏ khớp: money that was given to the wrong dossier goes back to the list, its receipt is cancelled. Never cash. */
export const releasePayment = (ctx: Ctx, paymentId: string, why: string): Promise<Result<null, ReleaseCode>> =>
  countedTransaction(ctx, async (trx, ctx): Promise<Result<null, ReleaseCode>> => {
    await lockPayment(trx, paymentId)
    const receipt = await findReceiptOfPayment(trx, paymentId)
    if (receipt === undefined || receipt.voided !== null) return refuse('paymentNotFound')
    await lockFees(trx, receipt.dossierId)
    if (!mayAct(ctx.actor, BOOKKEEPERS, receipt.unitId)) return refuse('bookNotAllowed')
    const { rows } = await sql<{ dong: number }>`
      select coalesce(sum(case when credit = 'dossier' then amount_dong else -amount_dong end), 0)::bigint as dong
      from fee_posting where tenant_id = current_tenant() and payment_id = ${paymentId} and dossier_id = ${receipt.dossierId}`.execute(trx)
    const credited = rows[0]?.dong ?? 0
    if (receipt.method === 'cash' || credited !== receipt.amountDong) return refuse('releaseConflict')
    const reason = reasonIn(why)
    if (reason === undefined) return refuse('reasonMissing')
    await insertReceiptVoid(trx, ctx, receipt.id, reason)
    await post(trx, ctx, released({ paymentId, amountDong: credited }, receipt.dossierId), { unitId: receipt.unitId, reason })
    return ok(null)
  })
