import type pg from 'pg'
import { serverConnection, type Config } from '#config.ts'
import type { ServerAddress } from './embedded/owner-lock.ts'
import { embeddedConnection, findEmbedded, startEmbedded } from './embedded.ts'
import type { DatabaseRole } from './roles.ts'

/** Where the data is, ready to be connected to. */
export type Store = {
  readonly kind: 'embedded' | 'server'
  /** Of the embedded server. */
  readonly address?: ServerAddress
  /** Set when the embedded server could not keep its data inside the data folder. */
  readonly keptElsewhere?: string
  connection(role: DatabaseRole): pg.ClientConfig
  /** Stops what this process started; a server of one's own or of another process stays. */
  stop(): Promise<void>
}

const serverStore = (config: Config): Store | undefined => {
  const { database } = config
  if (database.kind === 'embedded') return undefined
  return { kind: 'server', connection: (role) => serverConnection(database, role), stop: async () => undefined }
}

const embeddedStore = (address: ServerAddress, stop: () => Promise<void>): Store => ({
  kind: 'embedded',
  address,
  connection: (role) => embeddedConnection(address, role),
  stop,
})

/** For the program that serves: starts the embedded server and owns it. Throws `SetupError`. */
export const openOwnStore = async (config: Config, onRestart?: (attempt: number) => void): Promise<Store> => {
  const server = serverStore(config)
  if (server !== undefined) return server
  const embedded = await startEmbedded(config.dataDir, {}, onRestart)
  const store = embeddedStore(embedded.address, embedded.stop)
  return embedded.isInPlace ? store : { ...store, keptElsewhere: embedded.clusterDir }
}

/** For a command: beside the running program when there is one, else on a server of its own for the while. */
export const openSharedStore = async (config: Config): Promise<Store> => {
  const running = config.database.kind === 'embedded' ? findEmbedded(config.dataDir) : undefined
  if (running === undefined) return openOwnStore(config)
  return embeddedStore(running, async () => undefined)
}
