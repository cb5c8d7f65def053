import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { INTAKES, POINT_KINDS } from '#dossiers/domain/figure-points.ts'
import { Temporal, vietnamDay, ZONE, type Instant, type PlainDate } from '#kernel/time.ts'
import { columnOf, COLUMNS, type Column } from './domain/measure.ts'
import { dayAfter, startOfDay } from './domain/question.ts'
import { placeFence } from './fence.ts'
import { keptColumn, type Keeping } from './kept-sums.ts'
import { addRecorded, countWrongMonths, forgetMonths } from './month-sums.ts'

const ALL_KINDS = Object.values(POINT_KINDS)

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

/** What the points of `where` add to each column on each day. */
const gainsByDay = (where: ReturnType<typeof sql>) => sql`
  select competent_unit_id as unit_id, sector_code, (at at time zone ${sql.lit(ZONE)})::date as day,
    ${sql.join(KEPT.map(({ ref, filter }) => sql`coalesce(sum(amount) filter (where ${filter}), 0) as ${ref}`))}
  from figure_point where tenant_id = current_tenant() and ${where}
  group by 1, 2, 3`

/** One roll-up at a time; its readers are not kept waiting. */
const holdSums = async (trx: Trx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(figure_lock() + 1)`.execute(trx)
}

/** So many days at a time: a first roll-up over years needs no more room than one over a month. */
const DAYS_AT_ONCE = 31

/**
 * Brings the roll-up up to a new fence and the day before it: adds what was recorded since on days that it has, and the
 * days that are over since, some at a time. May run twice, and beside officers: it locks nothing that they write.
 */
export const rollUp = async (ctx: Ctx): Promise<Instant> => {
  const until = await placeFence(ctx)
  const yesterday = vietnamDay(until).subtract({ days: 1 })
  while (!(await transaction(ctx, (trx) => addSomeDays(trx, until, yesterday)))) continue
  while (!(await transaction(ctx, (trx) => addSomeMonths(trx, until)))) continue
  return until
}

/** True when the roll-up has reached the fence. */
const addSomeDays = async (trx: Trx, until: Instant, yesterday: PlainDate): Promise<boolean> => {
  await holdSums(trx)
  const last = await findKeeping(trx)
  const begun = last?.through ?? (await dayBeforeAll(trx, until)) ?? yesterday
  const through = [begun.add({ days: DAYS_AT_ONCE }), yesterday].reduce((a, b) => (Temporal.PlainDate.compare(a, b) < 0 ? a : b))
  const step = { until, last: last ?? { until, through: begun }, through: Temporal.PlainDate.compare(through, begun) < 0 ? begun : through }
  await addDays(trx, step)
  await sql`
    insert into figure_keeping (tenant_id, is_backfilled, summed_until, summed_through)
    values (current_tenant(), true, ${until}, ${step.through.toString()}::date)
    on conflict (tenant_id) do update
      set summed_until = greatest(figure_keeping.summed_until, excluded.summed_until), summed_through = excluded.summed_through`.execute(trx)
  return Temporal.PlainDate.compare(step.through, yesterday) >= 0
}

const addSomeMonths = async (trx: Trx, until: Instant): Promise<boolean> => {
  await holdSums(trx)
  return addRecorded(trx, until)
}

const findKeeping = async (trx: Trx): Promise<Keeping | undefined> => {
  const { rows } = await sql<Keeping>`
    select summed_until as until, summed_through as through from figure_keeping
    where tenant_id = current_tenant() and summed_until is not null`.execute(trx)
  return rows[0]
}

/** The day before the first on which anything counts. */
const dayBeforeAll = async (trx: Trx, until: Instant): Promise<PlainDate | undefined> => {
  const { rows } = await sql<{ at: Instant | null }>`
    select min(at) as at from figure_point where tenant_id = current_tenant() and recorded_at <= ${until}`.execute(trx)
  const at = rows[0]?.at
  return at == null ? undefined : vietnamDay(at).subtract({ days: 1 })
}

/** From the days that are there to those that are wanted. */
type Step = Keeping & { readonly last: Keeping }

/** Points that are not in the sums yet: recorded since, of days summed already; and all of days that are not. */
const notSummed = ({ until, through, last }: Step) => {
  const [begin, end] = [startOfDay(dayAfter(last.through)), startOfDay(dayAfter(through))]
  return {
    late: sql`recorded_at > ${last.until} and recorded_at <= ${until} and at < ${begin}`,
    // Units and kinds are named so that the index is entered once for each, at the days wanted.
    ofNewDays: sql`competent_unit_id in (select id from unit where tenant_id = current_tenant()) and kind = any (${ALL_KINDS}::smallint[])
      and at >= ${begin} and at < ${end} and recorded_at <= ${until}`,
  }
}

/**
 * From the first day that gains something each later day gains it too. Every unit and sector has a row for every day
 * from its first on, so that the state at the end of a day is read in one go.
 */
const addDays = async (trx: Trx, step: Step): Promise<void> => {
  const summed = step.last.through.toString()
  const { late, ofNewDays } = notSummed(step)
  await sql`
    with fresh as materialized (${gainsByDay(late)} union all ${gainsByDay(ofNewDays)}), key as (
      select unit_id, sector_code, least(min(f.day), min(known.day + 1)) as first_day
      from fresh f full join (
        select unit_id, sector_code, day from figure_sum where tenant_id = current_tenant() and day = ${summed}::date
      ) known using (unit_id, sector_code)
      group by 1, 2
    ), day as (
      select key.unit_id, key.sector_code, d::date as day
      from key cross join generate_series(key.first_day, ${step.through.toString()}::date, interval '1 day') d
    ), gain as (
      select day.unit_id, day.sector_code, day.day, ${sql.join(KEPT.map(({ ref }) => sql`sum(f.${ref}) over so_far as ${ref}`))}
      from day left join fresh f on f.unit_id = day.unit_id and f.sector_code = day.sector_code and f.day = day.day
      window so_far as (partition by day.unit_id, day.sector_code order by day.day)
    )
    insert into figure_sum (tenant_id, day, unit_id, sector_code, ${NAMES})
    select current_tenant(), g.day, g.unit_id, g.sector_code, ${sql.join(KEPT.map(({ ref }) => sql`coalesce(s.${ref}, 0) + coalesce(g.${ref}, 0)`))}
    from gain g left join figure_sum s on s.tenant_id = current_tenant() and s.unit_id = g.unit_id
      and s.sector_code = g.sector_code and s.day = least(g.day, ${summed}::date)
    on conflict (tenant_id, day, unit_id, sector_code) do update
      set (${NAMES}) = (${sql.join(KEPT.map(({ ref }) => sql`excluded.${ref}`))})`.execute(trx)
}

/** Rows of the roll-up that are not what the points recorded up to its fence give, missing and surplus ones with them. */
export const countWrongSums = async (trx: Trx): Promise<number> => {
  await holdSums(trx)
  const { rows } = await sql<{ wrong: number }>`
    with keeping as (
      select summed_until, (summed_through + 1)::timestamp at time zone ${sql.lit(ZONE)} as until_day, summed_through
      from figure_keeping where tenant_id = current_tenant()
    ), gain as (${gainsByDay(sql`recorded_at <= (select summed_until from keeping) and at < (select until_day from keeping)`)}), day as (
      select unit_id, sector_code, d::date as day
      from (select unit_id, sector_code, min(day) as first_day from gain group by 1, 2) as key
      cross join generate_series(first_day, (select summed_through from keeping), interval '1 day') d
    ), right_sum as (
      select unit_id, sector_code, day, ${sql.join(KEPT.map(({ ref }) => sql`coalesce(sum(${ref}) over so_far, 0)::int as ${ref}`))}
      from day left join gain using (unit_id, sector_code, day)
      window so_far as (partition by unit_id, sector_code order by day)
    ), kept as (
      select unit_id, sector_code, day, ${NAMES} from figure_sum where tenant_id = current_tenant()
    )
    select count(*)::int as wrong from (
      (select * from right_sum except all select * from kept) union all (select * from kept except all select * from right_sum)
    ) as different`.execute(trx)
  return (rows[0]?.wrong ?? 0) + (await countWrongMonths(trx))
}

/** Empties the roll-up: until the next one everything is summed from the points. */
export const forgetSums = async (trx: Trx): Promise<void> => {
  await holdSums(trx)
  await sql`delete from figure_sum where tenant_id = current_tenant()`.execute(trx)
  await sql`update figure_keeping set summed_until = null, summed_through = null where tenant_id = current_tenant()`.execute(trx)
  await forgetMonths(trx)
}
