import { transaction } from '#db/context.ts'
import type { Courier } from '#outbox/deliver.ts'
import { findGateway } from '../gateway/gateways.ts'
import { completeRefund, findRefund } from './refunds.ts'

/** Tells a gateway to give money back, and books it when the gateway has done so. The refund's id makes it once. */
export const refundCourier: Courier = {
  isStrict: true,
  carry: async (ctx, parcel) => {
    const refundId = String((parcel.reference as { refundId?: unknown }).refundId ?? '')
    const refund = await transaction(ctx, (trx) => findRefund(trx, refundId))
    if (refund === undefined || (refund.state !== 'approved' && refund.state !== 'done')) return { kind: 'withdrawn' }
    if (refund.state === 'done') return { kind: 'delivered', receipt: refund.id }
    const gateway = await findGateway(ctx, refund.source)
    if (gateway === undefined) return { kind: 'refused', failure: 'notConfigured' }
    const { transactionId, amountDong } = refund
    const answer = await gateway.refund(ctx, { refundId, transactionId, amountDong })
    // Not done yet is not done: asked again under the same id until it is.
    if (!answer.ok || answer.value === 'pending') return { kind: 'failed', failure: 'unreachable' }
    await completeRefund(ctx, refundId, null, `${gateway.name} ${transactionId}`)
    return { kind: 'delivered', receipt: transactionId }
  },
}
