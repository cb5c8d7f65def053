import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { PlainDate } from '#kernel/time.ts'
import { reachOf } from '#identity/domain/may.ts'
import { BOOK_READERS, mayAct, BOOKKEEPERS } from '../domain/rights.ts'
import { BANK, balancesOf, imbalanceOf, settled, type Balances, type Posting } from '../domain/book.ts'
import { compareDay, type Compared, type SaidLine } from '../domain/reconciliation.ts'
import { findGateway, gatewaysOf } from '../gateway/gateways.ts'
import type { PaymentGateway } from '../gateway/payment-gateway.ts'
import { findInstance } from '../../instance.ts'
import { insertPosting } from '../store.ts'

/** One side of a day: what a gateway or a bank says, against what the books hold of it. */
export type SourceDay = { readonly source: string; readonly label: string; readonly compared: Compared; readonly unsettledDong: number }

export type ReconciledDay = {
  readonly day: PlainDate
  readonly sources: readonly SourceDay[]
  /** All postings up to now at the units that the actor may read. */
  readonly balances: Balances
  /** 0 đồng, or the books are broken. */
  readonly imbalanceDong: number
}

/**
 * Movements of a source that the books hold at these units: of a day, and those that the outside told of that day with
 * another (its clock goes a little otherwise around midnight).
 */
const bookedOf = async (trx: Trx, source: string, day: PlainDate, units: readonly UnitId[], said: readonly SaidLine[]): Promise<readonly SaidLine[]> => {
  const { rows } = await sql<SaidLine>`
    select p.source_key as key, p.amount_dong as "amountDong" from fee_payment p
    where p.tenant_id = current_tenant() and p.source = ${source} and p.unit_id = any(${units}::uuid[]) and p.currency = 'VND'
      and (p.source_key = any(${said.map(({ key }) => key)}::text[])
        or ((p.paid_at at time zone 'Asia/Ho_Chi_Minh')::date = ${day} and not exists (
          select from statement_line l where l.tenant_id = p.tenant_id and l.source = p.source and l.line_key = p.source_key
            and (l.paid_at at time zone 'Asia/Ho_Chi_Minh')::date <> ${day})))
    order by p.source_key`.execute(trx)
  return rows
}

/** What the kept files of a source say of a day: a bank's of these units, a gateway's of all whom it collects for. */
const keptOn = async (trx: Trx, source: string, day: PlainDate, units: readonly UnitId[] | 'all'): Promise<readonly SaidLine[]> => {
  const { rows } = await sql<SaidLine>`
    select line_key as key, amount_dong as "amountDong" from statement_line
    where tenant_id = current_tenant() and source = ${source} and ${units === 'all' ? sql`true` : sql`unit_id = any(${units}::uuid[])`}
      and (paid_at at time zone 'Asia/Ho_Chi_Minh')::date = ${day} order by line_key`.execute(trx)
  return rows
}

/**
 * What a gateway says of a day: its file where one was brought, and beside it what it answers. Movements that the books
 * hold at other units are theirs to compare; one that no unit has is everybody's.
 */
const saidBy = async (ctx: Ctx, gateway: PaymentGateway, day: PlainDate, units: readonly UnitId[]): Promise<readonly SaidLine[]> => {
  const answered = await gateway.settlement(ctx, day)
  return transaction(ctx, async (trx) => {
    const kept = await keptOn(trx, gateway.name, day, 'all')
    const inFile = new Set(kept.map(({ key }) => key))
    const said = [...kept, ...answered.filter((line) => !inFile.has(line.transactionId)).map((line) => ({ key: line.transactionId, amountDong: line.amountDong }))]
    const { rows } = await sql<{ key: string }>`
      select source_key as key from fee_payment
      where tenant_id = current_tenant() and source = ${gateway.name} and source_key = any(${said.map(({ key }) => key)}::text[])
        and unit_id <> all(${units}::uuid[])`.execute(trx)
    const elsewhere = new Set(rows.map(({ key }) => key))
    return said.filter(({ key }) => !elsewhere.has(key))
  })
}

