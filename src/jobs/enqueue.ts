import { sql } from 'kysely'
import type { Ctx, Job } from '#db/context.ts'
import { PLAN_KEPT, UNAWAITED } from '#db/round-trips.ts'
import type { TenantId } from '#kernel/ids.ts'
import { ANNOUNCEMENT, inward, jobsOf, narrowed, readAnnouncement, SUBSCRIPTIONS } from './subscriptions.ts'

/** What a task is given: the tenant that it works for, and ids. */
const payloadOf = (tenantId: TenantId, job: Job): string => JSON.stringify({ ...job.payload, tenantId })

/**
 * The only door to the job library, on the caller's transaction: a rolled-back write takes its job with it.
 * A job with the `key` of one that waits takes its place, which moves a deadline's timer. An announcement becomes at
 * most one job.
 */
export const enqueueFor = (tenantId: TenantId, subscriptions = SUBSCRIPTIONS): Ctx['enqueue'] => async (trx, asked) => {
  const job = asked.task === ANNOUNCEMENT ? narrowed(asked, subscriptions) : asked
  if (job === undefined) return
  await sql`${UNAWAITED}${PLAN_KEPT}select enqueue_job(${job.task}, ${payloadOf(tenantId, job)}::json,
    ${job.key ?? null}::text, ${job.runAt ?? null}::timestamptz)`.execute(trx)
}

/**
 * The same for a simulation: jobs wait in a table that the simulator drains on its own clock, those of an announcement
 * divided at once.
 */
export const enqueueSimulatedFor = (
  world: Pick<Ctx, 'tenantId' | 'clock' | 'newId'>,
  subscriptions = inward(),
): Ctx['enqueue'] => async (trx, asked) => {
  const jobs = asked.task === ANNOUNCEMENT ? jobsOf(readAnnouncement(asked.payload), subscriptions) : [asked]
  for (const job of jobs) {
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
