import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { countedTransaction } from '#dossiers/figure-share.ts'
import type { DossierId, StaffId, UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import { reachOf } from '#identity/domain/may.ts'
import { queueOutgoing } from '#outbox/queue.ts'
import { HOLDING_OF, refunded, type Holding, type Method } from '../domain/book.ts'
import { BOOK_READERS, BOOKKEEPERS, COLLECTORS, DECIDERS, mayAct } from '../domain/rights.ts'
import { insertPosting, staffOf } from '../store.ts'

export type RefundState = 'requested' | 'approved' | 'declined' | 'done'

export type Refund = {
  readonly id: string
  readonly paymentId: string
  readonly method: Method
  readonly source: string
  readonly transactionId: string
  readonly unitId: UnitId
  readonly dossierId: DossierId | null
  readonly code: string | null
  readonly amountDong: number
  readonly reason: string
  readonly state: RefundState
  readonly requestedBy: StaffId
  readonly requestedByName: string
  readonly requestedAt: Instant
  readonly decidedByName: string | null
  readonly decisionNote: string | null
  readonly holding: Holding | null
  readonly doneAt: Instant | null
}

const select = sql`
  select r.id, r.payment_id as "paymentId", p.method, p.source, p.source_key as "transactionId", r.unit_id as "unitId",
    r.dossier_id as "dossierId", d.code, r.amount_dong as "amountDong", r.reason, r.state, r.requested_by as "requestedBy",
    a.full_name as "requestedByName", r.requested_at as "requestedAt", b.full_name as "decidedByName",
    r.decision_note as "decisionNote", r.holding, r.done_at as "doneAt"
  from refund r
  join fee_payment p on p.tenant_id = r.tenant_id and p.id = r.payment_id
  join staff a on a.tenant_id = r.tenant_id and a.id = r.requested_by
  left join staff b on b.tenant_id = r.tenant_id and b.id = r.decided_by
  left join dossier d on d.tenant_id = r.tenant_id and d.id = r.dossier_id
  where r.tenant_id = current_tenant()`

export const findRefund = async (trx: Trx, id: string): Promise<Refund | undefined> =>
  (await sql<Refund>`${select} and r.id = ${id}`.execute(trx)).rows[0]

const lockRefund = async (trx: Trx, id: string): Promise<Refund | undefined> => {
  await sql`select from refund where tenant_id = current_tenant() and id = ${id} for update`.execute(trx)
  return findRefund(trx, id)
}

/** The refunds of the units whose books the actor may read: those that wait first, newest first. */
export const listRefunds = async (trx: Trx, ctx: Pick<Ctx, 'actor'>, limit = 100): Promise<readonly Refund[]> => {
  const units = [...reachOf(ctx.actor, ...BOOK_READERS, ...COLLECTORS, ...DECIDERS)]
  const { rows } = await sql<Refund>`${select} and r.unit_id = any(${units}::uuid[])
    order by (r.state in ('requested', 'approved')) desc, r.id desc limit ${limit}`.execute(trx)
  return rows
}

/**
 * What of a payment could still go back: what the claim (a dossier's, or nobody's) holds of it, less what other requests
 * have asked for already.
 */
export const refundableDong = async (trx: Trx, paymentId: string, dossierId: DossierId | null): Promise<number> => {
  const claim = dossierId === null ? 'unmatched' : 'dossier'
  const { rows } = await sql<{ dong: number }>`
    select (coalesce((select sum(case when credit = ${claim} then amount_dong when debit = ${claim} then -amount_dong else 0 end)
        from fee_posting where tenant_id = current_tenant() and payment_id = ${paymentId}
          and dossier_id is not distinct from ${dossierId}), 0)
      - coalesce((select sum(amount_dong) from refund where tenant_id = current_tenant() and payment_id = ${paymentId}
          and dossier_id is not distinct from ${dossierId} and state in ('requested', 'approved')), 0))::bigint as dong`.execute(trx)
  return rows[0]?.dong ?? 0
}

/** What of a dossier's money has been asked back and not given yet, in đồng. */
export const pendingRefundDong = async (trx: Trx, dossierId: DossierId): Promise<number> => {
  const { rows } = await sql<{ dong: number }>`
    select coalesce(sum(amount_dong), 0)::bigint as dong from refund
    where tenant_id = current_tenant() and dossier_id = ${dossierId} and state in ('requested', 'approved')`.execute(trx)
  return rows[0]?.dong ?? 0
}

type NewRefund = Pick<Refund, 'id' | 'paymentId' | 'unitId' | 'dossierId' | 'amountDong' | 'reason' | 'requestedBy'>

/** Writes a request to give money back; whoever may ask was asked before. */
export const insertRefund = async (trx: Trx, ctx: Ctx, refund: NewRefund): Promise<void> => {
  await sql`
    insert into refund (tenant_id, id, payment_id, unit_id, dossier_id, amount_dong, reason, state, requested_by, requested_at)
    values (current_tenant(), ${refund.id}, ${refund.paymentId}, ${refund.unitId}, ${refund.dossierId}, ${refund.amountDong}, ${refund.reason},
      'requested', ${refund.requestedBy}, ${ctx.clock()})`.execute(trx)
}

const lockPaymentOfRefund = async (trx: Trx, paymentId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(current_tenant()::text || '/payment/' || ${paymentId}::text, 92))`.execute(trx)
}

export type RequestRefundInput = {
  readonly refundId: string
  readonly paymentId: string
  readonly dossierId: DossierId | null
  readonly amountDong: number
  readonly reason: string
}
export type RequestRefundCode = 'needsStaff' | 'paymentNotFound' | 'collectNotAllowed' | 'refundOutOfRange' | 'sumInvalid' | 'reasonMissing'

/** Đề nghị hoàn trả. Nothing moves yet. Sent again, it answers as before. */
export const requestRefund = (ctx: Ctx, input: RequestRefundInput): Promise<Result<string, RequestRefundCode>> =>
  transaction(ctx, async (trx): Promise<Result<string, RequestRefundCode>> => {
    const staffId = staffOf(ctx)
    if (staffId === null) return refuse('needsStaff')
    await lockPaymentOfRefund(trx, input.paymentId)
    if ((await findRefund(trx, input.refundId)) !== undefined) return ok(input.refundId)
    const { rows } = await sql<{ unitId: UnitId }>`
      select unit_id as "unitId" from fee_payment where tenant_id = current_tenant() and id = ${input.paymentId}`.execute(trx)
    const unitId = rows[0]?.unitId
    if (unitId === undefined) return refuse('paymentNotFound')
    if (!mayAct(ctx.actor, COLLECTORS, unitId)) return refuse('collectNotAllowed')
    if (!Number.isSafeInteger(input.amountDong) || input.amountDong <= 0) return refuse('sumInvalid')
    const most = await refundableDong(trx, input.paymentId, input.dossierId)
    if (input.amountDong > most) return refuse('refundOutOfRange', { most })
    const reason = input.reason.normalize('NFC').trim()
    if (reason === '' || reason.length > 500) return refuse('reasonMissing')
    const { refundId, paymentId, dossierId, amountDong } = input
    await insertRefund(trx, ctx, { id: refundId, paymentId, unitId, dossierId, amountDong, reason, requestedBy: staffId })
    return ok(refundId)
  })

/** The channel of the outbox through which gateways are told. */
export const PAYMENT_CHANNEL = 'payment'
export const REFUND_KIND = 'refund'

export type DecideRefundCode = 'needsStaff' | 'refundNotFound' | 'decideNotAllowed' | 'refundNeedsAnother' | 'refundAlreadyDecided' | 'reasonMissing'

/**
 * Duyệt hoặc từ chối, by another person than who asked. Money of a gateway goes back the way it came, through the outbox;
 * cash and transfers wait for somebody to do it.
 */
export const decideRefund = (
  ctx: Ctx,
  refundId: string,
  decision: { readonly approve: boolean; readonly note: string },
): Promise<Result<null, DecideRefundCode>> =>
  transaction(ctx, async (trx): Promise<Result<null, DecideRefundCode>> => {
    const staffId = staffOf(ctx)
    if (staffId === null) return refuse('needsStaff')
    const found = await lockRefund(trx, refundId)
    if (found === undefined) return refuse('refundNotFound')
    if (!mayAct(ctx.actor, DECIDERS, found.unitId)) return refuse('decideNotAllowed')
    if (found.requestedBy === staffId) return refuse('refundNeedsAnother')
    if (found.state !== 'requested') return refuse('refundAlreadyDecided')
    const note = decision.note.normalize('NFC').trim()
    if ((!decision.approve && note === '') || note.length > 500) return refuse('reasonMissing')
    await sql`
      update refund set state = ${decision.approve ? 'approved' : 'declined'}, decided_by = ${staffId}, decided_at = ${ctx.clock()},
        decision_note = ${note === '' ? null : note}
      where tenant_id = current_tenant() and id = ${refundId}`.execute(trx)
    if (decision.approve && found.method === 'gateway') {
      await queueOutgoing(trx, ctx, {
        channel: PAYMENT_CHANNEL,
        kind: REFUND_KIND,
        reference: { refundId },
        key: `refund:${refundId}`,
        dossierId: found.dossierId,
      })
    }
    return ok(null)
  })

export type CompleteRefundCode = 'refundNotFound' | 'bookNotAllowed' | 'refundNotApproved' | 'evidenceMissing'

/**
 * Đã trả tiền: books the money out. A person says by what paper; a gateway's courier says the gateway's word. Done
 * once, whoever says it again.
 */
export const completeRefund = (ctx: Ctx, refundId: string, holding: Holding | null, evidence: string): Promise<Result<null, CompleteRefundCode>> =>
  countedTransaction(ctx, async (trx, ctx): Promise<Result<null, CompleteRefundCode>> => {
    const found = await lockRefund(trx, refundId)
    if (found === undefined) return refuse('refundNotFound')
    if (!mayAct(ctx.actor, BOOKKEEPERS, found.unitId)) return refuse('bookNotAllowed')
    if (found.state === 'done') return ok(null)
    if (found.state !== 'approved') return refuse('refundNotApproved')
    const words = evidence.normalize('NFC').trim()
    if (words === '' || words.length > 500) return refuse('evidenceMissing')
    const from = holding ?? HOLDING_OF[found.method]
    const about = { paymentId: found.paymentId, amountDong: found.amountDong }
    await insertPosting(trx, ctx, refunded(about, from, found.dossierId), { unitId: found.unitId, reason: words, refundId })
    await sql`
      update refund set state = 'done', holding = ${from}, evidence = ${words}, done_by = ${staffOf(ctx)}, done_at = ${ctx.clock()}
      where tenant_id = current_tenant() and id = ${refundId}`.execute(trx)
    return ok(null)
  })
