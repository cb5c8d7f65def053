import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { toAt } from '#kernel/at.ts'
import type { DossierId } from '#kernel/ids.ts'
import { Temporal, vietnamDay, ZONE, type Instant } from '#kernel/time.ts'
import { fold } from '#dossiers/domain/evolve.ts'
import type { RecordedEvent } from '#dossiers/domain/event.ts'
import type { Open } from '#dossiers/domain/dossier.ts'
import { readHistory } from '#dossiers/queries.ts'
import type { Moment } from './domain/moment.ts'
import { learnCorrection } from './experience.ts'
import { isTold, momentFor, openForecaster } from './refresh.ts'
import { keepForecasts, type KeptForecast } from './store.ts'

/** Enough to see whether forecasts hold, few enough for one night. */
const MOST_DOSSIERS = 600
/** When each day's forecasts are made, in Vietnam's time. */
const MORNING = Temporal.PlainTime.from('05:00')

type Past = {
  readonly id: DossierId
  readonly acceptedAt: Instant
  readonly finishedAt: Instant
  readonly history: readonly RecordedEvent[]
  readonly said: Set<Moment>
}

const readPast = async (trx: Trx): Promise<readonly Past[]> => {
  const { rows } = await sql<Pick<Past, 'id' | 'acceptedAt' | 'finishedAt'>>`
    select t.dossier_id as id, t.accepted_at as "acceptedAt", t.finished_at as "finishedAt" from dossier_time_sample t
    where t.tenant_id = current_tenant() and not exists (
      select from forecast_made f where f.tenant_id = t.tenant_id and f.dossier_id = t.dossier_id)
    order by t.finished_at desc, t.dossier_id limit ${MOST_DOSSIERS}`.execute(trx)
  const past: Past[] = []
  for (const row of rows) past.push({ ...row, history: await readHistory(trx, row.id), said: new Set() })
  return past
}

/** Every morning on which one of them was open. */
const morningsOf = (past: readonly Past[]): readonly Instant[] => {
  const first = past.map(({ acceptedAt }) => acceptedAt).toSorted(Temporal.Instant.compare)[0]
  const last = past.map(({ finishedAt }) => finishedAt).toSorted(Temporal.Instant.compare).at(-1)
  if (first === undefined || last === undefined) return []
  const mornings: Instant[] = []
  for (let day = vietnamDay(first); Temporal.PlainDate.compare(day, vietnamDay(last)) <= 0; day = day.add({ days: 1 })) {
    mornings.push(day.toZonedDateTime({ timeZone: ZONE, plainTime: MORNING }).toInstant())
  }
  return mornings
}

/** The dossier as it was known at a moment. */
const asKnown = ({ history }: Past, at: Instant): Open | undefined => {
  const until = toAt(at)
  const state = fold(history.filter(({ recordedAt }) => recordedAt <= until))
  return state?.phase === 'open' ? state : undefined
}

const isBetween = (at: Instant, { acceptedAt, finishedAt }: Past): boolean =>
  Temporal.Instant.compare(acceptedAt, at) < 0 && Temporal.Instant.compare(at, finishedAt) < 0

/**
 * What would have been said about dossiers that are finished by now: on each past morning with the history of that
 * morning and nothing later. Shows how far forecasts hold before any has been kept. Answers how many were made.
 */
export const backtest = async (ctx: Ctx): Promise<number> => {
  const past = await transaction(ctx, readPast)
  let count = 0
  for (const morning of morningsOf(past)) {
    const open = past.flatMap((one) => {
      const state = isBetween(morning, one) ? asKnown(one, morning) : undefined
      return state === undefined ? [] : [{ one, state }]
    })
    if (open.length === 0) continue
    count += await transaction(ctx, async (trx) => {
      const forecaster = await openForecaster(trx, ctx, morning, await learnCorrection(trx, morning))
      await forecaster.prepare(trx, open.map(({ state }) => state))
      const kept = open.flatMap(({ one, state }): KeptForecast[] => {
        const forecast = forecaster.forecast(state)
        if (forecast === undefined || !isTold(forecast)) return []
        const moment = momentFor(state, forecast, forecaster.reckoning, morning)
        if (one.said.has(moment)) return []
        one.said.add(moment)
        return [{ dossierId: one.id, moment, madeAt: morning, lateChance: forecast.lateChance, stepChance: forecast.stepChance }]
      })
      await keepForecasts(trx, kept, 'backtest')
      return kept.length
    })
  }
  return count
}

/** Has nothing been kept yet? Then the past has to speak. */
export const hasNothingKept = async (ctx: Ctx): Promise<boolean> => {
  const { rows } = await transaction(ctx, (trx) => sql`select from forecast_made where tenant_id = current_tenant() limit 1`.execute(trx))
  return rows.length === 0
}
