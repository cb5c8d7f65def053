import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import type { Instant } from '#kernel/time.ts'
import { BANDS } from './domain/calibration.ts'
import { fitCorrection, type Correction, type Experience } from './domain/correction.ts'
import { noteCorrection } from './store.ts'

/** Experience older than this says little of how the offices work now. */
const OLDEST_DAYS = 180

/** What earlier forecasts teach, of those whose dossiers were finished by a moment. */
export const learnCorrection = async (trx: Trx, asOf: Instant): Promise<Correction> => {
  const { rows } = await sql<Experience>`
    select count(*)::int as forecasts, sum(f.step_chance) as "chanceSum", (count(*) filter (where t.was_late))::int as late
    from dossier_time_sample t join forecast_made f on f.tenant_id = t.tenant_id and f.dossier_id = t.dossier_id
    where t.tenant_id = current_tenant() and t.finished_at <= ${asOf} and t.finished_at > ${asOf.subtract({ hours: OLDEST_DAYS * 24 })}
    group by least(floor(f.step_chance * ${BANDS})::int, ${BANDS - 1}) order by 2`.execute(trx)
  return fitCorrection(rows)
}

/** Learns anew and keeps it for the forecasts of the day. */
export const learn = (ctx: Ctx): Promise<void> =>
  transaction(ctx, async (trx) => noteCorrection(trx, await learnCorrection(trx, ctx.clock())))
