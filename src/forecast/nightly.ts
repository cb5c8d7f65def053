import type { Ctx } from '#db/context.ts'
import { backtest, hasNothingKept } from './backtest.ts'
import { digest } from './digest.ts'
import { learn } from './experience.ts'
import { forecastAll } from './refresh.ts'

/** The task that does it. */
export const FORECAST_NIGHTLY = 'forecast-nightly'

/** Each night: what ended becomes history and experience, then every open dossier is forecast anew and the morning's word is kept. */
export const forecastNightly = async (ctx: Ctx): Promise<void> => {
  await digest(ctx)
  if (await hasNothingKept(ctx)) await backtest(ctx)
  await learn(ctx)
  await forecastAll(ctx)
}
