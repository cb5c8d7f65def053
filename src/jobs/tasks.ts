import { transaction, type Ctx } from '#db/context.ts'
import { DOSSIER_TASKS } from '#dossiers/jobs.ts'
import { LATENESS_TASKS } from '#lateness/jobs.ts'
import { FEE_TASKS } from '#fees/jobs.ts'
import { FORECAST_TASKS } from '#forecast/jobs.ts'
import { MESSAGE_TASKS } from '#messages/jobs.ts'
import { MONITORING_TASKS } from '#monitoring/jobs.ts'
import { POSTAL_TASKS } from '#postal/jobs.ts'
import { REFORM_TASKS } from '#reform/jobs.ts'
import { ANNOUNCEMENT, jobsOf, readAnnouncement } from './subscriptions.ts'

/** What a job does. It may run more than once: a task looks first whether its work is done. */
export type Task = (ctx: Ctx, payload: Readonly<Record<string, unknown>>) => Promise<void>

/** Divides what a command announced among those who listen: all their jobs or none. */
const tellListeners: Task = (ctx, payload) =>
  transaction(ctx, async (trx) => {
    for (const job of jobsOf(readAnnouncement(payload))) await ctx.enqueue(trx, job)
  })

/** Every task by name. A capability adds the tasks of its `jobs.ts` here. */
export const TASKS: Readonly<Record<string, Task>> = {
  [ANNOUNCEMENT]: tellListeners,
  ...DOSSIER_TASKS,
  ...FEE_TASKS,
  ...LATENESS_TASKS,
  ...FORECAST_TASKS,
  ...MESSAGE_TASKS,
  ...MONITORING_TASKS,
  ...POSTAL_TASKS,
  ...REFORM_TASKS,
}
