import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { INTAKES, POINT_KINDS } from '#dossiers/domain/figure-points.ts'
import type { Instant } from '#kernel/time.ts'
import { ZONE } from '#kernel/time.ts'
import { columnOf, COLUMNS, type Column } from './domain/measure.ts'
import { placeFence } from './fence.ts'
import { keptColumn } from './kept-sums.ts'

/** Which points a column sums. */
const filterOf = (wanted: Column) => {
  const found = Object.entries(POINT_KINDS).flatMap(([kind, code]) =>
    INTAKES.flatMap((intake, i) => (columnOf(kind as keyof typeof POINT_KINDS, intake) === wanted ? [{ code, intake: i + 1 }] : [])))
  const [first] = found
  if (first === undefined) throw new Error(`no point is counted in ${wanted}`)
  return found.length === INTAKES.length
    ? sql`kind = ${sql.lit(first.code)}`
    : sql`kind = ${sql.lit(first.code)} and intake = ${sql.lit(first.intake)}`
}

const KEPT = COLUMNS.map((column) => ({ ref: sql.ref(keptColumn(column)), filter: filterOf(column) }))
const NAMES = sql.join(KEPT.map(({ ref }) => ref))

/**
 * Brings the roll-up up to a new fence: adds what was recorded since the last, at whatever day it counts, to the running
 * totals of that day and all later ones. May run twice, and beside officers: it locks nothing that they write.
 */
export const rollUp = async (ctx: Ctx): Promise<Instant> => {
  const until = await placeFence(ctx)
  await transaction(ctx, (trx) => rollUpTo(trx, until))
  return until
}

const rollUpTo = async (trx: Trx, until: Instant): Promise<void> => {
  await sql`select pg_advisory_xact_lock(figure_lock() + 1)`.execute(trx)
  const { rows } = await sql<{ until: Instant }>`
    select summed_until as until from figure_keeping where tenant_id = current_tenant()`.execute(trx)
  const since = rows[0]?.until ?? null
  await sql`
    with fresh as (
      select competent_unit_id as unit_id, sector_code, (at at time zone ${sql.lit(ZONE)})::date as day,
        ${sql.join(KEPT.map(({ ref, filter }) => sql`coalesce(sum(amount) filter (where ${filter}), 0) as ${ref}`))}
      from figure_point
      where tenant_id = current_tenant() and recorded_at <= ${until} and (${since}::timestamptz is null or recorded_at > ${since})
      group by 1, 2, 3
    ), touched as (
      select unit_id, sector_code, min(day) as day from fresh group by 1, 2
    ), new_key as (
      insert into figure_sum_key (tenant_id, unit_id, sector_code)
      select current_tenant(), unit_id, sector_code from touched on conflict do nothing
    ), kept as (
      select s.* from touched t join figure_sum s
        on s.tenant_id = current_tenant() and s.unit_id = t.unit_id and s.sector_code = t.sector_code
          and s.day >= coalesce((select max(b.day) from figure_sum b where b.tenant_id = current_tenant()
            and b.unit_id = t.unit_id and b.sector_code = t.sector_code and b.day < t.day), t.day)
    ), gain as (
      select unit_id, sector_code, day, ${NAMES} from fresh
      union all
      select unit_id, sector_code, day, ${sql.join(KEPT.map(({ ref }) => sql`${ref} - lag(${ref}, 1, 0) over running`))}
      from kept window running as (partition by unit_id, sector_code order by day)
    ), total as (
      select unit_id, sector_code, day, ${sql.join(KEPT.map(({ ref }) => sql`sum(sum(${ref})) over running as ${ref}`))}
      from gain group by unit_id, sector_code, day window running as (partition by unit_id, sector_code order by day)
    )
    insert into figure_sum (tenant_id, unit_id, sector_code, day, ${NAMES})
    select current_tenant(), total.unit_id, total.sector_code, total.day, ${sql.join(KEPT.map(({ ref }) => sql`total.${ref}`))}
    from total join touched t on t.unit_id = total.unit_id and t.sector_code = total.sector_code and total.day >= t.day
    on conflict (tenant_id, unit_id, sector_code, day) do update
      set (${NAMES}) = (${sql.join(KEPT.map(({ ref }) => sql`excluded.${ref}`))})
      where (${sql.join(KEPT.map(({ ref }) => sql`figure_sum.${ref}`))}) is distinct from (${sql.join(KEPT.map(({ ref }) => sql`excluded.${ref}`))})`
    .execute(trx)
  await sql`
    insert into figure_keeping (tenant_id, summed_until) values (current_tenant(), ${until})
    on conflict (tenant_id) do update set summed_until = greatest(figure_keeping.summed_until, excluded.summed_until)`.execute(trx)
}
