import { sql, type RawBuilder } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { Actor, Role } from '#kernel/actor.ts'
import type { DossierId, ProcedureVersionId, UnitId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { grantsOf } from '#identity/domain/may.ts'
import type { ForecastFilter } from './address.ts'
import { BANDS, calibrate, type BandSums, type Calibration } from './domain/calibration.ts'
import type { Forecast } from './domain/forecast.ts'
import type { Chance, Nearness } from './domain/field.ts'
import type { Moment } from './domain/moment.ts'

/** Who steers a unit sees the forecasts of its dossiers. */
export const FORECAST_READERS: readonly Role[] = ['unitHead', 'agencyLeader', 'centerDirector', 'inspector', 'reformCoordinator']

const CHANCE_WHERE: Readonly<Record<Chance, RawBuilder<boolean>>> = {
  high: sql`f.late_chance >= 0.7`,
  middle: sql`f.late_chance >= 0.4 and f.late_chance < 0.7`,
  low: sql`f.late_chance < 0.4`,
  unknown: sql`f.late_chance is null`,
}
const NEARNESS_WHERE: Readonly<Record<Nearness, RawBuilder<boolean>>> = {
  day: sql`f.left_minutes <= f.day_minutes`,
  days: sql`f.left_minutes > f.day_minutes and f.left_minutes <= 3 * f.day_minutes`,
  later: sql`f.left_minutes > 3 * f.day_minutes`,
}

export type ForecastLine = {
  readonly dossierId: DossierId
  readonly code: string | null
  readonly ownerName: string | null
  readonly procedureVersionId: ProcedureVersionId
  readonly competentUnitId: UnitId
  readonly lateChance: number | null
  readonly dueAt: Instant
  readonly madeAt: Instant
  readonly dayMinutes: number
  readonly forecast: Forecast
}

/** What the actor may see, as a condition on `f`; undefined when nothing. */
const allowed = (actor: Actor, { unitId, procedureCode, within }: ForecastFilter): RawBuilder<boolean> | undefined => {
  const grants = grantsOf(actor).filter(({ role }) => FORECAST_READERS.includes(role))
  if (grants.length === 0) return undefined
  const rights = grants.map(({ reach, sectors }) => sql`(f.competent_unit_id = any(${[...reach]}::uuid[])
    ${sectors === null ? sql`` : sql`and f.sector_code = any(${[...sectors]}::text[])`})`)
  return sql<boolean>`f.tenant_id = current_tenant() and (${sql.join(rights, sql` or `)})
    ${unitId === undefined ? sql`` : sql`and f.competent_unit_id = ${unitId}`}
    ${within === undefined ? sql`` : sql`and f.competent_unit_id = any(${[...within]}::uuid[])`}
    ${procedureCode === undefined ? sql`` : sql`and f.procedure_code = ${procedureCode}`}`
}

const PAGE = 50

/** Open dossiers, the likeliest to be late first, of equally likely ones the nearest. Pages count from 1. */
export const listForecasts = async (
  trx: Trx,
  actor: Actor,
  filter: ForecastFilter,
  page: number,
): Promise<{ readonly lines: readonly ForecastLine[]; readonly hasMore: boolean }> => {
  const where = allowed(actor, filter)
  if (where === undefined) return { lines: [], hasMore: false }
  // The page is cut before the wall of the dossiers is asked about each of its rows.
  const { rows } = await sql<ForecastLine>`
    with page as materialized (
      select f.* from dossier_forecast f where ${where}
        ${filter.chance === undefined ? sql`` : sql`and ${CHANCE_WHERE[filter.chance]}`}
        ${filter.nearness === undefined ? sql`` : sql`and ${NEARNESS_WHERE[filter.nearness]}`}
      order by f.late_chance desc nulls last, f.due_at, f.dossier_id limit ${PAGE + 1} offset ${(page - 1) * PAGE})
    select f.dossier_id as "dossierId", d.code, d.owner_name as "ownerName", d.procedure_version_id as "procedureVersionId",
      f.competent_unit_id as "competentUnitId", f.late_chance as "lateChance", f.due_at as "dueAt", f.made_at as "madeAt",
      f.day_minutes as "dayMinutes", f.forecast
    from page f join dossier d on d.tenant_id = f.tenant_id and d.id = f.dossier_id and d.phase = 'open'
    order by f.late_chance desc nulls last, f.due_at, f.dossier_id`.execute(trx)
  return { lines: rows.slice(0, PAGE), hasMore: rows.length > PAGE }
}

/** How many in each field of chance × nearness, under the unit and procedure of the filter. */
export type ForecastField = { readonly chance: Chance; readonly nearness: Nearness; readonly count: number }

export const countForecasts = async (trx: Trx, actor: Actor, filter: ForecastFilter): Promise<readonly ForecastField[]> => {
  const where = allowed(actor, filter)
  if (where === undefined) return []
  const oneOf = (cases: Readonly<Record<string, RawBuilder<boolean>>>): RawBuilder<string> =>
    sql`case ${sql.join(Object.entries(cases).map(([name, condition]) => sql`when ${condition} then ${name}::text`), sql` `)} end`
  const { rows } = await sql<ForecastField>`
    select ${oneOf(CHANCE_WHERE)} as chance, ${oneOf(NEARNESS_WHERE)} as nearness, count(*)::int as count
    from dossier_forecast f where ${where} group by 1, 2`.execute(trx)
  return rows
}

export type CalibrationFilter = {
  readonly units: readonly UnitId[]
  readonly moment?: Moment | undefined
  readonly since: Instant
}

export type CalibrationAnswer = Calibration & { readonly backtested: number }

/** What was said against what came, of the dossiers of these units that were finished since. */
export const readCalibration = async (trx: Trx, { units, moment, since }: CalibrationFilter): Promise<CalibrationAnswer> => {
  const { rows } = await sql<BandSums & { backtested: number }>`
    select least(floor(f.late_chance * ${BANDS})::int, ${BANDS - 1}) as band, count(*)::int as forecasts,
      (count(*) filter (where t.was_late))::int as late, sum(f.late_chance) as "chanceSum",
      sum(power(f.late_chance - (case when t.was_late then 1 else 0 end), 2)) as squares,
      (count(*) filter (where f.source = 'backtest'))::int as backtested
    from dossier_time_sample t join forecast_made f on f.tenant_id = t.tenant_id and f.dossier_id = t.dossier_id
    where t.tenant_id = current_tenant() and t.finished_at >= ${since} and t.unit_id = any(${[...units]}::uuid[])
      ${moment === undefined ? sql`` : sql`and f.moment = ${moment}`}
    group by 1 order by 1`.execute(trx)
  return { ...calibrate(rows), backtested: rows.reduce((sum, row) => sum + row.backtested, 0) }
}
