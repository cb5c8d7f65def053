import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { Instant, PlainDate } from '#kernel/time.ts'
import type { IndexLevel } from '#law/service-quality.ts'
import type { Inputs, Points } from './domain/score.ts'

/** The index of a unit in a month, as it was known when it was kept. */
export type KeptMonth = Points & {
  readonly unitId: UnitId
  /** First day of the month. */
  readonly month: PlainDate
  readonly versionCode: string
  readonly level: IndexLevel
  readonly inputs: Inputs
  readonly asOf: Instant
}

/** Keeps a month of each unit once; what is kept already stays as it is. Answers how many were new. */
export const insertMonths = async (trx: Trx, months: readonly KeptMonth[]): Promise<number> => {
  const rows = months.map((one) => ({
    unit_id: one.unitId, month: one.month.toString(), version_code: one.versionCode, level: one.level, inputs: one.inputs,
    points: one.points, out_of: one.outOf, as_of: one.asOf.toString(),
  }))
  const { rows: kept } = await sql`
    insert into quality_index_month (tenant_id, unit_id, month, version_code, level, inputs, points, out_of, as_of)
    select current_tenant(), m.unit_id, m.month, m.version_code, m.level, m.inputs, m.points, m.out_of, m.as_of
    from json_to_recordset(${JSON.stringify(rows)}::json) as m (unit_id uuid, month date, version_code text, level text,
      inputs json, points numeric, out_of numeric, as_of timestamptz)
    on conflict (tenant_id, unit_id, month) do nothing returning unit_id`.execute(trx)
  return kept.length
}

/** Kept months from a first one on, oldest first; of all units when none is named. */
export const selectMonths = async (trx: Trx, units: readonly UnitId[] | 'all', from: PlainDate): Promise<readonly KeptMonth[]> => {
  const { rows } = await sql<KeptMonth>`
    select unit_id as "unitId", month, version_code as "versionCode", level, inputs, points::float8 as points,
      out_of::float8 as "outOf", as_of as "asOf"
    from quality_index_month
    where tenant_id = current_tenant() and month >= ${from} and ${units === 'all' ? sql`true` : sql`unit_id = any(${units}::uuid[])`}
    order by month, unit_id`.execute(trx)
  return rows
}
