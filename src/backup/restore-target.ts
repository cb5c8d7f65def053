import pg from 'pg'
import { embeddedConnection } from '#db/embedded.ts'
import { emptyDatabase } from '#db/empty-database.ts'
import type { Store } from '#db/store.ts'

/** Where a backup is brought back to. What is there stays untouched until `takePlace`, where the place allows it. */
export type RestoreTarget = {
  isEmpty(): Promise<boolean>
  /** An empty database to build in. */
  prepare(): Promise<pg.ClientConfig>
  takePlace(): Promise<void>
  abandon(): Promise<void>
}

const withClient = async <T>(connection: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** An installation is empty before it was given its kind. */
const hasNoInstance = (connection: pg.ClientConfig): Promise<boolean> =>
  withClient(connection, async (client) => {
    const { rows } = await client.query<{ exists: boolean }>(`select to_regclass('public.instance') is not null as exists`)
    if (!rows[0]?.exists) return true
    return (await client.query('select 1 from instance')).rowCount === 0
  })

const LIVE = 'motcua'
const DRAFT = 'motcua_restore'
const FORMER = 'motcua_former'

/** The embedded server: a database beside the living one, which trade names in one transaction. */
const besideTheLiving = (store: Store, address: NonNullable<Store['address']>): RestoreTarget => {
  const asAdmin = (statements: readonly string[]): Promise<void> =>
    withClient(embeddedConnection(address, 'superuser', 'postgres'), async (client) => {
      for (const statement of statements) await client.query(statement)
    })
  return {
    isEmpty: () => hasNoInstance(store.connection('owner')),
    prepare: async () => {
      await asAdmin([`drop database if exists ${DRAFT}`, `create database ${DRAFT} owner motcua_owner`])
      return embeddedConnection(address, 'owner', DRAFT)
    },
    takePlace: () =>
      asAdmin([
        `drop database if exists ${FORMER}`,
        'begin',
        `alter database ${LIVE} rename to ${FORMER}`,
        `alter database ${DRAFT} rename to ${LIVE}`,
        'commit',
        `drop database ${FORMER}`,
      ]),
    abandon: () => asAdmin([`drop database if exists ${DRAFT}`]),
  }
}

/** A server of one's own, where we may not make databases: the two schemas are emptied first. */
const inPlace = (store: Store): RestoreTarget => ({
  isEmpty: () => hasNoInstance(store.connection('owner')),
  prepare: async () => {
    await emptyDatabase(store.connection('owner'))
    return store.connection('owner')
  },
  takePlace: async () => undefined,
  abandon: async () => undefined,
})

export const restoreTarget = (store: Store): RestoreTarget =>
  store.address === undefined ? inPlace(store) : besideTheLiving(store, store.address)
