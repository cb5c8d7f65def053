import { setTimeout as pause } from 'node:timers/promises'
import { Logger, run, type Runner, type TaskList } from 'graphile-worker'
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
  /** Tasks that come by the clock, in the library's crontab (UTC). */
  readonly times?: string
}

const RESTART_MS = 500

/**
 * What the library cannot write down about a job, because the database has just gone, ends its run in order and reaches us.
 * Without batches it would be an error that nobody hears, which ends the whole program.
 */
const ORDERLY = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } } as const

/**
 * Starts taking jobs: each task gets a `Ctx` of the system for the tenant of its job. A task that throws
 * is tried again later, ever more rarely, by the library. A database that went away is waited for.
 */
export const startWorker = async ({ connection, db, log, concurrency = 2, tasks = TASKS, times = '' }: WorkerSettings): Promise<Worker> => {
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
  const start = (): Promise<Runner> =>
    run({ pgPool: pool, taskList, concurrency, noHandleSignals: true, logger: loggerFor(log), crontab: times, preset: ORDERLY })
  let runner = await start()
  let isStopping = false
  const keepRunning = async (): Promise<void> => {
    while (!isStopping) {
      await runner.promise.catch((error: unknown) => log.error({ err: error }, 'jobs stopped with an error'))
      await pause(RESTART_MS)
      if (isStopping) return
      await start().then(
        (started) => (runner = started),
        (error: unknown) => log.warn({ err: error }, 'jobs cannot start yet'),
      )
    }
  }
  const kept = keepRunning()
  return {
    stop: async () => {
      isStopping = true
      await runner.stop().catch((error: unknown) => log.warn({ err: error }, 'jobs had stopped before'))
      await kept
      await pool.end()
    },
  }
}
