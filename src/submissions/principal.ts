import { sql } from 'kysely'
import { getOrganisationProfile } from '#citizens/acting/organisation-queries.ts'
import type { Trx } from '#db/context.ts'
import type { ActingFor } from '#kernel/actor.ts'

/** For whom a dossier is handed in, as its owner (chủ hồ sơ). */
export type Principal = {
  readonly kind: 'citizen' | 'household' | 'business' | 'organisation'
  readonly name: string
  readonly identityNumber: string
  readonly address: string | null
}

/** The organisation or person that a citizen acts for; null when they act for themselves. */
export const findPrincipal = async (trx: Trx, actingFor: ActingFor | null): Promise<Principal | null> => {
  if (actingFor === null) return null
  if (actingFor.kind === 'organisation') {
    const { kind, name, taxNumber, address } = await getOrganisationProfile(trx, actingFor.id)
    return { kind, name, identityNumber: taxNumber, address }
  }
  const { rows } = await sql<{ name: string; identityNumber: string }>`
    select principal_name as name, principal_identity_number as "identityNumber" from power_of_attorney
    where tenant_id = current_tenant() and id = ${actingFor.powerOfAttorneyId}`.execute(trx)
  return rows[0] === undefined ? null : { ...rows[0], kind: 'citizen', address: null }
}
