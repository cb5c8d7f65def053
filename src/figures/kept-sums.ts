import { sql, type RawBuilder } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import { Temporal, type Instant, type PlainDate } from '#kernel/time.ts'
import { COLUMNS, type Column } from './domain/measure.ts'
import type { Dimension, Narrowing } from './domain/question.ts'
import type { GainBook } from './gain-book.ts'
import { reachedUnits } from './narrowing.ts'

/** The column of `figure_sum` in which a sum is kept. */
export const keptColumn = (column: Column): string => column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const KEPT = COLUMNS.map((column) => sql.ref(keptColumn(column)))

/** What the running totals of days are kept by; anything else is asked of the months (`month-sums.ts`). */
export const isKept = ({ procedureCode, channel, staffId }: Narrowing, by: readonly Dimension[]): boolean =>
  procedureCode === undefined && channel === undefined && staffId === undefined && by.every((one) => one === 'unit' || one === 'sector')

/** How far the roll-up is: exactly the points recorded `until` then that count on days `through` that one. */
export type Keeping = { readonly until: Instant; readonly through: PlainDate }

/** Thousands of rows: numbers and text only, since a moment or a list would cost more to read than to find. */
type Row = {
  readonly untilMs: number
  readonly through: string
  /** Null when nothing is kept of what is asked. */
  readonly place: number | null
  readonly unit: UnitId | null
  readonly sector: string | null
  readonly totals: string | null
}

/**
 * Running totals up to the end of each day, from the roll-up: a stretch of an index for each, however many dossiers there
 * are. A day after `through` counts as that one. Undefined before the first roll-up; how far it is comes with what it says.
 */
export const bookKeptSums = async (
  trx: Trx,
  book: GainBook,
  { narrowing, by, days }: { readonly narrowing: Narrowing; readonly by: readonly Dimension[]; readonly days: readonly PlainDate[] },
): Promise<Keeping | undefined> => {
  const [byUnit, bySector] = [by.includes('unit'), by.includes('sector')]
  const isWhole = byUnit && bySector
  const totals = isWhole ? KEPT : KEPT.map((ref) => sql`sum(${ref})::int`)
  const group: RawBuilder<unknown> = isWhole ? sql`` : sql`group by cut.n, ${byUnit ? sql`s.unit_id` : sql`()`}, ${bySector ? sql`s.sector_code` : sql`()`}`
  const { rows } = await sql<Row>`
    select (extract(epoch from k.summed_until) * 1000)::bigint as "untilMs", k.summed_through::text as through, t.*
    from figure_keeping k left join lateral (
      select cut.n::int - 1 as place, ${byUnit ? sql`s.unit_id` : sql`null::uuid`} as unit, ${bySector ? sql`s.sector_code` : sql`null::text`} as sector,
        concat_ws(' ', ${sql.join(totals)}) as totals
      from unnest(${days.map(String)}::date[]) with ordinality as cut (day, n)
      join figure_sum s on s.tenant_id = current_tenant() and s.day = least(cut.day, k.summed_through)
      where s.unit_id in ${reachedUnits(narrowing)}
        ${narrowing.sectorCode === undefined ? sql`` : sql`and s.sector_code = ${narrowing.sectorCode}`}
      ${group}) t on true
    where k.tenant_id = current_tenant() and k.summed_until is not null`.execute(trx)
  for (const { place, unit, sector, totals: written } of rows) {
    if (place === null || written === null) continue
    const key = { ...(unit === null ? {} : { unitId: unit }), ...(sector === null ? {} : { sectorCode: sector }) }
    book.addUpTo(key, place, written.split(' ').map(Number))
  }
  const [first] = rows
  return first && { until: Temporal.Instant.fromEpochMilliseconds(first.untilMs), through: Temporal.PlainDate.from(first.through) }
}
