import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { columnTypes } from './column-values.ts'
import { sparingRoundTrips } from './round-trips.ts'
import type { Tables } from './tables.ts'

export type Database = Kysely<Tables>

export type PoolSettings = {
  /** Most connections at once. */
  readonly max?: number
  readonly applicationName?: string
  /** A statement that takes longer is stopped, so that one report never holds a connection for ever. */
  readonly statementTimeoutMs?: number
  /** Told when an idle connection breaks; the pool replaces it by itself. */
  readonly onConnectionLost?: (error: Error) => void
}

/** A pool with our column types; also what the job library and low-level tools use. */
export const openPool = (connection: pg.ClientConfig, settings: PoolSettings = {}): pg.Pool => {
  const pool = new pg.Pool({
    ...connection,
    options: [connection.options, '-c TimeZone=UTC'].filter(Boolean).join(' '),
    types: columnTypes,
    pipeline: true,
    max: settings.max ?? 10,
    application_name: settings.applicationName ?? 'motcua',
    ...(settings.statementTimeoutMs === undefined ? {} : { statement_timeout: settings.statementTimeoutMs }),
    idle_in_transaction_session_timeout: 60_000,
    connectionTimeoutMillis: 10_000,
  })
  pool.on('error', (error) => settings.onConnectionLost?.(error))
  // The pool listens only while a connection is idle. One that breaks while it is lent and between two statements would
  // end the whole program; its next statement fails instead, and the pool throws it away.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** Opens the database for one role. Close with `database.destroy()`. */
export const openDatabase = (connection: pg.ClientConfig, settings: PoolSettings = {}): Database =>
  new Kysely<Tables>({ dialect: new PostgresDialect({ pool: sparingRoundTrips(openPool(connection, settings)) }) })
