import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { AccountId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { FactField, Proof } from './store.ts'

export type ProfileFact = { readonly value: string; readonly proof: Proof; readonly provedAt: Instant }

/** What the account knows of its holder: only the fields that it knows, each with how it was proved. */
export type CitizenProfile = Readonly<Partial<Record<FactField, ProfileFact>>>

/** `birthDate` is ISO as exact as it is known; `sex` is "male" or "female". The wall narrows it to one's own account. */
export const getCitizenProfile = async (trx: Trx, accountId: AccountId): Promise<CitizenProfile> => {
  const { rows } = await sql<ProfileFact & { field: FactField }>`
    select field, value, proof, proved_at as "provedAt" from citizen_fact
    where tenant_id = current_tenant() and account_id = ${accountId}`.execute(trx)
  return Object.fromEntries(rows.map(({ field, ...fact }) => [field, fact]))
}
