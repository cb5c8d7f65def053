import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { Actor } from '#kernel/actor.ts'
import type { DossierId } from '#kernel/ids.ts'
import type { CitizenPart } from './domain/may.ts'

/**
 * What a citizen has to do with a dossier, for whomever they act now; null for everybody else and for who only follows
 * it. The wall of `dossier_citizen` shows each citizen their own rows alone.
 */
export const findCitizenPart = async (trx: Trx, actor: Actor, id: DossierId): Promise<CitizenPart | null> => {
  if (actor.kind !== 'citizen') return null
  const { rows } = await sql<{ part: CitizenPart }>`
    select part from dossier_citizen
    where tenant_id = current_tenant() and dossier_id = ${id} and part in ('submitter', 'party')
    order by part desc limit 1`.execute(trx)
  return rows[0]?.part ?? null
}
