// Generated from the database: npm run -s motcua -- db-types
import type { ColumnType } from 'kysely'
import type { Instant } from '#kernel/time.ts'

/** Read as parsed JSON, written as text: the bytes that are stored are the ones that were made. */
export type Json = ColumnType<unknown, string, string>

export interface InstanceTable {
  singleton: boolean
  id: string
  kind: string
  created_at: Instant
}

export interface MigrationTable {
  number: number
  name: string
  checksum: string
  applied_at: Instant
}

export interface OutboxTable {
  tenant_id: string
  channel: string
  dossier_id: string
  seq: number
  key: string
  state: string
  created_at: Instant
  settled_at: Instant | null
}

export interface SimulatedJobTable {
  id: string
  task: string
  payload: Json
  key: string | null
  run_at: Instant
}

export interface StoredFileTable {
  tenant_id: string
  id: string
  sha256: Buffer
  size: number
  media_type: string
  name: string | null
  name_salt: Buffer | null
  download_key: string
  state: string
  created_at: Instant
  created_by: string | null
  committed_at: Instant | null
}

export interface TenantTable {
  id: string
  code: string
  name: string
}

export interface Tables {
  instance: InstanceTable
  migration: MigrationTable
  outbox: OutboxTable
  simulated_job: SimulatedJobTable
  stored_file: StoredFileTable
  tenant: TenantTable
}
