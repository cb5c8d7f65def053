import type { Ctx } from '#db/context.ts'
import type { TenantId } from '#kernel/ids.ts'
import { makeDigests } from './digest.ts'
import { sweep } from './sweep.ts'

/** What monitoring does by the clock; `jobs/tasks.ts` lists it. */
export const MONITORING_TASKS = {
  'monitoring-sweep': async (ctx: Ctx): Promise<void> => {
    await sweep(ctx)
  },
  'monitoring-digest': async (ctx: Ctx): Promise<void> => {
    await makeDigests(ctx)
  },
}

/**
 * When, in the job library's crontab: thresholds lie in working time, so that half an hour is soon enough. A run that was
 * missed is not made up for by itself, since the next one writes whatever was missed.
 */
export const monitoringTimes = (tenantId: TenantId): string =>
  ['*/30 * * * * monitoring-sweep', '*/15 * * * * monitoring-digest'].map((line) => `${line} ?max=3 ${JSON.stringify({ tenantId })}`).join('\n')
