import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import type { AccountId, StaffId } from '#kernel/ids.ts'
import type { SecurityPolicy } from './domain/security-policy.ts'
import { hashToken, newToken } from './secret-token.ts'
import { plainRecoveryCode } from './totp.ts'

export const insertAccount = async (
  trx: Trx,
  ctx: Ctx,
  id: AccountId,
  staffId: StaffId,
  login: string,
  password: { readonly hash: string; readonly mustChange: boolean } | null,
): Promise<void> => {
  const now = ctx.clock()
  await sql`
    insert into account (tenant_id, id, staff_id, login, password_hash, must_change_password, password_changed_at,
      created_at)
    values (${ctx.tenantId}, ${id}, ${staffId}, ${login}, ${password?.hash ?? null}, ${password?.mustChange ?? false},
      ${password === null ? null : now}, ${now})`.execute(trx)
}

export const writePassword = async (trx: Trx, ctx: Ctx, id: AccountId, passwordHash: string): Promise<void> => {
  await sql`
    update account set password_hash = ${passwordHash}, must_change_password = false,
      password_changed_at = ${ctx.clock()}
    where tenant_id = current_tenant() and id = ${id}`.execute(trx)
}

/** Takes the password and the second factor away: only a link can set a new one. */
export const clearCredentials = async (trx: Trx, id: AccountId): Promise<void> => {
  await sql`
    update account set password_hash = null, totp_secret = null, totp_enabled_at = null, totp_last_step = null
    where tenant_id = current_tenant() and id = ${id}`.execute(trx)
}

export const markDisabled = async (trx: Trx, ctx: Ctx, id: AccountId, isDisabled: boolean): Promise<void> => {
  await sql`
    update account set disabled_at = ${isDisabled ? ctx.clock() : null}
    where tenant_id = current_tenant() and id = ${id}`.execute(trx)
}

export const writeTotpSecret = async (trx: Trx, id: AccountId, secret: string | null): Promise<void> => {
  await sql`
    update account set totp_secret = ${secret}, totp_enabled_at = null, totp_last_step = null
    where tenant_id = current_tenant() and id = ${id}`.execute(trx)
}

export const markTotpEnabled = async (trx: Trx, ctx: Ctx, id: AccountId): Promise<void> => {
  await sql`
    update account set totp_enabled_at = ${ctx.clock()} where tenant_id = current_tenant() and id = ${id}`.execute(trx)
}

export const writeTotpStep = async (trx: Trx, id: AccountId, step: number): Promise<void> => {
  await sql`
    update account set totp_last_step = ${step} where tenant_id = current_tenant() and id = ${id}`.execute(trx)
}

/** New codes take the place of all old ones, used or not. */
export const replaceRecoveryCodes = async (
  trx: Trx,
  ctx: Ctx,
  id: AccountId,
  codes: readonly string[],
): Promise<void> => {
  await sql`
    update account_recovery_code set used_at = ${ctx.clock()}
    where tenant_id = current_tenant() and account_id = ${id} and used_at is null`.execute(trx)
  for (const code of codes) {
    await sql`
      insert into account_recovery_code (tenant_id, account_id, code_hash)
      values (${ctx.tenantId}, ${id}, ${hashToken(plainRecoveryCode(code))})`.execute(trx)
  }
}

/** `false` when there is no such unused code. */
export const useRecoveryCode = async (trx: Trx, ctx: Ctx, id: AccountId, typed: string): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    update account_recovery_code set used_at = ${ctx.clock()}
    where tenant_id = current_tenant() and account_id = ${id} and used_at is null
      and code_hash = ${hashToken(plainRecoveryCode(typed))}`.execute(trx)
  return (numAffectedRows ?? 0n) > 0n
}

export type LinkPurpose = 'setup' | 'invitation' | 'reset'

const LINK_HOURS = 72

/** Issues a one-time link; older ones of the same account (or older set-up links) stop working. */
export const issueLink = async (
  trx: Trx,
  ctx: Ctx,
  purpose: LinkPurpose,
  accountId: AccountId | null,
): Promise<string> => {
  const token = newToken(ctx)
  const now = ctx.clock()
  await sql`
    update account_link set used_at = ${now}
    where tenant_id = current_tenant() and used_at is null and account_id is not distinct from ${accountId}::uuid`
    .execute(trx)
  await sql`
    insert into account_link (tenant_id, token_hash, purpose, account_id, created_at, expires_at)
    values (${ctx.tenantId}, ${hashToken(token)}, ${purpose}, ${accountId}, ${now}, ${now.add({ hours: LINK_HOURS })})`
    .execute(trx)
  return token
}

export type Link = { readonly purpose: LinkPurpose; readonly accountId: AccountId | null }

/** A link that still works, held until the transaction ends. */
export const lockLink = async (trx: Trx, ctx: Ctx, token: string): Promise<Link | undefined> => {
  const { rows } = await sql<Link>`
    select purpose, account_id as "accountId" from account_link
    where tenant_id = current_tenant() and token_hash = ${hashToken(token)} and used_at is null
      and expires_at > ${ctx.clock()} for update`.execute(trx)
  return rows[0]
}

export const markLinkUsed = async (trx: Trx, ctx: Ctx, token: string): Promise<void> => {
  await sql`
    update account_link set used_at = ${ctx.clock()}
    where tenant_id = current_tenant() and token_hash = ${hashToken(token)}`.execute(trx)
}

export const writePolicy = async (trx: Trx, ctx: Ctx, policy: SecurityPolicy): Promise<void> => {
  await sql`
    insert into security_policy (tenant_id, idle_minutes, absolute_hours, lock_after, lock_minutes,
      address_lock_after, password_min_length, totp_roles)
    values (${ctx.tenantId}, ${policy.idleMinutes}, ${policy.absoluteHours}, ${policy.lockAfter},
      ${policy.lockMinutes}, ${policy.addressLockAfter}, ${policy.passwordMinLength}, ${policy.totpRoles})
    on conflict (tenant_id) do update set idle_minutes = excluded.idle_minutes,
      absolute_hours = excluded.absolute_hours, lock_after = excluded.lock_after,
      lock_minutes = excluded.lock_minutes, address_lock_after = excluded.address_lock_after,
      password_min_length = excluded.password_min_length, totp_roles = excluded.totp_roles`.execute(trx)
}
