import type { Ctx } from '#db/context.ts'
import { fromAt } from '#kernel/at.ts'
import type { DossierId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { findGateway } from '../gateway/gateways.ts'
import type { GatewayCode } from '../gateway/payment-gateway.ts'
import { openOrder, TRANSFER, type OpenOrderCode } from '../paying/orders.ts'
import { orderPath } from './order-path.ts'
import { payerCtx } from '../paying/payer.ts'
import { paymentDescription } from '../ui/words.ts'

export type StartPaymentCode = OpenOrderCode | GatewayCode | 'gatewayNotFound'

/**
 * Opens an order for all that is owed and says where the browser goes: to the gateway, or to the page of the transfer.
 * The sum comes from the books; the form names only the way.
 */
export const startPayment = async (
  web: Ctx,
  asked: { readonly dossierId: DossierId; readonly way: string; readonly origin: string },
): Promise<Result<string, StartPaymentCode>> => {
  const ctx = payerCtx(web)
  const isTransfer = asked.way === TRANSFER
  const gateway = isTransfer ? undefined : await findGateway(ctx, asked.way)
  if (!isTransfer && gateway === undefined) return refuse('gatewayNotFound')
  const order = await openOrder(ctx, asked.dossierId, asked.way)
  if (!order.ok) return order
  const back = orderPath(asked.dossierId, order.value.id)
  if (gateway === undefined) return ok(back)
  const { reference, amountDong, expiresAt } = order.value
  const started = await gateway.start(ctx, {
    reference,
    amountDong,
    description: paymentDescription(reference),
    returnTo: `${asked.origin}${back}`,
    expiresAt: fromAt(expiresAt),
  })
  return started.ok ? ok(started.value.redirectTo) : started
}
