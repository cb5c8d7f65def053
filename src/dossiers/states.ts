import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { DossierId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { Dossier } from './domain/dossier.ts'

/** The beginning of a walk over all dossiers in the order of their ids. */
export const FIRST_ID = '00000000-0000-0000-0000-000000000000' as DossierId

/** States of dossiers by id, for tasks that reckon with many at a time; ids that are not there are left out. */
export const findStates = async (trx: Trx, ids: readonly DossierId[]): Promise<readonly Dossier[]> => {
  const { rows } = await sql<{ state: Dossier }>`
    select state from dossier where tenant_id = current_tenant() and id = any(${ids}::uuid[]) order by id`.execute(trx)
  return rows.map(({ state }) => state)
}

/** The next open dossiers after an id. */
export const findOpenStates = async (trx: Trx, after: DossierId, limit: number): Promise<readonly Dossier[]> => {
  const { rows } = await sql<{ state: Dossier }>`
    select state from dossier where tenant_id = current_tenant() and phase = 'open' and id > ${after}
    order by id limit ${limit}`.execute(trx)
  return rows.map(({ state }) => state)
}

export type Recorded = {
  /** Dossiers to which something happened, each once. */
  readonly ids: readonly DossierId[]
  /** Everything recorded up to this moment is among them. */
  readonly until: Instant
  readonly isLast: boolean
}

/**
 * Dossiers with an event recorded from a moment on, at most `limit` events' worth. Events of one moment are never divided,
 * so that a walk from one answer's `until` to the next misses none.
 */
export const findRecordedSince = async (trx: Trx, since: Instant, until: Instant, limit: number): Promise<Recorded> => {
  const { rows } = await sql<{ ids: DossierId[] | null; last: Instant | null; count: number }>`
    with reached as (
      select recorded_at from dossier_event
      where tenant_id = current_tenant() and recorded_at > ${since} and recorded_at <= ${until}
      order by recorded_at offset ${limit - 1} limit 1)
    select array_agg(distinct dossier_id) as ids, max(recorded_at) as last, count(*)::int as count from dossier_event
    where tenant_id = current_tenant() and recorded_at > ${since}
      and recorded_at <= coalesce((select recorded_at from reached), ${until})`.execute(trx)
  const row = rows[0]
  const isLast = row === undefined || row.count < limit
  return { ids: row?.ids ?? [], until: isLast ? until : (row.last ?? until), isLast }
}
