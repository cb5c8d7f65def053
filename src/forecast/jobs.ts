import type { Ctx } from '#db/context.ts'
import type { TenantId } from '#kernel/ids.ts'
import { backtest, hasNothingKept } from './backtest.ts'
import { digest } from './digest.ts'
import { learn } from './experience.ts'
import { forecastAll, forecastMoved } from './refresh.ts'

export const FORECAST_NIGHTLY = 'forecast-nightly'
const FORECAST_MOVED = 'forecast-moved'

/** Each night: what ended becomes history and experience, then every open dossier is forecast anew and the morning's word is kept. */
export const forecastNightly = async (ctx: Ctx): Promise<void> => {
  await digest(ctx)
  if (await hasNothingKept(ctx)) await backtest(ctx)
  await learn(ctx)
  await forecastAll(ctx)
}

export const FORECAST_TASKS = {
  [FORECAST_NIGHTLY]: forecastNightly,
  [FORECAST_MOVED]: async (ctx: Ctx): Promise<void> => {
    await forecastMoved(ctx)
  },
}

/** 05:00 in Vietnam, and each quarter of an hour of the working day for what has moved since (the crontab counts in UTC). */
export const forecastTimes = (tenantId: TenantId): string =>
  [
    `0 22 * * * ${FORECAST_NIGHTLY} ?fill=1d&max=3 ${JSON.stringify({ tenantId })}`,
    `*/15 0-11 * * * ${FORECAST_MOVED} ?max=3 ${JSON.stringify({ tenantId })}`,
  ].join('\n')
