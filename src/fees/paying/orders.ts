import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { toAt } from '#kernel/at.ts'
import type { DossierId, UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import { findFeeAccount, lockFees } from '../dues/account.ts'
import { REFERENCE_BYTES, referenceOf } from '../domain/matching.ts'
import type { Order, OrderState } from '../domain/order.ts'

/** The name under which orders by bank transfer stand; every other name is a gateway's. */
export const TRANSFER = 'transfer'

/** Minutes in which an order can be paid at a gateway, and days for a transfer. */
const GATEWAY_MINUTES = 15
const TRANSFER_DAYS = 3

export type StoredOrder = Order & {
  readonly dossierId: DossierId
  readonly unitId: UnitId
  readonly gateway: string
  readonly asked: number
  readonly createdAt: Instant
}

type Row = Omit<StoredOrder, 'expiresAt'> & { readonly expiresAt: Instant }

const select = sql`
  select id, dossier_id as "dossierId", unit_id as "unitId", gateway, reference, amount_dong as "amountDong", state, asked,
    created_at as "createdAt", expires_at as "expiresAt"
  from payment_order where tenant_id = current_tenant()`

const orderOf = ({ expiresAt, ...row }: Row): StoredOrder => ({ ...row, expiresAt: toAt(expiresAt) })

export const findOrder = async (trx: Trx, id: string): Promise<StoredOrder | undefined> => {
  const { rows } = await sql<Row>`${select} and id = ${id}`.execute(trx)
  return rows[0] && orderOf(rows[0])
}

/** The order behind a reference, held until the transaction ends. */
export const lockOrder = async (trx: Trx, reference: string): Promise<StoredOrder | undefined> => {
  const { rows } = await sql<Row>`${select} and reference = ${reference} for update`.execute(trx)
  return rows[0] && orderOf(rows[0])
}

/** Every order of a dossier, newest first. */
export const listOrdersOf = async (trx: Trx, dossierId: DossierId): Promise<readonly StoredOrder[]> =>
  (await sql<Row>`${select} and dossier_id = ${dossierId} order by id desc`.execute(trx)).rows.map(orderOf)

export const setOrderState = async (trx: Trx, ctx: Ctx, id: string, state: OrderState): Promise<void> => {
  await sql`
    update payment_order set state = ${state}, ended_at = ${state === 'open' ? null : ctx.clock()}
    where tenant_id = current_tenant() and id = ${id}`.execute(trx)
}

/** Counts one more question to the gateway. */
export const countAsked = async (trx: Trx, id: string): Promise<void> => {
  await sql`update payment_order set asked = asked + 1 where tenant_id = current_tenant() and id = ${id}`.execute(trx)
}

export type OpenOrderCode = 'feeDossierNotFound' | 'nothingDue'

/** Job that asks a gateway how an order stands. */
export const ASK_TASK = 'fees-ask-gateway'
export const askKey = (orderId: string): string => `${ASK_TASK}:${orderId}`

/**
 * An order for everything that the dossier owes now; the sum comes from the books. An open one of the same way and sum
 * is used again, so that a second click pays nothing twice.
 */
export const openOrder = (ctx: Ctx, dossierId: DossierId, gateway: string): Promise<Result<StoredOrder, OpenOrderCode>> =>
  transaction(ctx, async (trx): Promise<Result<StoredOrder, OpenOrderCode>> => {
    await lockFees(trx, dossierId)
    const account = await findFeeAccount(trx, ctx, dossierId)
    if (account === undefined) return refuse('feeDossierNotFound')
    if (account.outstandingDong === 0) return refuse('nothingDue')
    const now = ctx.clock()
    const standing = (await listOrdersOf(trx, dossierId)).filter((order) => order.state === 'open' && order.gateway === gateway)
    const same = standing.find((order) => order.amountDong === account.outstandingDong && order.expiresAt > toAt(now))
    if (same !== undefined) return ok(same)
    for (const old of standing) await setOrderState(trx, ctx, old.id, 'expired')
    const expiresAt = gateway === TRANSFER ? now.add({ hours: TRANSFER_DAYS * 24 }) : now.add({ minutes: GATEWAY_MINUTES })
    const id = ctx.newId()
    await sql`
      insert into payment_order (tenant_id, id, dossier_id, unit_id, gateway, reference, amount_dong, state, asked, created_at, expires_at)
      values (current_tenant(), ${id}, ${dossierId}, ${account.unitId}, ${gateway}, ${referenceOf(ctx.random(REFERENCE_BYTES))},
        ${account.outstandingDong}, 'open', 0, ${now}, ${expiresAt})`.execute(trx)
    await ctx.enqueue(trx, { task: ASK_TASK, payload: { orderId: id }, key: askKey(id), runAt: now.add({ minutes: 1 }) })
    const made = await findOrder(trx, id)
    if (made === undefined) throw new Error('an order was not written')
    return ok(made)
  })
