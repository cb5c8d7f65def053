import type { At } from '#kernel/at.ts'

/** Khoản nộp: one try to pay a dossier's dues through a gateway or by transfer. */
export const ORDER_STATES = ['open', 'paid', 'failed', 'expired', 'cancelled'] as const
export type OrderState = (typeof ORDER_STATES)[number]

export type Order = {
  readonly id: string
  readonly dossierId: string
  /** What people write into a transfer and what gateways hand back. */
  readonly reference: string
  readonly amountDong: number
  readonly state: OrderState
  readonly expiresAt: At
}

/** What a gateway says under its signature, or answers when asked. */
export type GatewayFacts = {
  readonly reference: string
  /** The gateway's own number of the movement; one movement is counted once. */
  readonly transactionId: string
  readonly status: 'paid' | 'failed' | 'pending'
  /** In the smallest whole unit of `currency`; đồng for VND. */
  readonly amount: number
  /** ISO 4217. */
  readonly currency: string
  readonly paidAt: At
}

/** Why money that came in belongs to nobody yet. */
export const UNMATCHED_REASONS = [
  'unknownReference',
  'wrongAmount',
  'wrongCurrency',
  'alreadyPaid',
  'orderCancelled',
  'uncertain',
] as const
export type UnmatchedReason = (typeof UNMATCHED_REASONS)[number]

export type Placement =
  | { readonly to: 'dossier'; readonly dossierId: string }
  | { readonly to: 'unmatched'; readonly reason: UnmatchedReason }

/**
 * Where paid money goes. Only the exact sum of a known order in đồng, still owed, is credited; an order that ran out
 * is as good as an open one as long as its dossier owes the sum. Nothing is ever turned away: what does not fit is listed.
 */
export const placePaid = (
  order: Order | undefined,
  paid: Pick<GatewayFacts, 'amount' | 'currency'>,
  outstandingDong: number,
): Placement => {
  const unmatched = (reason: UnmatchedReason): Placement => ({ to: 'unmatched', reason })
  if (paid.currency !== 'VND') return unmatched('wrongCurrency')
  if (order === undefined) return unmatched('unknownReference')
  if (paid.amount !== order.amountDong) return unmatched('wrongAmount')
  if (order.state === 'cancelled') return unmatched('orderCancelled')
  if (order.state === 'paid' || outstandingDong < paid.amount) return unmatched('alreadyPaid')
  return { to: 'dossier', dossierId: order.dossierId }
}

/**
 * Where money goes whose transfer carries the code of a dossier and no order, as the slip's VietQR does: to that dossier
 * when it is exactly everything that is still owed.
 */
export const placeByCode = (dossierId: string, amountDong: number, outstandingDong: number): Placement => {
  if (outstandingDong === 0) return { to: 'unmatched', reason: 'alreadyPaid' }
  return amountDong === outstandingDong ? { to: 'dossier', dossierId } : { to: 'unmatched', reason: 'wrongAmount' }
}

/** The state of an order after the gateway's word; only money settles one, and what is settled stays. */
export const nextState = (state: OrderState, status: GatewayFacts['status'], placed: Placement | undefined): OrderState => {
  if (status === 'paid') return placed?.to === 'dossier' ? 'paid' : state
  return status === 'failed' && state === 'open' ? 'failed' : state
}

/** Minutes between the questions that are put to a gateway about an order that stays open. */
const ASK_AGAIN_MINUTES = [1, 2, 5, 10, 30, 60] as const

/** When to ask next, after `asked` questions. */
export const minutesUntilAsked = (asked: number): number => ASK_AGAIN_MINUTES[Math.min(asked, ASK_AGAIN_MINUTES.length - 1)] ?? 60
