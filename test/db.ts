import { hash, randomUUID } from 'node:crypto'
import { after } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import type { Actor } from '#kernel/actor.ts'
import { uuid7, type TenantId } from '#kernel/ids.ts'
import { Temporal, type Instant } from '#kernel/time.ts'
import { openDatabase, type Database } from '#db/client.ts'
import type { Ctx } from '#db/context.ts'
import { embeddedConnection } from '#db/embedded.ts'
import type { DatabaseRole } from '#db/roles.ts'
import { startTestPostgres, TEMPLATE, TEST_POSTGRES, type TestPostgres } from './postgres.ts'

export type TestDatabase = {
  /** Connected as the role that the web uses: row-level security and missing grants are felt in tests. */
  readonly app: Database
  readonly worker: Database
  /** Sees and may change everything: to arrange and to look, never to do what is tested. */
  readonly owner: Database
  connection(role: DatabaseRole | 'superuser'): pg.ClientConfig
  /** A connection of one's own, closed with the database. */
  connect(role: DatabaseRole | 'superuser'): Promise<pg.Client>
}

/** A file run by hand starts its own server and stops it when its last database is closed. */
let own: { readonly server: Promise<TestPostgres>; users: number } | undefined

const takeServer = async (): Promise<{ socketDir: string; release(): Promise<void> }> => {
  const given = process.env[TEST_POSTGRES]
  if (given !== undefined) return { socketDir: given, release: async () => undefined }
  const mine = (own ??= { server: startTestPostgres(), users: 0 })
  mine.users += 1
  const { socketDir, stop } = await mine.server
  return {
    socketDir,
    release: async () => {
      mine.users -= 1
      if (mine.users > 0) return
      own = undefined
      await stop()
    },
  }
}

/**
 * A database of its own for a test file: a clone of the migrated template, dropped after the file.
 * Call it once at the top of the file: `const db = await testDatabase()`.
 */
export const testDatabase = async (): Promise<TestDatabase> => {
  const { socketDir, release } = await takeServer()
  const server = { socketDir, port: 5432 }
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const admin = new pg.Client(embeddedConnection(server, 'superuser', 'postgres'))
  await admin.connect()
  await admin.query(`create database ${name} template ${TEMPLATE} owner motcua_owner`)
  const connection = (role: DatabaseRole | 'superuser'): pg.ClientConfig => embeddedConnection(server, role, name)
  const databases = {
    app: openDatabase(connection('app')),
    worker: openDatabase(connection('worker')),
    owner: openDatabase(connection('owner'), { max: 4 }),
  }
  const clients: pg.Client[] = []
  const connect = async (role: DatabaseRole | 'superuser'): Promise<pg.Client> => {
    const client = new pg.Client(connection(role))
    await client.connect()
    clients.push(client)
    return client
  }
  after(async () => {
    await Promise.all(clients.map((client) => client.end()))
    await Promise.all(Object.values(databases).map((database) => database.destroy()))
    await admin.query(`drop database if exists ${name} with (force)`)
    await admin.end()
    await release()
  })
  return { ...databases, connection, connect }
}

export const TEST_TENANT = '00000000-0000-7000-8000-000000000001' as TenantId
export const SYSTEM: Actor = { kind: 'system', name: 'test' }

/** Ids 1, 2, 3 … as UUIDv7 of one moment: the same test gives the same ids. */
export const countingIds = (at: Instant = Temporal.Instant.from('2025-07-01T00:00:00Z')): (() => string) => {
  let count = 0
  return () => {
    count += 1
    const bytes = new Uint8Array(10)
    new DataView(bytes.buffer).setUint32(6, count)
    return uuid7(at.epochMilliseconds, bytes)
  }
}

/** Bytes that look random, never repeat, and are the same in every run. */
export const countingBytes = (): ((length: number) => Uint8Array) => {
  let count = 0
  return (length) => {
    count += 1
    return hash('sha512', `bytes ${count}`, 'buffer').subarray(0, length)
  }
}

export type TestWorld = {
  readonly tenantId?: TenantId
  readonly actor?: Actor
  /** The moment that the clock shows; a function to let it move. */
  readonly now?: string | (() => Instant)
  readonly newId?: () => string
}

/**
 * A `Ctx` on a test database with a clock that stands, counted ids and bytes that only look random.
 * Jobs are taken from nowhere: what was enqueued is in `jobs`.
 */
export const testCtx = (db: Database, world: TestWorld = {}): Ctx & { readonly jobs: Parameters<Ctx['enqueue']>[1][] } => {
  const { now = '2025-07-01T01:00:00Z' } = world
  const jobs: Parameters<Ctx['enqueue']>[1][] = []
  const standing = typeof now === 'string' ? Temporal.Instant.from(now) : undefined
  return {
    db,
    tenantId: world.tenantId ?? TEST_TENANT,
    actor: world.actor ?? SYSTEM,
    clock: typeof now === 'string' ? () => standing as Instant : now,
    newId: world.newId ?? countingIds(),
    random: countingBytes(),
    enqueue: async (_trx, job) => {
      jobs.push(job)
    },
    jobs,
  }
}

/** The tenant that `testCtx` works for, made through the owner. */
export const addTestTenant = async (db: TestDatabase, id: TenantId = TEST_TENANT, code = 'thu-nghiem'): Promise<TenantId> => {
  await db.owner.insertInto('tenant').values({ id, code, name: 'Tỉnh thử nghiệm' }).execute()
  return id
}

/** Runs SQL as the owner and returns its rows, for checks that must not go through the product's reads. */
export const rowsOf = async <Row>(db: TestDatabase, text: string): Promise<Row[]> =>
  (await sql.raw<Row>(text).execute(db.owner)).rows
