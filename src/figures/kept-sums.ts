import { sql, type RawBuilder } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { Instant, PlainDate } from '#kernel/time.ts'
import { COLUMNS, type Column } from './domain/measure.ts'
import type { Dimension, Narrowing } from './domain/question.ts'
import { reachedUnits } from './narrowing.ts'
import type { Gain } from './point-sums.ts'

/** The column of `figure_sum` in which a sum is kept. */
export const keptColumn = (column: Column): string => column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const KEPT = COLUMNS.map((column) => ({ column, ref: sql.ref(keptColumn(column)) }))

/** What the roll-up is kept by; anything else is summed from the points. */
export const isKept = ({ procedureCode, channel }: Narrowing, by: readonly Dimension[]): boolean =>
  procedureCode === undefined && channel === undefined && by.every((one) => one === 'unit' || one === 'sector')

type Row = { readonly unit: UnitId | null; readonly sector: string | null; readonly place: number | null; readonly until: Instant } & {
  readonly [column in Column]: number
}

export type KeptSums = {
  /** Exactly the points recorded up to here are in. */
  readonly until: Instant
  readonly gains: readonly Gain[]
}

const wide = (render: (ref: RawBuilder<unknown>, column: Column) => RawBuilder<unknown>): RawBuilder<unknown> =>
  sql.join(KEPT.map(({ column, ref }) => render(ref, column)))

/**
 * Sums before the first of `days` and between them, from the roll-up: one probe of an index for each unit, sector and
 * day, however many dossiers there are. Undefined before the first roll-up.
 */
export const readKeptSums = async (
  trx: Trx,
  { narrowing, by, days }: { readonly narrowing: Narrowing; readonly by: readonly Dimension[]; readonly days: readonly PlainDate[] },
): Promise<KeptSums | undefined> => {
  const { rows: kept } = await sql<Row>`
    with cut as (
      select day, n::int from unnest(${days.map(String)}::date[]) with ordinality as c (day, n)
    ), key as (
      select unit_id, sector_code from figure_sum_key
      where tenant_id = current_tenant() and unit_id in ${reachedUnits(narrowing)}
        ${narrowing.sectorCode === undefined ? sql`` : sql`and sector_code = ${narrowing.sectorCode}`}
    ), found as (
      select ${by.includes('unit') ? sql`k.unit_id` : sql`null::uuid`} as unit, ${by.includes('sector') ? sql`k.sector_code` : sql`null::text`} as sector,
        cut.n, ${wide((ref) => sql`s.${ref}`)}
      from key k cross join cut cross join lateral (
        select * from figure_sum s
        where s.tenant_id = current_tenant() and s.unit_id = k.unit_id and s.sector_code = k.sector_code and s.day < cut.day
        order by s.day desc limit 1) s
    )
    select kept.summed_until as until, found.unit, found.sector, found.n - 1 as place,
      ${wide((ref, column) => sql`sum(found.${ref})::int as ${sql.ref(column)}`)}
    from figure_keeping kept left join found on true
    where kept.tenant_id = current_tenant()
    group by 1, 2, 3, 4 order by 2, 3, 4`.execute(trx)
  const [first] = kept
  if (first === undefined) return undefined
  return { until: first.until, gains: first.place === null ? [] : differences(kept) }
}

/** From running totals at each cut to what came in between. */
const differences = (rows: readonly Row[]): readonly Gain[] =>
  rows.map((row, i) => {
    const before = rows[i - 1]
    const last = before !== undefined && before.unit === row.unit && before.sector === row.sector ? before : undefined
    const key = { ...(row.unit === null ? {} : { unitId: row.unit }), ...(row.sector === null ? {} : { sectorCode: row.sector }) }
    const tally: { [column in Column]?: number } = {}
    for (const column of COLUMNS) if (row[column] !== (last?.[column] ?? 0)) tally[column] = row[column] - (last?.[column] ?? 0)
    return { key, place: row.place ?? 0, tally }
  })
