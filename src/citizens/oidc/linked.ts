import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { AccountId } from '#kernel/ids.ts'

/** The issuers whose identity is joined to this account. */
export const findLinkedIssuers = async (trx: Trx, accountId: AccountId): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ issuer: string }>`
    select issuer from citizen_subject where tenant_id = current_tenant() and account_id = ${accountId}`.execute(trx)
  return new Set(rows.map(({ issuer }) => issuer))
}
