import type { Database } from '#db/client.ts'
import type { Instant } from '#kernel/time.ts'

export type SimulatedJob = {
  readonly task: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly runAt: Instant
}

/**
 * Takes the next simulated job that is due at `until`, in (time, id) order, so that the same seed gives the
 * same history. The simulator sets its clock to `runAt`, runs the task, and asks again, since a task may
 * enqueue a job that is due too.
 */
export const takeSimulatedJob = async (db: Database, until: Instant): Promise<SimulatedJob | undefined> => {
  const row = await db
    .deleteFrom('simulated_job')
    .where('id', '=', (next) =>
      next.selectFrom('simulated_job').select('id').where('run_at', '<=', until).orderBy('run_at').orderBy('id').limit(1),
    )
    .returning(['task', 'payload', 'run_at'])
    .executeTakeFirst()
  if (row === undefined) return undefined
  return { task: row.task, payload: row.payload as Record<string, unknown>, runAt: row.run_at }
}
