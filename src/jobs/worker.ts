import { Logger, run, type TaskList } from 'graphile-worker'
import pg from 'pg'
import { z } from 'zod'
import type { Database } from '#db/client.ts'
import { parseId, type TenantId } from '#kernel/ids.ts'
import type { Log } from '../log.ts'
import { liveContext } from './live-context.ts'
import { TASKS, type Task } from './tasks.ts'

export type Worker = {
  /** Lets running tasks finish, takes no new ones. */
  stop(): Promise<void>
}

const Payload = z.record(z.string(), z.unknown())

const tenantOf = (payload: Readonly<Record<string, unknown>>): TenantId => {
  const tenantId = typeof payload['tenantId'] === 'string' ? parseId<TenantId>(payload['tenantId']) : undefined
  if (tenantId === undefined) throw new TypeError('a job without its tenant')
  return tenantId
}

/** Task names and the tenant go into the log; payloads never do. */
const loggerFor = (log: Log): Logger =>
  new Logger((scope) => (level, message) => {
    const method = level === 'error' ? 'error' : level === 'warning' ? 'warn' : 'debug'
    log[method]({ part: 'jobs', task: scope.taskIdentifier, job: scope.jobId }, message)
  })

export type WorkerSettings = {
  readonly connection: pg.ClientConfig
  readonly db: Database
  readonly log: Log
  readonly concurrency?: number
  readonly tasks?: Readonly<Record<string, Task>>
}

/**
 * Starts taking jobs: each task gets a `Ctx` of the system for the tenant of its job. A task that throws
 * is tried again later, ever more rarely, by the library.
 */
export const startWorker = async ({ connection, db, log, concurrency = 2, tasks = TASKS }: WorkerSettings): Promise<Worker> => {
  const taskList: TaskList = Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      async (given: unknown) => {
        const payload = Payload.parse(given)
        await task(liveContext(db, tenantOf(payload), { kind: 'system', name }), payload)
      },
    ]),
  )
  // The library reads its own columns as plain dates, so it gets a pool without our column types.
  const pool = new pg.Pool({ ...connection, max: concurrency + 2, application_name: 'motcua jobs' })
  pool.on('error', (error) => log.warn({ err: error }, 'job connection lost'))
  pool.on('connect', (client) => client.on('error', () => undefined))
  const runner = await run({ pgPool: pool, taskList, concurrency, noHandleSignals: true, logger: loggerFor(log), crontab: '' })
  runner.promise.catch((error: unknown) => log.error({ err: error }, 'jobs stopped with an error'))
  return {
    stop: async () => {
      await runner.stop().catch((error: unknown) => log.warn({ err: error }, 'jobs had stopped before'))
      await pool.end()
    },
  }
}