/** Money of a gateway's day that has not reached the bank by the books. */
const unsettledOn = async (trx: Trx, source: string, day: PlainDate): Promise<readonly { paymentId: string; unitId: UnitId; dong: number }[]> => {
  const { rows } = await sql<{ paymentId: string; unitId: UnitId; dong: number }>`
    select p.id as "paymentId", p.unit_id as "unitId",
      sum(case when g.debit = 'gateway' then g.amount_dong when g.credit = 'gateway' then -g.amount_dong else 0 end)::bigint as dong
    from fee_payment p join fee_posting g on g.tenant_id = p.tenant_id and g.payment_id = p.id
    where p.tenant_id = current_tenant() and p.source = ${source} and (p.paid_at at time zone 'Asia/Ho_Chi_Minh')::date = ${day}
    group by p.id, p.unit_id
    having sum(case when g.debit = 'gateway' then g.amount_dong when g.credit = 'gateway' then -g.amount_dong else 0 end) > 0
    order by p.id`.execute(trx)
  return rows
}

/** What the books hold, account by account, at the units that the actor may read. */
export const findBalances = async (trx: Trx, units: readonly UnitId[]): Promise<Balances> => {
  const { rows } = await sql<Posting>`
    select 'received' as kind, '' as "paymentId", debit, credit, sum(amount_dong)::bigint as "amountDong", null as "dossierId"
    from fee_posting where tenant_id = current_tenant() and unit_id = any(${units}::uuid[]) group by debit, credit`.execute(trx)
  return balancesOf(rows)
}

/** Đối soát một ngày: every đồng is on both sides, or listed. */
export const reconcileDay = async (ctx: Ctx, day: PlainDate): Promise<ReconciledDay> => {
  const units = [...reachOf(ctx.actor, ...BOOK_READERS)]
  const gateways = gatewaysOf((await findInstance(ctx.db))?.kind)
  const asSystem: Ctx = { ...ctx, actor: { kind: 'system', name: 'fees' } }
  const said = await Promise.all(gateways.map((gateway) => saidBy(asSystem, gateway, day, units)))
  return transaction(ctx, async (trx): Promise<ReconciledDay> => {
    const sources: SourceDay[] = []
    for (const [i, gateway] of gateways.entries()) {
      const unsettled = await unsettledOn(trx, gateway.name, day)
      sources.push({
        source: gateway.name,
        label: gateway.label,
        compared: compareDay(said[i] ?? [], await bookedOf(trx, gateway.name, day, units, said[i] ?? [])),
        unsettledDong: unsettled.reduce((sum, one) => sum + one.dong, 0),
      })
    }
    const statement = await keptOn(trx, BANK, day, units)
    const bank = compareDay(statement, await bookedOf(trx, BANK, day, units, statement))
    const balances = await findBalances(trx, units)
    return {
      day,
      sources: [...sources, { source: BANK, label: '', compared: bank, unsettledDong: 0 }],
      balances,
      imbalanceDong: imbalanceOf(balances),
    }
  })
}

export type SettleCode = 'gatewayNotFound' | 'bookNotAllowed' | 'nothingToSettle'

/** Cổng đã chuyển tiền về tài khoản: books a gateway's day from the gateway to the bank. A second time moves nothing. */
export const settleDay = async (ctx: Ctx, source: string, day: PlainDate): Promise<Result<number, SettleCode>> => {
  if ((await findGateway(ctx, source)) === undefined) return refuse('gatewayNotFound')
  return transaction(ctx, async (trx): Promise<Result<number, SettleCode>> => {
    await sql`select pg_advisory_xact_lock(hashtextextended(current_tenant()::text || '/settle/' || ${source}::text, 93))`.execute(trx)
    const open = await unsettledOn(trx, source, day)
    const own = open.filter((one) => mayAct(ctx.actor, BOOKKEEPERS, one.unitId))
    if (open.length > 0 && own.length === 0) return refuse('bookNotAllowed')
    if (own.length === 0) return refuse('nothingToSettle')
    for (const { paymentId, unitId, dong } of own) {
      await insertPosting(trx, ctx, settled({ paymentId, amountDong: dong }), { unitId, reason: day.toString() })
    }
    return ok(own.reduce((sum, one) => sum + one.dong, 0))
  })
}
