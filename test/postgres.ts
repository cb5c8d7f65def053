import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { embeddedConnection, startEmbedded } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { Temporal } from '#kernel/time.ts'

/** The address of the run's one PostgreSQL, given by the test runner to every test file. */
export const TEST_POSTGRES = 'MOTCUA_TEST_POSTGRES'
export const TEMPLATE = 'motcua_template'

export type TestPostgres = { readonly socketDir: string; stop(): Promise<void> }

/**
 * A PostgreSQL that lives as long as a test run, with a migrated template database. It trades durability
 * for speed, which no test of ours may rely on (those that kill the server start their own).
 */
export const startTestPostgres = async (): Promise<TestPostgres> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'motcua-test-'))
  const server = await startEmbedded(dataDir, {
    fsync: 'off',
    full_page_writes: 'off',
    synchronous_commit: 'off',
    max_connections: '100',
    autovacuum: 'off',
  })
  const stop = async (): Promise<void> => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    const client = new pg.Client(embeddedConnection(server.address, 'superuser', 'postgres'))
    await client.connect()
    await client.query(`create database ${TEMPLATE} owner motcua_owner`)
    await client.end()
    await migrate(embeddedConnection(server.address, 'owner', TEMPLATE), () => Temporal.Instant.from('2025-01-01T00:00:00Z'))
  } catch (error) {
    await stop()
    throw error
  }
  // A run that is cut short (Ctrl-C, a time limit) leaves no server behind.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void stop().finally(() => process.exit(1)))
  }
  return { socketDir: server.address.socketDir, stop }
}
