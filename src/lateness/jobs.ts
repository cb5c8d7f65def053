import type { Ctx } from '#db/context.ts'
import type { TenantId } from '#kernel/ids.ts'
import { draftApologies } from './apologies/draft-apologies.ts'
import { classifyLate } from './false-overdue/classify-late.ts'

/** What this room does by the clock; `jobs/tasks.ts` lists it. */
export const LATENESS_TASKS = {
  'draft-apologies': async (ctx: Ctx): Promise<void> => {
    await draftApologies(ctx)
  },
  'classify-late': async (ctx: Ctx): Promise<void> => {
    await classifyLate(ctx)
  },
}

/** When, in the job library's crontab: due dates lie in working time, and what a run missed the next one finds. */
export const latenessTimes = (tenantId: TenantId): string =>
  ['5,35 * * * * draft-apologies', '20 * * * * classify-late'].map((line) => `${line} ?max=3 ${JSON.stringify({ tenantId })}`).join('\n')
