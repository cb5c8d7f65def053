import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { minuteOf, toAt } from '#kernel/at.ts'
import type { DossierId } from '#kernel/ids.ts'
import { vietnamDay, type Instant } from '#kernel/time.ts'
import { workingMinutesBetween } from '#organisation/domain/working-calendar.ts'
import type { Dossier, Open } from '#dossiers/domain/dossier.ts'
import { FIRST_ID, findOpenStates, findStates } from '#dossiers/states.ts'
import type { Correction } from './domain/correction.ts'
import { forecastOf, type Forecast } from './domain/forecast.ts'
import type { Histogram } from './domain/histogram.ts'
import { momentOf, type Moment } from './domain/moment.ts'
import { openHistories, type Histories } from './histories.ts'
import { openReckoning, type Reckoning } from './reckoning.ts'
import { dropEnded, keepForecasts, putForecasts, storedCorrection, type MadeForecast } from './store.ts'

const DOSSIERS_AT_A_TIME = 1_000

/** Everything that forecasts of one moment share. */
export type Forecaster = {
  readonly prepare: (trx: Trx, dossiers: readonly Open[]) => Promise<void>
  readonly forecast: (dossier: Open) => Forecast | undefined
  readonly reckoning: Reckoning
}

/** Forecasts at `now`, from what had happened by then and what had been learnt of earlier ones. */
export const openForecaster = async (trx: Trx, ctx: Ctx, now: Instant, correction: Correction): Promise<Forecaster> => {
  const reckoning = await openReckoning(trx, ctx, vietnamDay(now))
  const histories: Histories = openHistories(now)
  const kept = new Map<string, Histogram>()
  const at = toAt(now)
  return {
    reckoning,
    prepare: async (trx, dossiers) => {
      await reckoning.prepare(trx, dossiers)
      await histories.prepare(trx, dossiers, reckoning)
    },
    forecast: (dossier) =>
      forecastOf(dossier, {
        process: reckoning.processOf(dossier),
        now: at,
        calendarOf: reckoning.calendarOf,
        whereabouts: reckoning.whereabouts,
        knowledgeOf: (step, unitId) => histories.of(dossier.procedureCode, step, unitId),
        kept,
        correction,
      }),
  }
}

/** At which moment of its life a forecast dossier is. */
export const momentFor = (dossier: Open, forecast: Forecast, { calendarOf, dayMinutesOf }: Reckoning, now: Instant): Moment =>
  momentOf({
    promisedMinutes: workingMinutesBetween(
      calendarOf(dossier.competentUnitId), minuteOf(dossier.acceptedAt), minuteOf(dossier.clock.dueAt ?? dossier.acceptedAt)),
    leftMinutes: forecast.leftMinutes,
    dayMinutes: dayMinutesOf(dossier.competentUnitId, toAt(now)),
  })

const isOpen = (dossier: Dossier): dossier is Open => dossier.phase === 'open' && dossier.route === 'LOCAL'

/** The next dossiers of a round, and where the one after them begins; null at the end. */
type Batch = { readonly dossiers: readonly Dossier[]; readonly after: DossierId | null }

const round = async (ctx: Ctx, isMorning: boolean, next: (trx: Trx, after: DossierId) => Promise<Batch>): Promise<number> => {
  const now = ctx.clock()
  const forecaster = await transaction(ctx, async (trx) => openForecaster(trx, ctx, now, await storedCorrection(trx)))
  let count = 0
  for (let after: DossierId | null = FIRST_ID; after !== null; ) {
    const from: DossierId = after
    const batch: Batch = await transaction(ctx, async (trx) => {
      const found = await next(trx, from)
      const open = found.dossiers.filter(isOpen)
      await forecaster.prepare(trx, open)
      const made = open.flatMap((dossier): MadeForecast[] => {
        const forecast = forecaster.forecast(dossier)
        if (forecast === undefined) return []
        return [{ dossier, forecast, madeAt: now, dayMinutes: forecaster.reckoning.dayMinutesOf(dossier.competentUnitId, toAt(now)) }]
      })
      const done = new Set(made.map(({ dossier }) => dossier.id))
      await putForecasts(trx, made, found.dossiers.map(({ id }) => id).filter((id) => !done.has(id)))
      if (isMorning) await keepMorning(trx, made, forecaster.reckoning)
      return found
    })
    count += batch.dossiers.length
    after = batch.after
  }
  return count
}

/** A chance was told, of a dossier that was on its way. */
export const isTold = (forecast: Forecast): forecast is Forecast & { readonly lateChance: number; readonly stepChance: number } =>
  forecast.lateChance !== null && forecast.stepChance !== null && !forecast.isPaused

const keepMorning = (trx: Trx, made: readonly MadeForecast[], reckoning: Reckoning): Promise<void> =>
  keepForecasts(trx, made.flatMap(({ dossier, forecast, madeAt }) =>
    isTold(forecast)
      ? [{ dossierId: dossier.id, moment: momentFor(dossier, forecast, reckoning, madeAt), madeAt, lateChance: forecast.lateChance, stepChance: forecast.stepChance }]
      : []), 'kept')

/** Forecasts every open dossier anew and keeps what is said at the fixed moments. Answers how many were looked at. */
export const forecastAll = async (ctx: Ctx): Promise<number> => {
  await transaction(ctx, dropEnded)
  return round(ctx, true, async (trx, after) => {
    const dossiers = await findOpenStates(trx, after, DOSSIERS_AT_A_TIME)
    return { dossiers, after: dossiers.length < DOSSIERS_AT_A_TIME ? null : (dossiers.at(-1)?.id ?? null) }
  })
}

/** Forecasts anew only the dossiers to which something happened since their last forecast, and those that have none yet. */
export const forecastMoved = async (ctx: Ctx): Promise<number> => {
  await transaction(ctx, dropEnded)
  return round(ctx, false, async (trx, after) => {
    const { rows } = await sql<{ id: DossierId }>`
      select d.id from dossier d left join dossier_forecast f on f.tenant_id = d.tenant_id and f.dossier_id = d.id
      where d.tenant_id = current_tenant() and d.phase = 'open' and d.route = 'LOCAL' and d.due_at is not null and d.id > ${after}
        and f.dossier_seq is distinct from d.seq
        and (f.dossier_id is not null or d.paused_since is not null or d.due_at >= ${ctx.clock()})
      order by d.id limit ${DOSSIERS_AT_A_TIME}`.execute(trx)
    const ids = rows.map(({ id }) => id)
    return { dossiers: await findStates(trx, ids), after: ids.length < DOSSIERS_AT_A_TIME ? null : (ids.at(-1) ?? null) }
  })
}

/** The forecast of one dossier at this moment, for its page; undefined when there is nothing to forecast. */
export const forecastOne = async (trx: Trx, ctx: Ctx, dossier: Dossier): Promise<Forecast | undefined> => {
  if (!isOpen(dossier)) return undefined
  const forecaster = await openForecaster(trx, ctx, ctx.clock(), await storedCorrection(trx))
  await forecaster.prepare(trx, [dossier])
  return forecaster.forecast(dossier)
}
