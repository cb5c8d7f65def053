import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { toAt } from '#kernel/at.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Instant, PlainDate } from '#kernel/time.ts'
import type { GatewayFacts } from '../domain/order.ts'
import type { Charge, SettlementLine } from '../gateway/payment-gateway.ts'

/** The trial gateway's own book: it plays somebody outside, and our books never read it. */
export type TrialCharge = {
  readonly id: string
  readonly reference: string
  readonly amountDong: number
  readonly returnTo: string
  readonly state: 'open' | 'paid' | 'failed'
  readonly paidDong: number | null
  readonly endedAt: Instant | null
}

const select = sql`
  select id, reference, amount_dong as "amountDong", return_to as "returnTo", state, paid_dong as "paidDong", ended_at as "endedAt"
  from trial_charge where tenant_id = current_tenant()`

/** Registers a charge once; the same reference again finds it. */
export const registerCharge = (ctx: Ctx, charge: Charge): Promise<TrialCharge> =>
  transaction(ctx, async (trx) => {
    await sql`
      insert into trial_charge (tenant_id, id, reference, amount_dong, return_to, state, created_at)
      values (current_tenant(), ${ctx.newId()}, ${charge.reference}, ${charge.amountDong}, ${charge.returnTo}, 'open', ${ctx.clock()})
      on conflict do nothing`.execute(trx)
    const made = await findByReference(trx, charge.reference)
    if (made === undefined) throw new Error('a trial charge was neither there nor made')
    return made
  })

export const findCharge = (ctx: Ctx, id: string): Promise<TrialCharge | undefined> =>
  transaction(ctx, async (trx) => (await sql<TrialCharge>`${select} and id = ${id}`.execute(trx)).rows[0])

export const findByReference = async (trx: Trx, reference: string): Promise<TrialCharge | undefined> =>
  (await sql<TrialCharge>`${select} and reference = ${reference}`.execute(trx)).rows[0]

export const listPaidOn = (ctx: Ctx, day: PlainDate): Promise<readonly SettlementLine[]> =>
  transaction(ctx, async (trx) => {
    const { rows } = await sql<SettlementLine>`
      select id as "transactionId", reference, paid_dong as "amountDong" from trial_charge
      where tenant_id = current_tenant() and state = 'paid' and (ended_at at time zone 'Asia/Ho_Chi_Minh')::date = ${day}
      order by id`.execute(trx)
    return rows
  })

/** What a person can make the trial gateway do with a charge. */
export const TRIAL_ACTS = ['pay', 'payLate', 'payMore', 'fail', 'leave'] as const
export type TrialAct = (typeof TRIAL_ACTS)[number]

/** Job by which the trial gateway calls us. */
export const NOTIFY_TASK = 'trial-gateway-notify'

const LATE_MINUTES = 2
const MORE_DONG = 1_000

/** Does one thing to a charge and, as a gateway does, tells the office's server of it apart from the browser. */
export const actOnCharge = (ctx: Ctx, id: string, act: TrialAct): Promise<Result<TrialCharge, 'chargeNotFound'>> =>
  transaction(ctx, async (trx): Promise<Result<TrialCharge, 'chargeNotFound'>> => {
    const { rows } = await sql<TrialCharge>`${select} and id = ${id} for update`.execute(trx)
    const charge = rows[0]
    if (charge === undefined) return refuse('chargeNotFound')
    if (charge.state !== 'open' || act === 'leave') return ok(charge)
    const paidDong = act === 'fail' ? null : charge.amountDong + (act === 'payMore' ? MORE_DONG : 0)
    await sql`
      update trial_charge set state = ${act === 'fail' ? 'failed' : 'paid'}, paid_dong = ${paidDong}, ended_at = ${ctx.clock()}
      where tenant_id = current_tenant() and id = ${id}`.execute(trx)
    const runAt = act === 'payLate' ? ctx.clock().add({ minutes: LATE_MINUTES }) : undefined
    await ctx.enqueue(trx, { task: NOTIFY_TASK, payload: { chargeId: id }, key: `${NOTIFY_TASK}:${id}`, ...(runAt && { runAt }) })
    return ok(charge)
  })

/** How a charge stands, as the facts that a gateway gives. */
export const factsOf = (charge: TrialCharge, now: Instant): GatewayFacts => ({
  reference: charge.reference,
  transactionId: charge.id,
  status: charge.state === 'open' ? 'pending' : charge.state,
  amount: charge.paidDong ?? charge.amountDong,
  currency: 'VND',
  paidAt: toAt(charge.endedAt ?? now),
})
