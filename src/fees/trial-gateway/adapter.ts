import { z } from 'zod'
import { transaction } from '#db/context.ts'
import { toAt } from '#kernel/at.ts'
import { ok, refuse } from '#kernel/result.ts'
import { Temporal } from '#kernel/time.ts'
import type { GatewayFacts } from '../domain/order.ts'
import type { PaymentGateway } from '../gateway/payment-gateway.ts'
import { factsOf, findByReference, listPaidOn, registerCharge } from './charges.ts'
import { isSignedBy, TRIAL } from './key.ts'

export const TRIAL_PATH = '/cong-thanh-toan-thu'

/** The message of the trial gateway's server, as its bytes say it. */
const message = z.strictObject({
  reference: z.string().min(1).max(40),
  transactionId: z.string().min(1).max(80),
  status: z.enum(['paid', 'failed', 'pending']),
  amount: z.int().min(1).max(1_000_000_000_000),
  currency: z.string().regex(/^[A-Z]{3}$/),
  paidAt: z.iso.datetime({ offset: true }),
})

const parseMessage = (body: string): GatewayFacts | undefined => {
  try {
    const parsed = message.parse(JSON.parse(body))
    return { ...parsed, paidAt: toAt(Temporal.Instant.from(parsed.paidAt)) }
  } catch {
    return undefined
  }
}

/**
 * A complete gateway that takes no money: it redirects, calls back under a signature, answers questions and gives a day's
 * settlement, so that an office can see and test everything before it has a contract.
 */
export const trialGateway: PaymentGateway = {
  name: TRIAL,
  label: 'Cổng thanh toán thử',
  start: async (ctx, charge) => ok({ redirectTo: `${TRIAL_PATH}/${(await registerCharge(ctx, charge)).id}` }),
  verify: async (ctx, { body, signature }) => {
    if (signature === null || !(await isSignedBy(ctx, body, signature))) return refuse('signatureInvalid')
    const facts = parseMessage(body)
    return facts === undefined ? refuse('messageInvalid') : ok(facts)
  },
  query: async (ctx, reference) => {
    const charge = await transaction(ctx, (trx) => findByReference(trx, reference))
    return charge && factsOf(charge, ctx.clock())
  },
  refund: async () => ok('done'),
  settlement: listPaidOn,
  settlementFile: {
    transactionId: ['Mã giao dịch'],
    reference: ['Mã nộp tiền'],
    amount: ['Số tiền'],
    paidAt: ['Thời gian'],
    status: { column: ['Trạng thái'], paid: ['Thành công'] },
  },
}
