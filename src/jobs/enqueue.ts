import { sql } from 'kysely'
import type { Ctx, Job } from '#db/context.ts'
import type { TenantId } from '#kernel/ids.ts'
import { expandJob, SUBSCRIPTIONS } from './subscriptions.ts'

/** What a task is given: the tenant that it works for, and ids. */
const payloadOf = (tenantId: TenantId, job: Job): string => JSON.stringify({ ...job.payload, tenantId })

/**
 * The only door to the job library, on the caller's transaction: a rolled-back write takes its job with it.
 * A job with the `key` of one that waits takes its place, which moves a deadline's timer.
 */
export const enqueueFor = (tenantId: TenantId, subscriptions = SUBSCRIPTIONS): Ctx['enqueue'] => async (trx, announced) => {
  for (const job of expandJob(announced, subscriptions)) {
    await sql`select enqueue_job(${job.task}, ${payloadOf(tenantId, job)}::json, ${job.key ?? null}::text,
                                 ${job.runAt ?? null}::timestamptz)`.execute(trx)
  }
}

/** The same for a simulation: jobs wait in a table that the simulator drains on its own clock. */
export const enqueueSimulatedFor = (
  world: Pick<Ctx, 'tenantId' | 'clock' | 'newId'>,
  subscriptions = SUBSCRIPTIONS,
): Ctx['enqueue'] => async (trx, announced) => {
  for (const job of expandJob(announced, subscriptions)) {
    const row = {
      id: world.newId(),
      task: job.task,
      payload: payloadOf(world.tenantId, job),
      key: job.key ?? null,
      run_at: job.runAt ?? world.clock(),
    }
    await trx
      .insertInto('simulated_job')
      .values(row)
      .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
      .execute()
  }
}
