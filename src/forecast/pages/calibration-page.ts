import { transaction, type Ctx } from '#db/context.ts'
import { vietnamDay, ZONE } from '#kernel/time.ts'
import { reachOf } from '#identity/domain/may.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import type { CalibrationQuery } from '../address.ts'
import { FORECAST_READERS, readCalibration, type CalibrationAnswer } from '../queries.ts'
import { steeredUnits, type ForecastPage } from './forecast-page.ts'

export type CalibrationPage = {
  readonly calibration: CalibrationAnswer
  readonly units: ForecastPage['units']
  readonly query: CalibrationQuery
  /** First day of the dossiers counted, ISO. */
  readonly since: string
}

/** What forecasts were worth, for the units that the actor steers. */
export const findCalibrationPage = (ctx: Ctx, query: CalibrationQuery): Promise<CalibrationPage> =>
  transaction(ctx, async (trx) => {
    const day = vietnamDay(ctx.clock())
    const tree = await unitTree(trx, day)
    const reach = reachOf(ctx.actor, ...FORECAST_READERS)
    const units = query.unitId === undefined ? [...reach] : reach.has(query.unitId) ? [query.unitId] : []
    const from = day.subtract({ months: query.months })
    const since = from.toZonedDateTime(ZONE).toInstant()
    return {
      calibration: await readCalibration(trx, { units, since, ...(query.moment !== undefined && { moment: query.moment }) }),
      units: steeredUnits(ctx, tree),
      query,
      since: from.toString(),
    }
  })
