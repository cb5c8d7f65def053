import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { Period } from '#figures/domain/question.ts'
import type { UnitId } from '#kernel/ids.ts'
import { vietnamDay, ZONE, type Instant } from '#kernel/time.ts'

/** Periodic reports that were due, and those of them that were signed by their day. */
export type Punctuality = { readonly owed: number; readonly onTime: number }

/**
 * How punctual units were with reports due within a period, as known at a moment. The first signature counts: a report
 * that was given back and signed again was sent in time all the same.
 */
export const findPunctuality = async (
  trx: Trx,
  { units, period, asOf }: { readonly units: readonly UnitId[]; readonly period: Period; readonly asOf: Instant },
): Promise<ReadonlyMap<UnitId, Punctuality>> => {
  const { rows } = await sql<Punctuality & { unitId: UnitId }>`
    select f.unit_id as "unitId", count(*)::int as owed,
      count(*) filter (where (s.signed_at at time zone ${ZONE})::date <= f.due_on)::int as "onTime"
    from report_filing f
    left join lateral (
      select min(e.recorded_at) as signed_at from report_filing_event e
      where e.tenant_id = f.tenant_id and e.filing_id = f.id and e.type = 'signed' and e.recorded_at <= ${asOf}) s on true
    where f.tenant_id = current_tenant() and f.unit_id = any (${[...units]}::uuid[])
      and f.due_on between ${period.from} and ${period.to} and f.due_on < ${vietnamDay(asOf)} and f.opened_at <= ${asOf}
    group by f.unit_id`.execute(trx)
  return new Map(rows.map(({ unitId, ...one }) => [unitId, one]))
}
