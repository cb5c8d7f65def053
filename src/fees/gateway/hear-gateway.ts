import { transaction, type Ctx } from '#db/context.ts'
import { countedTransaction } from '#dossiers/figure-share.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { toAt } from '#kernel/at.ts'
import { foundUnit } from '../books/collecting-unit.ts'
import { minutesUntilAsked, type GatewayFacts, type OrderState } from '../domain/order.ts'
import { askKey, ASK_TASK, countAsked, findOrder, lockOrder, setOrderState, TRANSFER } from '../paying/orders.ts'
import { receiveMoney, settle, type MoneyOutcome } from '../books/receive-money.ts'
import { findGateway } from './gateways.ts'
import type { CallbackMessage, GatewayCode, PaymentGateway } from './payment-gateway.ts'

export type HearCode = GatewayCode | 'gatewayNotFound'

/** What an order came to: where its money went, or only its state. */
export type Heard = { readonly placed: MoneyOutcome | null; readonly state: OrderState | null }

/**
 * Takes a gateway's word into the books, in one transaction with everything that follows from it. Said again, in
 * another order or by two at once, it changes nothing more.
 */
const believe = (ctx: Ctx, gateway: PaymentGateway, facts: GatewayFacts): Promise<Heard> =>
  countedTransaction(ctx, async (trx, ctx): Promise<Heard> => {
    if (facts.status !== 'paid') {
      const order = await lockOrder(trx, facts.reference)
      if (order !== undefined && order.gateway === gateway.name) await settle(trx, ctx, order, facts.status)
      return { placed: null, state: order === undefined ? null : ((await findOrder(trx, order.id))?.state ?? null) }
    }
    const placed = await receiveMoney(trx, ctx, {
      ...facts,
      method: 'gateway',
      source: gateway.name,
      unitId: await foundUnit(trx, ctx),
      note: null,
    })
    return { placed, state: null }
  })

/** Thông báo của cổng thanh toán: believed only under its signature. `ctx` acts as the system. */
export const hearCallback = async (ctx: Ctx, name: string, message: CallbackMessage): Promise<Result<Heard, HearCode>> => {
  const gateway = await findGateway(ctx, name)
  if (gateway === undefined) return refuse('gatewayNotFound')
  const facts = await gateway.verify(ctx, message)
  return facts.ok ? ok(await believe(ctx, gateway, facts.value)) : facts
}

/**
 * Asks the gateway how an order stands, and asks again later, ever more rarely, as long as it is open. When its time has
 * run out and the gateway knows of no money, it expires; money that comes later is still booked.
 */
export const askGateway = async (ctx: Ctx, orderId: string): Promise<void> => {
  const order = await transaction(ctx, (trx) => findOrder(trx, orderId))
  if (order === undefined || order.state !== 'open') return
  const gateway = order.gateway === TRANSFER ? undefined : await findGateway(ctx, order.gateway)
  const facts = await gateway?.query(ctx, order.reference)
  if (gateway !== undefined && facts !== undefined && facts.status !== 'pending') await believe(ctx, gateway, facts)
  await transaction(ctx, async (trx) => {
    const now = await lockOrder(trx, order.reference)
    if (now === undefined || now.state !== 'open') return
    if (toAt(ctx.clock()) > now.expiresAt) {
      await setOrderState(trx, ctx, now.id, 'expired')
      return
    }
    await countAsked(trx, now.id)
    const runAt = ctx.clock().add({ minutes: minutesUntilAsked(now.asked + 1) })
    await ctx.enqueue(trx, { task: ASK_TASK, payload: { orderId }, key: askKey(orderId), runAt })
  })
}
