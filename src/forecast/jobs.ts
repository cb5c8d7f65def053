import { transaction, type Ctx } from '#db/context.ts'
import { parseId, type DossierId, type TenantId } from '#kernel/ids.ts'
import { FORECAST_NIGHTLY, forecastNightly } from './nightly.ts'
import { forecastMoved } from './refresh.ts'
import { dropForecast } from './store.ts'

const FORECAST_MOVED = 'forecast-moved'

export const FORECAST_TASKS = {
  [FORECAST_NIGHTLY]: forecastNightly,
  [FORECAST_MOVED]: async (ctx: Ctx): Promise<void> => {
    await forecastMoved(ctx)
  },
  'forget-forecast': async (ctx: Ctx, payload: Readonly<Record<string, unknown>>): Promise<void> => {
    const dossierId = parseId<DossierId>(String(payload['dossierId'] ?? ''))
    if (dossierId === undefined) throw new TypeError('a job without dossierId')
    await transaction(ctx, (trx) => dropForecast(trx, dossierId))
  },
}

/** 05:00 in Vietnam, and each quarter of an hour of the working day for what has moved since (the crontab counts in UTC). */
export const forecastTimes = (tenantId: TenantId): string =>
  [
    `0 22 * * * ${FORECAST_NIGHTLY} ?fill=1d&max=3 ${JSON.stringify({ tenantId })}`,
    `*/15 0-11 * * * ${FORECAST_MOVED} ?max=3 ${JSON.stringify({ tenantId })}`,
  ].join('\n')
