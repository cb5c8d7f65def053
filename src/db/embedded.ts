import { existsSync, mkdirSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { locateBinaries } from './embedded/binaries.ts'
import { createCluster, removeSocketFolder, startCluster, stopLeftover, SUPERUSER } from './embedded/cluster.ts'
import { chooseIdentity } from './embedded/identity.ts'
import { acquireOwnerLock, findOwner, type ServerAddress } from './embedded/owner-lock.ts'
import { SERVER_SETTINGS } from './embedded/settings.ts'
import { DATABASE_ROLES, ensureRoles, type DatabaseRole } from './roles.ts'
import { SetupError } from './setup-error.ts'

const DATABASE = 'motcua'
const MAJOR_VERSION = '18'

export type EmbeddedServer = {
  readonly address: ServerAddress
  /** Where the cluster lies: inside the data folder, or elsewhere when its owner could not enter that. */
  readonly clusterDir: string
  readonly isInPlace: boolean
  /** A server left behind by a killed program was stopped first. */
  readonly stoppedLeftover: boolean
  stop(): Promise<void>
}

/** How to connect to an embedded server: a Unix socket in a folder that only we may enter. */
export const embeddedConnection = (
  { socketDir, port }: ServerAddress,
  role: DatabaseRole | 'superuser',
  database: string = DATABASE,
): pg.ClientConfig => ({
  host: socketDir,
  port,
  database,
  user: role === 'superuser' ? SUPERUSER : DATABASE_ROLES[role],
})

/** The embedded server that another living program (say `npm start`) runs on this data folder. */
export const findEmbedded = (dataDir: string): ServerAddress | undefined => findOwner(dataDir)?.server

/**
 * Starts PostgreSQL on the data folder, which this process then owns alone; creates everything on the
 * first run. A server that dies is started again and `onRestart` told. Throws `SetupError` (`dataDirInUse`, `serverDidNotStart` …); never deletes data.
 */
export const startEmbedded = async (
  dataDir: string,
  settings: Readonly<Record<string, string>> = {},
  onRestart: (attempt: number) => void = () => undefined,
): Promise<EmbeddedServer> => {
  const home = prepareDataDir(dataDir)
  const lock = acquireOwnerLock(home)
  try {
    const clusterDir = join(home, 'postgres', MAJOR_VERSION)
    const identity = chooseIdentity(locateBinaries(), clusterDir)
    const stoppedLeftover = await stopLeftover(identity.clusterDir)
    if (lock.abandoned?.server) removeSocketFolder(lock.abandoned.server.socketDir)
    if (!existsSync(identity.clusterDir)) createCluster(identity)
    const cluster = await startCluster(identity, { ...SERVER_SETTINGS, ...settings }, onRestart)
    try {
      await prepareDatabase(cluster.address)
    } catch (error) {
      await cluster.stop()
      throw error
    }
    lock.publish(cluster.address)
    return {
      address: cluster.address,
      clusterDir: identity.clusterDir,
      isInPlace: identity.clusterDir === clusterDir,
      stoppedLeftover,
      stop: async () => {
        await cluster.stop()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

const prepareDataDir = (dataDir: string): string => {
  try {
    // Others may pass through (the server may have to run as another account), never list or read.
    mkdirSync(dataDir, { recursive: true, mode: 0o711 })
    const home = realpathSync(dataDir)
    const postgres = join(home, 'postgres')
    mkdirSync(postgres, { recursive: true, mode: 0o700 })
    for (const name of readdirSync(postgres)) {
      if (name.startsWith('partial-')) rmSync(join(postgres, name), { recursive: true, force: true })
    }
    return home
  } catch (error) {
    throw new SetupError('dataDirNotWritable', { dataDir, reason: (error as Error).message }, error)
  }
}

const prepareDatabase = async (address: ServerAddress): Promise<void> => {
  const client = new pg.Client(embeddedConnection(address, 'superuser', 'postgres'))
  await client.connect()
  try {
    await ensureRoles(client, { login: true })
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (rowCount === 0) await client.query(`create database ${DATABASE} owner ${DATABASE_ROLES.owner}`)
  } finally {
    await client.end()
  }
}
