import { sql, type RawBuilder } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { Role } from '#kernel/actor.ts'
import type { ProcessVersionId, UnitId } from '#kernel/ids.ts'
import type { PlainDate } from '#kernel/time.ts'
import { ZONE } from '#kernel/time.ts'
import type { PathRecord, StepRecord } from './domain/process-map.ts'

/** Who steers a unit or keeps its processes sees how they really go. */
export const MAP_READERS: readonly Role[] = [
  'unitHead', 'agencyLeader', 'centerDirector', 'inspector', 'reformCoordinator', 'procedureController', 'businessAdmin',
]

/** Finished dossiers of these units, by the day on which their result reached the desk, both days included. */
export type MapScope = { readonly units: readonly UnitId[]; readonly from: PlainDate; readonly to: PlainDate }

const startOf = (day: PlainDate): string => day.toZonedDateTime(ZONE).toInstant().toString()

const within = ({ units, from, to }: MapScope): RawBuilder<boolean> => sql`
  t.tenant_id = current_tenant() and t.unit_id = any(${[...units]}::uuid[])
  and t.finished_at >= ${startOf(from)}::timestamptz and t.finished_at < ${startOf(to.add({ days: 1 }))}::timestamptz`

export type MappedProcedure = {
  readonly procedureCode: string
  readonly dossiers: number
  readonly late: number
  readonly medianMinutes: number
  readonly medianPromisedMinutes: number | null
}

/** Procedures with finished dossiers in the scope, the most frequent first. */
export const listMapped = async (trx: Trx, scope: MapScope): Promise<readonly MappedProcedure[]> => {
  const { rows } = await sql<MappedProcedure>`
    select t.procedure_code as "procedureCode", count(*)::int as dossiers, (count(*) filter (where t.was_late))::int as late,
      percentile_disc(0.5) within group (order by t.minutes) as "medianMinutes",
      percentile_disc(0.5) within group (order by t.promised_minutes) as "medianPromisedMinutes"
    from dossier_time_sample t where ${within(scope)} group by 1 order by 2 desc, 1`.execute(trx)
  return rows
}

export type MapTotals = {
  readonly dossiers: number
  readonly late: number
  readonly withSupplement: number
  readonly supplementLoops: number
  readonly withReturn: number
  readonly withConsultation: number
  readonly medianMinutes: number | null
  readonly medianPausedMinutes: number | null
  /** The version of the process that most of them followed. */
  readonly processVersionId: ProcessVersionId | null
}

export const readMapTotals = async (trx: Trx, procedureCode: string, scope: MapScope): Promise<MapTotals> => {
  const { rows } = await sql<MapTotals>`
    select count(*)::int as dossiers, (count(*) filter (where t.was_late))::int as late,
      (count(*) filter (where t.supplement_requests > 0))::int as "withSupplement", coalesce(sum(t.supplement_requests), 0)::int as "supplementLoops",
      (count(*) filter (where t.returns > 0))::int as "withReturn", (count(*) filter (where t.consultations > 0))::int as "withConsultation",
      percentile_disc(0.5) within group (order by t.minutes) as "medianMinutes",
      percentile_disc(0.5) within group (order by t.paused_minutes) filter (where t.paused_minutes > 0) as "medianPausedMinutes",
      mode() within group (order by t.process_version_id) as "processVersionId"
    from dossier_time_sample t where ${within(scope)} and t.procedure_code = ${procedureCode}`.execute(trx)
  return rows[0] ?? {
    dossiers: 0, late: 0, withSupplement: 0, supplementLoops: 0, withReturn: 0, withConsultation: 0,
    medianMinutes: null, medianPausedMinutes: null, processVersionId: null,
  }
}

/** How each step went in the dossiers of the scope. */
export const readStepRecords = async (trx: Trx, procedureCode: string, scope: MapScope): Promise<readonly StepRecord[]> => {
  const { rows } = await sql<StepRecord>`
    select s.definition_id as "definitionId", min(s.kind) as kind, count(*)::int as passes,
      (count(*) filter (where s.ending = 'returned'))::int as returned,
      percentile_disc(0.5) within group (order by s.allotted_minutes) as "allottedMinutes",
      percentile_disc(0.5) within group (order by s.minutes) as "medianMinutes",
      percentile_disc(0.9) within group (order by s.minutes) as "longMinutes",
      percentile_disc(0.5) within group (order by s.wait_minutes) as "medianWaitMinutes",
      (count(*) filter (where s.allotted_minutes > 0 and s.minutes > s.allotted_minutes))::int as "overAllotment"
    from dossier_time_sample t join step_time_sample s on s.tenant_id = t.tenant_id and s.dossier_id = t.dossier_id
    where ${within(scope)} and t.procedure_code = ${procedureCode} group by 1`.execute(trx)
  return rows
}

const MOST_PATHS = 8

/** The most frequent ways, and how many there are in all. */
export const readPaths = async (trx: Trx, procedureCode: string, scope: MapScope): Promise<{ readonly paths: readonly PathRecord[]; readonly all: number }> => {
  const { rows } = await sql<PathRecord & { all: number }>`
    select t.path, count(*)::int as dossiers, (count(*) filter (where t.was_late))::int as late,
      percentile_disc(0.5) within group (order by t.minutes) as "medianMinutes", (count(*) over ())::int as "all"
    from dossier_time_sample t where ${within(scope)} and t.procedure_code = ${procedureCode}
    group by t.path order by 2 desc, 1 limit ${MOST_PATHS}`.execute(trx)
  return { paths: rows, all: rows[0]?.all ?? 0 }
}

/** The latest dossiers of one case of the procedure: what it promised, how long each took. */
export type CaseTimes = {
  readonly caseId: string
  readonly promisedMinutes: number
  readonly minutes: readonly number[]
  readonly late: number
}

const MOST_TIMES = 1_000

export const readCaseTimes = async (trx: Trx, procedureCode: string, scope: MapScope): Promise<readonly CaseTimes[]> => {
  const { rows } = await sql<CaseTimes>`
    with latest as (
      select t.case_id, t.minutes, t.promised_minutes, t.was_late,
        row_number() over (partition by t.case_id order by t.finished_at desc, t.dossier_id) as place
      from dossier_time_sample t where ${within(scope)} and t.procedure_code = ${procedureCode} and t.promised_minutes is not null)
    select case_id as "caseId", percentile_disc(0.5) within group (order by promised_minutes) as "promisedMinutes",
      array_agg(minutes) as minutes, (count(*) filter (where was_late))::int as late
    from latest where place <= ${MOST_TIMES} group by 1 order by count(*) desc, 1`.execute(trx)
  return rows
}
