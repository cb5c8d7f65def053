import type { Ctx, Trx } from '#db/context.ts'
import { fromAt } from '#kernel/at.ts'
import type { DossierId, UnitId } from '#kernel/ids.ts'
import { findFeeAccount, lockFees } from '../dues/account.ts'
import { issueReceipt } from './credit.ts'
import { HOLDING_OF, received, type Method } from '../domain/book.ts'
import { nextState, placeByCode, placePaid, type GatewayFacts, type Placement, type UnmatchedReason } from '../domain/order.ts'
import { lockOrder, setOrderState, type StoredOrder } from '../paying/orders.ts'
import { insertPayment } from '../store.ts'
import { post } from './post.ts'

export type MoneyIn = Omit<GatewayFacts, 'status'> & {
  readonly method: Extract<Method, 'gateway' | 'transfer'>
  readonly source: string
  /** Where it is listed when nothing says whose it is. */
  readonly unitId: UnitId
  readonly note: string | null
  /** The dossier whose code came with the money, when no reference did. */
  readonly namedDossierId?: DossierId
  /** Nobody is surely meant: listed, whatever fits. */
  readonly holdBack?: UnmatchedReason
}

/** What became of a word about money: `known` was counted before. */
export type MoneyOutcome = Placement | { readonly to: 'known' }

/**
 * Books money that a gateway or a bank says came in: once, whatever is said how often and in which order. Money that does
 * not fit is listed as unmatched. `ctx` acts as the system or as the person who brought the statement.
 */
export const receiveMoney = async (trx: Trx, ctx: Ctx, money: MoneyIn): Promise<MoneyOutcome> => {
  const order = await lockOrder(trx, money.reference)
  const dossierId = order?.dossierId ?? money.namedDossierId
  if (dossierId !== undefined) await lockFees(trx, dossierId)
  // The dossier's sums belong to the books, not to whoever brings the statement.
  const books: Ctx = { ...ctx, actor: { kind: 'system', name: 'fees' } }
  const account = dossierId === undefined ? undefined : await findFeeAccount(trx, books, dossierId)
  const placed = place(money, order, account?.outstandingDong ?? 0)
  const unitId = order?.unitId ?? money.unitId
  const paymentId = ctx.newId()
  const isNew = await insertPayment(trx, ctx, {
    id: paymentId,
    unitId,
    method: money.method,
    source: money.source,
    sourceKey: money.transactionId,
    orderId: order?.id ?? null,
    namedDossierId: money.namedDossierId ?? null,
    reference: money.reference === '' ? null : money.reference,
    amount: money.amount,
    currency: money.currency,
    payer: null,
    note: money.note,
    unmatchedReason: placed.to === 'unmatched' ? placed.reason : null,
    paidAt: fromAt(money.paidAt),
  })
  if (!isNew) return { to: 'known' }
  if (money.currency === 'VND') {
    const creditedId = placed.to === 'dossier' ? placed.dossierId : null
    await post(trx, ctx, received({ paymentId, amountDong: money.amount }, HOLDING_OF[money.method], creditedId), { unitId })
  }
  if (placed.to === 'dossier' && account !== undefined) await issueReceipt(trx, ctx, account, { paymentId, amountDong: money.amount })
  if (order !== undefined) await settle(trx, ctx, order, 'paid', placed)
  return placed
}

const place = (money: MoneyIn, order: StoredOrder | undefined, outstandingDong: number): Placement => {
  if (money.holdBack !== undefined) return { to: 'unmatched', reason: money.holdBack }
  const isByCode = order === undefined && money.namedDossierId !== undefined && money.currency === 'VND'
  return isByCode ? placeByCode(money.namedDossierId, money.amount, outstandingDong) : placePaid(order, money, outstandingDong)
}

/** Notes what the gateway said of an order; only money settles one. */
export const settle = async (
  trx: Trx,
  ctx: Ctx,
  order: StoredOrder,
  status: GatewayFacts['status'],
  placed?: Placement,
): Promise<void> => {
  const state = nextState(order.state, status, placed)
  if (state !== order.state) await setOrderState(trx, ctx, order.id, state)
}
