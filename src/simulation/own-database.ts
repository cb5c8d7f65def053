import pg from 'pg'
import { serverConnection, type Config } from '#config.ts'
import { embeddedConnection } from '#db/embedded.ts'
import { DATABASE_ROLES, type DatabaseRole } from '#db/roles.ts'
import type { Store } from '#db/store.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { SimulationRefusal } from './sentences.ts'

/** How to reach the databases of one server: any of them, as one of the program's roles or to make databases. */
export type Server = {
  connection(role: DatabaseRole, database: string): pg.ClientConfig
  /** For `create database` and `drop database`. */
  readonly maker: pg.ClientConfig
  /** The maker inside another database. */
  makerIn(database: string): pg.ClientConfig
}

const inDatabase = (connection: pg.ClientConfig, database: string): pg.ClientConfig => {
  const url = new URL(connection.connectionString ?? '')
  url.pathname = `/${database}`
  return { ...connection, connectionString: url.href }
}

/** The server that this installation uses, embedded or one's own. */
export const serverOf = (config: Config, store: Store): Server => {
  const { address } = store
  if (address !== undefined) {
    return {
      connection: (role, database) => embeddedConnection(address, role, database),
      maker: embeddedConnection(address, 'superuser', 'postgres'),
      makerIn: (database) => embeddedConnection(address, 'superuser', database),
    }
  }
  const { database: location } = config
  if (location.kind !== 'server') throw new Error('a store without an address is a server of its own')
  return {
    connection: (role, database) => inDatabase(serverConnection(location, role), database),
    maker: { connectionString: location.ownerUrl },
    makerIn: (database) => inDatabase({ connectionString: location.ownerUrl }, database),
  }
}

const NAME = /^[a-z][a-z0-9_]{0,49}$/
const IN_USE = '55006'

const withClient = async <T>(connection: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ ...connection, application_name: 'motcua simulate' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** `simulation`, another kind, or `undefined` for a database that was never an installation. */
const kindOf = (connection: pg.ClientConfig): Promise<string | undefined> =>
  withClient(connection, async (client) => {
    const { rows: tables } = await client.query<{ found: boolean }>(`select to_regclass('public.instance') is not null as found`)
    if (tables[0]?.found !== true) return undefined
    const { rows } = await client.query<{ kind: string }>('select kind from instance')
    return rows[0]?.kind
  })

/**
 * Makes an empty database of this name. One that a simulation left is dropped first; any other is left alone and
 * refused, so that no office is ever lost to a slip of the keyboard.
 */
export const makeDatabase = async (server: Server, database: string): Promise<Result<null, SimulationRefusal>> => {
  if (!NAME.test(database)) return refuse('databaseNameInvalid', { database })
  return withClient(server.maker, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database])
    if (rowCount !== 0) {
      if ((await kindOf(server.makerIn(database))) !== 'simulation') return refuse('databaseNotSimulation', { database })
      try {
        await client.query(`drop database ${database}`)
      } catch (error) {
        if ((error as { code?: string }).code !== IN_USE) throw error
        return refuse('databaseInUse', { database, reason: (error as Error).message })
      }
    }
    try {
      await client.query(`create database ${database} owner ${DATABASE_ROLES.owner}`)
      // A simulation can be run again: nobody waits for its commits to reach the disk.
      await client.query(`alter database ${database} set synchronous_commit = off`)
    } catch (error) {
      return refuse('databaseNotCreated', { database, reason: (error as Error).message })
    }
    return ok(null)
  })
}
