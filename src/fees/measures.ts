import { sql, type RawBuilder } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { DossierId, UnitId } from '#kernel/ids.ts'
import { instantOf, localDayOf, type Instant, type PlainDate } from '#kernel/time.ts'
import { DAY_MINUTES } from '#kernel/local-time.ts'

/** Days in Vietnam, both included, by reception. */
export type FeePeriod = { readonly from: PlainDate; readonly to: PlainDate }

/**
 * Hồ sơ thanh toán trực tuyến / hồ sơ có phí, lệ phí (Decision 766/QĐ-TTg, 3.6) of the dossiers that a unit is competent
 * for. Free and wholly exempt dossiers are in neither number.
 */
export type OnlinePaymentFigures = { readonly unitId: UnitId; readonly feeDossiers: number; readonly paidOnline: number }

export type OnlinePaymentRow = { readonly dossierId: DossierId; readonly code: string | null; readonly feeDong: number; readonly isOnline: boolean }

const startOf = (date: PlainDate) => instantOf(localDayOf(date) * DAY_MINUTES)

/** Of the dossier `d` of the surrounding statement: money came in by these means, as the books stood at `upTo`. */
const paidBy = (means: RawBuilder<unknown>, upTo: Instant | null) => sql<boolean>`exists (
    select from fee_posting g join fee_payment p on p.tenant_id = g.tenant_id and p.id = g.payment_id
    where g.tenant_id = d.tenant_id and g.dossier_id = d.id and ${means}
      and (${upTo}::timestamptz is null or g.posted_at <= ${upTo}::timestamptz)
    group by g.payment_id
    having sum(case when g.credit = 'dossier' then g.amount_dong when g.kind = 'released' then -g.amount_dong else 0 end) > 0)`

/** The dossier `d` was paid through a gateway or by transfer; `null` asks of the books as they stand. */
export const isPaidOnline = (upTo: Instant | null): RawBuilder<boolean> => paidBy(sql`p.method <> 'cash'`, upTo)

/** Something was paid for the dossier `d`, by whatever means. */
export const isPaid = (upTo: Instant | null): RawBuilder<boolean> => paidBy(sql`true`, upTo)

/** The dossiers behind the figures, shared by the numbers and the rows that they open. */
const feeDossiers = ({ from, to }: FeePeriod) => sql`
  select d.id, d.code, d.fee_dong, d.competent_unit_id, ${isPaidOnline(null)} as is_online
  from dossier d
  where d.tenant_id = current_tenant() and d.fee_dong > 0 and d.phase <> 'voided'
    and d.accepted_at >= ${startOf(from)} and d.accepted_at < ${startOf(to.add({ days: 1 }))}`

/** By competent unit, of what the actor's wall lets through. Scans the dossiers received in the period. */
export const onlinePaymentFigures = async (trx: Trx, period: FeePeriod): Promise<readonly OnlinePaymentFigures[]> => {
  const { rows } = await sql<OnlinePaymentFigures>`
    select competent_unit_id as "unitId", count(*)::int as "feeDossiers", count(*) filter (where is_online)::int as "paidOnline"
    from (${feeDossiers(period)}) as counted group by competent_unit_id order by competent_unit_id`.execute(trx)
  return rows
}

/** The dossiers that a unit's figures counted, those not paid online first. */
export const listOnlinePayment = async (trx: Trx, unitId: UnitId, period: FeePeriod, limit = 200): Promise<readonly OnlinePaymentRow[]> => {
  const { rows } = await sql<OnlinePaymentRow>`
    select id as "dossierId", code, fee_dong as "feeDong", is_online as "isOnline"
    from (${feeDossiers(period)}) as counted where competent_unit_id = ${unitId} order by is_online, code limit ${limit}`.execute(trx)
  return rows
}
