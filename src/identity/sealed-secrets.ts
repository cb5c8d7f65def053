import { sql } from 'kysely'
import { type Ctx, type Trx, transaction } from '#db/context.ts'
import type { AccountId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { isSealed, type Vault } from '#secrets/vault.ts'
import { logAccess } from './access-log.ts'

/** Where the secret of an account's second factor stands: a copied row does not open. */
export const totpPlace = (ctx: Pick<Ctx, 'tenantId'>, accountId: AccountId): string => `account.totp_secret ${ctx.tenantId} ${accountId}`

const findFingerprint = async (trx: Trx): Promise<string | undefined> =>
  (await sql<{ fingerprint: string }>`select fingerprint from vault_key where tenant_id = current_tenant()`.execute(trx)).rows[0]?.fingerprint

const noteFingerprint = async (trx: Trx, ctx: Ctx, vault: Vault): Promise<void> => {
  await sql`
    insert into vault_key (tenant_id, fingerprint, noted_at) values (current_tenant(), ${vault.fingerprint}, ${ctx.clock()})
    on conflict (tenant_id) do update set fingerprint = excluded.fingerprint, noted_at = excluded.noted_at`.execute(trx)
}

/** Seals what an older program left in the open. */
const sealPlain = async (trx: Trx, ctx: Ctx, vault: Vault): Promise<number> => {
  const { rows } = await sql<{ id: AccountId; secret: string }>`
    select id, totp_secret as secret from account
    where tenant_id = current_tenant() and totp_secret is not null for update`.execute(trx)
  const plain = rows.filter(({ secret }) => !isSealed(secret))
  for (const { id, secret } of plain) {
    await sql`
      update account set totp_secret = ${vault.seal(secret, totpPlace(ctx, id))}
      where tenant_id = current_tenant() and id = ${id}`.execute(trx)
  }
  return plain.length
}

/**
 * At each start: the key must be the one that sealed what is there (the first one is noted), and what lies in the
 * open is sealed. Answers how many were.
 */
export const prepareVault = (ctx: Ctx, vault: Vault): Promise<Result<{ readonly sealed: number }, 'secretKeyDiffers'>> =>
  transaction(ctx, async (trx) => {
    const known = await findFingerprint(trx)
    if (known !== undefined && known !== vault.fingerprint) return refuse('secretKeyDiffers')
    if (known === undefined) await noteFingerprint(trx, ctx, vault)
    return ok({ sealed: await sealPlain(trx, ctx, vault) })
  })

/**
 * The old key is lost: takes this one, and forgets every second factor that the old one had sealed. People sign in
 * with their password and set up a new one. Answers how many were forgotten.
 */
export const adoptVault = (ctx: Ctx, vault: Vault): Promise<number> =>
  transaction(ctx, async (trx) => {
    await noteFingerprint(trx, ctx, vault)
    const { rows } = await sql<{ id: AccountId }>`
      update account set totp_secret = null, totp_enabled_at = null, totp_last_step = null
      where tenant_id = current_tenant() and totp_secret is not null returning id`.execute(trx)
    for (const { id } of rows) await logAccess(trx, ctx, { event: 'totpDisabled', accountId: id, detail: { keyLost: true } })
    return rows.length
  })
