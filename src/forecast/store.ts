import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import { fromAt } from '#kernel/at.ts'
import type { DossierId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { AcceptedDossier, Open } from '#dossiers/domain/dossier.ts'
import { NO_CORRECTION, type Correction } from './domain/correction.ts'
import type { DossierTime } from './domain/dossier-time.ts'
import type { Forecast } from './domain/forecast.ts'
import type { Moment } from './domain/moment.ts'
import type { StepTime } from './domain/step-times.ts'

const rowsFrom = (rows: readonly object[]): string => JSON.stringify(rows)

/** Adds samples of passes; those already there stay as they are. */
export const addStepTimes = async (trx: Trx, samples: readonly { readonly dossier: AcceptedDossier; readonly time: StepTime }[]): Promise<void> => {
  if (samples.length === 0) return
  const rows = samples.map(({ dossier, time }) => ({
    dossier_id: dossier.id,
    step_no: time.stepNo,
    procedure_code: dossier.procedureCode,
    process_version_id: dossier.processVersionId,
    definition_id: time.definitionId,
    kind: time.kind,
    unit_id: time.unitId,
    sector_code: dossier.sectorCode,
    allotted_minutes: time.allottedMinutes,
    wait_minutes: time.waitMinutes,
    minutes: time.minutes,
    ending: time.ending,
    opened_at: time.openedAt,
    ended_at: time.endedAt,
  }))
  await sql`
    insert into step_time_sample
    select current_tenant(), r.* from json_to_recordset(${rowsFrom(rows)}::json) as r (
      dossier_id uuid, step_no integer, procedure_code text, process_version_id uuid, definition_id text, kind text, unit_id uuid,
      sector_code text, allotted_minutes integer, wait_minutes integer, minutes integer, ending text, opened_at timestamptz,
      ended_at timestamptz)
    on conflict do nothing`.execute(trx)
}

/** Adds finished dossiers as a whole; those already there stay as they are. */
export const addDossierTimes = async (trx: Trx, samples: readonly { readonly dossier: AcceptedDossier; readonly time: DossierTime }[]): Promise<void> => {
  if (samples.length === 0) return
  const rows = samples.map(({ dossier, time }) => ({
    dossier_id: dossier.id,
    procedure_code: dossier.procedureCode,
    process_version_id: dossier.processVersionId,
    case_id: dossier.caseId,
    unit_id: dossier.competentUnitId,
    sector_code: dossier.sectorCode,
    path: time.path,
    minutes: time.minutes,
    promised_minutes: time.promisedMinutes,
    paused_minutes: time.pausedMinutes,
    supplement_requests: time.supplementRequests,
    returns: time.returns,
    consultations: time.consultations,
    was_late: time.timeliness === 'overdue',
    accepted_at: time.acceptedAt,
    finished_at: time.finishedAt,
  }))
  await sql`
    insert into dossier_time_sample
    select current_tenant(), r.* from json_to_recordset(${rowsFrom(rows)}::json) as r (
      dossier_id uuid, procedure_code text, process_version_id uuid, case_id text, unit_id uuid, sector_code text, path text,
      minutes integer, promised_minutes integer, paused_minutes integer, supplement_requests integer, returns integer,
      consultations integer, was_late boolean, accepted_at timestamptz, finished_at timestamptz)
    on conflict do nothing`.execute(trx)
}

/** A forecast with the dossier that it is about. */
export type MadeForecast = {
  readonly dossier: Open
  readonly forecast: Forecast
  readonly madeAt: Instant
  readonly dayMinutes: number
}

/** Puts the forecasts in the place of older ones. A dossier that cannot be forecast keeps none. */
export const putForecasts = async (trx: Trx, made: readonly MadeForecast[], without: readonly DossierId[]): Promise<void> => {
  const rows = made.map(({ dossier, forecast, madeAt, dayMinutes }) => ({
    dossier_id: dossier.id,
    dossier_seq: dossier.seq,
    made_at: madeAt.toString(),
    late_chance: forecast.lateChance,
    left_minutes: forecast.leftMinutes,
    day_minutes: dayMinutes,
    due_at: dossier.clock.dueAt,
    is_paused: forecast.isPaused,
    competent_unit_id: dossier.competentUnitId,
    sector_code: dossier.sectorCode,
    procedure_code: dossier.procedureCode,
    forecast,
  }))
  if (without.length > 0) {
    await sql`delete from dossier_forecast where tenant_id = current_tenant() and dossier_id = any(${without}::uuid[])`.execute(trx)
  }
  if (rows.length === 0) return
  await sql`
    insert into dossier_forecast
    select current_tenant(), r.* from json_to_recordset(${rowsFrom(rows)}::json) as r (
      dossier_id uuid, dossier_seq integer, made_at timestamptz, late_chance double precision, left_minutes integer,
      day_minutes integer, due_at timestamptz, is_paused boolean, competent_unit_id uuid, sector_code text, procedure_code text,
      forecast json)
    on conflict (tenant_id, dossier_id) do update set dossier_seq = excluded.dossier_seq, made_at = excluded.made_at,
      late_chance = excluded.late_chance, left_minutes = excluded.left_minutes, day_minutes = excluded.day_minutes,
      due_at = excluded.due_at, is_paused = excluded.is_paused, competent_unit_id = excluded.competent_unit_id,
      sector_code = excluded.sector_code, procedure_code = excluded.procedure_code, forecast = excluded.forecast`.execute(trx)
}

/** Takes away the forecasts of dossiers that are open no more. */
export const dropEnded = async (trx: Trx): Promise<void> => {
  await sql`
    delete from dossier_forecast f using dossier d
    where f.tenant_id = current_tenant() and d.tenant_id = f.tenant_id and d.id = f.dossier_id and d.phase <> 'open'`.execute(trx)
}

export type KeptForecast = {
  readonly dossierId: DossierId
  readonly moment: Moment
  readonly madeAt: Instant
  readonly lateChance: number
  readonly stepChance: number
}

/** Writes down what was said; what was said first at a moment stays. */
export const keepForecasts = async (trx: Trx, kept: readonly KeptForecast[], source: 'kept' | 'backtest'): Promise<void> => {
  if (kept.length === 0) return
  const rows = kept.map(({ dossierId, moment, madeAt, lateChance, stepChance }) => ({
    dossier_id: dossierId, moment, made_at: madeAt.toString(), step_chance: stepChance, late_chance: lateChance, source,
  }))
  await sql`
    insert into forecast_made (tenant_id, dossier_id, moment, made_at, step_chance, late_chance, source)
    select current_tenant(), r.* from json_to_recordset(${rowsFrom(rows)}::json) as r (
      dossier_id uuid, moment text, made_at timestamptz, step_chance double precision, late_chance double precision, source text)
    on conflict do nothing`.execute(trx)
}

const THE_BEGINNING = fromAt('1970-01-01T00:00:00.000Z')

/** Up to when history has been digested. */
export const digestedUntil = async (trx: Trx): Promise<Instant> => {
  const row = await trx.selectFrom('forecast_progress').select('digested_until').executeTakeFirst()
  return row?.digested_until ?? THE_BEGINNING
}

export const noteDigested = async (trx: Trx, until: Instant): Promise<void> => {
  await sql`
    insert into forecast_progress (tenant_id, digested_until) values (current_tenant(), ${until})
    on conflict (tenant_id) do update set digested_until = excluded.digested_until`.execute(trx)
}

/** How experience corrects what is told; no correction before the first night. */
export const storedCorrection = async (trx: Trx): Promise<Correction> => {
  const row = await trx.selectFrom('forecast_progress').select(['correction_shift', 'correction_slope']).executeTakeFirst()
  return row === undefined ? NO_CORRECTION : { shift: row.correction_shift, slope: row.correction_slope }
}

export const noteCorrection = async (trx: Trx, { shift, slope }: Correction): Promise<void> => {
  await trx.updateTable('forecast_progress').set({ correction_shift: shift, correction_slope: slope }).execute()
}

/** A dossier that ended is in no list of forecasts any more. */
export const dropForecast = async (trx: Trx, dossierId: DossierId): Promise<void> => {
  await sql`delete from dossier_forecast where tenant_id = current_tenant() and dossier_id = ${dossierId}`.execute(trx)
}
