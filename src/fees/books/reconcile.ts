import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { PlainDate } from '#kernel/time.ts'
import { reachOf } from '#identity/domain/may.ts'
import { BOOK_READERS, mayAct, BOOKKEEPERS } from '../domain/rights.ts'
import { balancesOf, imbalanceOf, settled, type Balances, type Posting } from '../domain/book.ts'
import { compareDay, type Compared, type SaidLine } from '../domain/reconciliation.ts'
import { findGateway, gatewaysOf } from '../gateway/gateways.ts'
import { findInstance } from '../../instance.ts'
import { BANK } from '../bank/import-statement.ts'
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

const bookedOn = async (trx: Trx, source: string, day: PlainDate, units: readonly UnitId[]): Promise<readonly SaidLine[]> => {
  const { rows } = await sql<SaidLine>`
    select source_key as key, amount_dong as "amountDong" from fee_payment
    where tenant_id = current_tenant() and source = ${source} and unit_id = any(${units}::uuid[]) and currency = 'VND'
      and (paid_at at time zone 'Asia/Ho_Chi_Minh')::date = ${day} order by source_key`.execute(trx)
  return rows
}

const statementOn = async (trx: Trx, day: PlainDate, units: readonly UnitId[]): Promise<readonly SaidLine[]> => {
  const { rows } = await sql<SaidLine>`
    select line_key as key, amount_dong as "amountDong" from statement_line
    where tenant_id = current_tenant() and source = ${BANK} and unit_id = any(${units}::uuid[])
      and (paid_at at time zone 'Asia/Ho_Chi_Minh')::date = ${day} order by line_key`.execute(trx)
  return rows
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
  const said = await Promise.all(
    gateways.map(async (gateway) => (await gateway.settlement(asSystem, day)).map((line): SaidLine => ({ key: line.transactionId, amountDong: line.amountDong }))),
  )
  return transaction(ctx, async (trx): Promise<ReconciledDay> => {
    const sources: SourceDay[] = []
    for (const [i, gateway] of gateways.entries()) {
      const unsettled = await unsettledOn(trx, gateway.name, day)
      sources.push({
        source: gateway.name,
        label: gateway.label,
        compared: compareDay(said[i] ?? [], await bookedOn(trx, gateway.name, day, units)),
        unsettledDong: unsettled.reduce((sum, one) => sum + one.dong, 0),
      })
    }
    const bank = compareDay(await statementOn(trx, day, units), await bookedOn(trx, BANK, day, units))
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
