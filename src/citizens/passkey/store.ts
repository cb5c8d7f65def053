import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import { hashToken, newToken } from '#identity/secret-token.ts'
import type { AccountId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'

export type Passkey = {
  readonly credentialId: string
  readonly accountId: AccountId
  readonly publicKey: Uint8Array<ArrayBuffer>
  readonly counter: number
}

const CHALLENGE_MINUTES = 5

/** A challenge for this browser; `sessionId` when somebody who is signed in asks. */
export const insertChallenge = async (trx: Trx, ctx: Ctx, sessionId: string | null): Promise<{ readonly token: string; readonly challenge: string }> => {
  const [token, challenge, now] = [newToken(ctx), newToken(ctx), ctx.clock()]
  await sql`
    insert into passkey_challenge (tenant_id, token_hash, challenge, session_id, created_at, expires_at)
    values (${ctx.tenantId}, ${hashToken(token)}, ${challenge}, ${sessionId}, ${now}, ${now.add({ minutes: CHALLENGE_MINUTES })})`
    .execute(trx)
  return { token, challenge }
}

/** Takes a challenge, once, for the session that asked. */
export const takeChallenge = async (trx: Trx, ctx: Ctx, token: string, sessionId: string | null): Promise<string | undefined> => {
  const now = ctx.clock()
  const { rows } = await sql<{ challenge: string }>`
    update passkey_challenge set used_at = ${now}
    where tenant_id = current_tenant() and token_hash = ${hashToken(token)} and used_at is null and expires_at > ${now}
      and session_id is not distinct from ${sessionId}::uuid
    returning challenge`.execute(trx)
  return rows[0]?.challenge
}

/** `false` when the credential is there already. */
export const insertPasskey = async (trx: Trx, ctx: Ctx, { credentialId, accountId, publicKey, counter }: Passkey, name: string): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into passkey (tenant_id, credential_id, account_id, public_key, counter, name, created_at)
    values (${ctx.tenantId}, ${credentialId}, ${accountId}, ${Buffer.from(publicKey)}, ${counter}, ${name}, ${ctx.clock()})
    on conflict do nothing`.execute(trx)
  return (numAffectedRows ?? 0n) > 0n
}

export const lockPasskey = async (trx: Trx, credentialId: string): Promise<Passkey | undefined> => {
  const { rows } = await sql<Passkey>`
    select credential_id as "credentialId", account_id as "accountId", public_key as "publicKey", counter from passkey
    where tenant_id = current_tenant() and credential_id = ${credentialId} for update`.execute(trx)
  return rows[0] && { ...rows[0], publicKey: new Uint8Array(rows[0].publicKey) }
}

export const noteUse = async (trx: Trx, ctx: Ctx, credentialId: string, counter: number): Promise<void> => {
  await sql`
    update passkey set counter = ${counter}, last_used_at = ${ctx.clock()}
    where tenant_id = current_tenant() and credential_id = ${credentialId}`.execute(trx)
}

export const deletePasskey = async (trx: Trx, accountId: AccountId, credentialId: string): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    delete from passkey
    where tenant_id = current_tenant() and account_id = ${accountId} and credential_id = ${credentialId}`.execute(trx)
  return (numAffectedRows ?? 0n) > 0n
}

export type PasskeyLine = {
  readonly credentialId: string
  readonly name: string
  readonly createdAt: Instant
  readonly lastUsedAt: Instant | null
}

/** One's own keys, the oldest first. */
export const findPasskeys = async (trx: Trx, accountId: AccountId): Promise<PasskeyLine[]> => {
  const { rows } = await sql<PasskeyLine>`
    select credential_id as "credentialId", name, created_at as "createdAt", last_used_at as "lastUsedAt" from passkey
    where tenant_id = current_tenant() and account_id = ${accountId} order by created_at, credential_id`.execute(trx)
  return rows
}
