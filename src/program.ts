import type { Config } from '#config.ts'
import { openDatabase, type Database } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { openOwnStore, type Store } from '#db/store.ts'
import { askToKnowPeople, peopleTasks } from '#dossiers/people/know-people.ts'
import { forecastTimes } from '#forecast/jobs.ts'
import { Temporal } from '#kernel/time.ts'
import { latenessTimes } from '#lateness/jobs.ts'
import { monitoringTimes } from '#monitoring/jobs.ts'
import { reformTimes } from '#reform/jobs.ts'
import { findTenantId } from '#organisation/found-organisation.ts'
import { housekeepingTasks, housekeepingTimes } from './housekeeping.ts'
import { openOutgoing } from './outgoing.ts'
import { openOwnFiles } from './own-files.ts'
import { liveContext } from './jobs/live-context.ts'
import { TASKS } from './jobs/tasks.ts'
import { startWorker } from './jobs/worker.ts'
import type { Log } from './log.ts'
import { openOwnVault } from '#secrets/own-vault.ts'
import type { Vault } from '#secrets/vault.ts'

export type Program = {
  readonly config: Config
  readonly log: Log
  readonly store: Store
  /** Connected as the web's role. */
  readonly db: Database
  /** Seals secrets at rest. */
  readonly vault: Vault
}

/** What runs by the clock, in the job library's own writing. A capability adds the times of its `jobs.ts` here. */
const TIMES = [housekeepingTimes, forecastTimes, monitoringTimes, latenessTimes, reformTimes]

const WEB_CONNECTIONS = 16
const WORKER_CONNECTIONS = 4
const WEB_STATEMENT_MS = 30_000

/** Opens the store and brings it up to this program. Whatever fails, nothing is left running. */
export const openProgram = async (config: Config, log: Log): Promise<{ program: Program; close(): Promise<void> }> => {
  const store = await openOwnStore(config, (attempt) => log.error({ attempt }, 'database server died, starting it again'))
  let vault: Vault
  try {
    vault = await openOwnVault(config)
    const ran = await migrate(store.connection('owner'), () => Temporal.Now.instant())
    if (ran.length > 0) log.info({ migrations: ran }, 'database migrated')
  } catch (error) {
    await store.stop()
    throw error
  }
  const db = openDatabase(store.connection('app'), {
    max: WEB_CONNECTIONS,
    applicationName: 'motcua web',
    statementTimeoutMs: WEB_STATEMENT_MS,
    onConnectionLost: (error) => log.warn({ err: error }, 'database connection lost'),
  })
  return {
    program: { config, log, store, db, vault },
    close: async () => {
      await db.destroy()
      await store.stop()
    },
  }
}

/** Takes jobs until closed. */
export const openWorker = async ({ config, store, log, vault }: Program): Promise<{ close(): Promise<void> }> => {
  const db = openDatabase(store.connection('worker'), {
    max: WORKER_CONNECTIONS,
    applicationName: 'motcua worker',
    onConnectionLost: (error) => log.warn({ err: error }, 'database connection lost'),
  })
  const tenantId = await findTenantId(db)
  const files = openOwnFiles(config)
  if (tenantId !== undefined) await askToKnowPeople(liveContext(db, tenantId, { kind: 'system', name: 'start' }), vault)
  const outgoing = tenantId === undefined ? undefined : await openOutgoing({ config, log, db, tenantId, files })
  const worker = await startWorker({
    connection: store.connection('worker'),
    db,
    log,
    tasks: { ...TASKS, ...peopleTasks(vault), ...housekeepingTasks(files), ...outgoing?.tasks },
    ...(tenantId !== undefined && { times: [...TIMES.map((times) => times(tenantId)), outgoing?.times ?? ''].join('\n') }),
  })
  return {
    close: async () => {
      await worker.stop()
      await outgoing?.stop()
      await db.destroy()
    },
  }
}
