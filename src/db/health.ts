import { sql } from 'kysely'
import type { Database } from './client.ts'

/**
 * Whether a write reaches the disk right now. A message is put into the write-ahead log and
 * flushed, so a full disk or a read-only standby is found; no row stays behind.
 */
export const canWrite = async (db: Database): Promise<boolean> => {
  try {
    await sql`select pg_logical_emit_message(true, 'motcua', 'health', true)`.execute(db)
    return true
  } catch {
    return false
  }
}
