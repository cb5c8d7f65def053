import { sql, type RawBuilder } from 'kysely'
import type { Trx } from '#db/context.ts'
import { Temporal, vietnamDay, ZONE, type Instant } from '#kernel/time.ts'
import { startOfDay } from './domain/question.ts'

/** So much of what was recorded at a time: a first summing over years needs no more room than one over a month. */
const STRETCH = { hours: 31 * 24 }

/** Whose points belong to nobody: those that end no dossier. */
const NOBODY = sql.lit('00000000-0000-0000-0000-000000000000')

const MONTH = sql`date_trunc('month', at at time zone ${sql.lit(ZONE)})::date`

/** The points of `where`, added up by month and everything that they are asked by. */
const byMonth = (where: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select tenant_id, ${MONTH} as month, competent_unit_id, kind, intake, sector_code, procedure_code, receiving_unit_id,
    coalesce(staff_id, ${NOBODY}::uuid) as staff_id, sum(amount)::int as amount
  from figure_point where tenant_id = current_tenant() and ${where}
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9`

/** What the months hold so far: exactly the points recorded until then; undefined before the first summing. */
export const findMonthsUntil = async (trx: Trx): Promise<Instant | undefined> => {
  const { rows } = await sql<{ until: Instant }>`
    select months_until as until from figure_keeping where tenant_id = current_tenant() and months_until is not null`.execute(trx)
  return rows[0]?.until
}

const firstRecorded = async (trx: Trx): Promise<Instant | undefined> => {
  const { rows } = await sql<{ at: Instant | null }>`select min(recorded_at) as at from figure_point where tenant_id = current_tenant()`.execute(trx)
  return rows[0]?.at ?? undefined
}

/** Adds a stretch of what was recorded since; true when the months have reached `fence`. The caller holds the sums. */
export const addRecorded = async (trx: Trx, fence: Instant): Promise<boolean> => {
  const last = await findMonthsUntil(trx)
  const begun = last ?? (await firstRecorded(trx))?.subtract({ milliseconds: 1 }) ?? fence
  const next = begun.add(STRETCH)
  const until = Temporal.Instant.compare(next, fence) < 0 ? next : fence
  await sql`
    insert into figure_month (tenant_id, month, competent_unit_id, kind, intake, sector_code, procedure_code, receiving_unit_id, staff_id, amount)
    ${byMonth(sql`recorded_at > ${begun} and recorded_at <= ${until}`)}
    on conflict (tenant_id, competent_unit_id, kind, month, procedure_code, sector_code, intake, receiving_unit_id, staff_id)
      do update set amount = figure_month.amount + excluded.amount`.execute(trx)
  await sql`
    insert into figure_keeping (tenant_id, is_backfilled, months_until) values (current_tenant(), true, ${until})
    on conflict (tenant_id) do update set months_until = greatest(figure_keeping.months_until, excluded.months_until)`.execute(trx)
  return Temporal.Instant.compare(until, fence) >= 0
}

/** Rows of the months that are not what the points recorded so far give; a row of nought is none. */
export const countWrongMonths = async (trx: Trx): Promise<number> => {
  const { rows } = await sql<{ wrong: number }>`
    with right_month as (
      select * from (${byMonth(sql`recorded_at <= (select months_until from figure_keeping where tenant_id = current_tenant())`)}) as m where amount <> 0
    ), kept as (
      select tenant_id, month, competent_unit_id, kind, intake, sector_code, procedure_code, receiving_unit_id, staff_id, amount
      from figure_month where tenant_id = current_tenant() and amount <> 0
    )
    select count(*)::int as wrong from (
      (select * from right_month except all select * from kept) union all (select * from kept except all select * from right_month)
    ) as different`.execute(trx)
  return rows[0]?.wrong ?? 0
}

/** Empties the months: until the next summing everything is read from the points. */
export const forgetMonths = async (trx: Trx): Promise<void> => {
  await sql`delete from figure_month where tenant_id = current_tenant()`.execute(trx)
  await sql`update figure_keeping set months_until = null where tenant_id = current_tenant()`.execute(trx)
}

/** The months as points at the first instant of each, to be summed like any others. */
export const MONTHS_AS_POINTS = sql`(
  select tenant_id, month, competent_unit_id, kind, intake, sector_code, procedure_code, receiving_unit_id,
    nullif(staff_id, ${NOBODY}::uuid) as staff_id, month::timestamp at time zone ${sql.lit(ZONE)} as at, amount
  from figure_month)`

/** A month of Vietnam's calendar: its first instant and the first of the next. */
export type MonthSpan = { readonly from: Instant; readonly until: Instant }

const monthOf = (instant: Instant): MonthSpan => {
  const first = vietnamDay(instant).with({ day: 1 })
  return { from: startOfDay(first), until: startOfDay(first.add({ months: 1 })) }
}

/** The months that a cut goes through, each once: of these the points themselves must be read. */
export const splitMonths = (cuts: readonly Instant[]): readonly MonthSpan[] => {
  const split = new Map<string, MonthSpan>()
  for (const cut of cuts) {
    const month = monthOf(cut)
    if (!month.from.equals(cut)) split.set(month.from.toString(), month)
  }
  return [...split.values()]
}
