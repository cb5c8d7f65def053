import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { Actor } from '#kernel/actor.ts'
import type { AccountId, DossierId } from '#kernel/ids.ts'
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

/** Every account that a dossier belongs to or that follows it: to tell them what happens. For the system only. */
export const findDossierAccounts = async (trx: Trx, id: DossierId): Promise<readonly AccountId[]> => {
  const { rows } = await sql<{ accountId: AccountId }>`
    select distinct account_id as "accountId" from dossier_citizen
    where tenant_id = current_tenant() and dossier_id = ${id} order by 1`.execute(trx)
  return rows.map(({ accountId }) => accountId)
}
