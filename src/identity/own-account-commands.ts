import { type Ctx, transaction } from '#db/context.ts'
import type { AccountId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { logAccess } from './access-log.ts'
import type { Vault } from '#secrets/vault.ts'
import { type Account, findPolicy, lockAccount } from './account-queries.ts'
import { markTotpEnabled, replaceRecoveryCodes, writePassword, writeTotpSecret, writeTotpStep } from './account-store.ts'
import { grantsOf } from './domain/may.ts'
import { needsTotp } from './domain/security-policy.ts'
import { refuseWeakPassword } from './new-password.ts'
import { hashPassword, isPasswordRight } from './password-hash.ts'
import type { IdentityRefusal } from './refusals.ts'
import { totpPlace } from './sealed-secrets.ts'
import { revokeSessionOf, revokeSessionsOf } from './session-store.ts'
import { type ThrottleKey, forget, reserve } from './throttling.ts'
import { findTotpStep, newRecoveryCodes, newTotpSecret } from './totp.ts'

type Done = Promise<Result<null, IdentityRefusal>>

/** The account of whoever is signed in. A call by anybody else is a bug of the door. */
const ownAccountId = (ctx: Ctx): AccountId => {
  if (ctx.actor.kind !== 'staff') throw new Error(`no account of its own: ${ctx.actor.kind}`)
  return ctx.actor.accountId
}

const ownAccount = async (ctx: Ctx): Promise<Account> => {
  const account = await transaction(ctx, (trx) => lockAccount(trx, ownAccountId(ctx)))
  if (account === undefined) throw new Error('the account behind a session is gone')
  return account
}

/** Guessing the current password from an unattended screen is stopped like guessing at the door. */
const checkCurrentPassword = async (ctx: Ctx, account: Account, current: string): Done => {
  const key: ThrottleKey = { kind: 'password', value: account.id }
  const reserved = await transaction(ctx, async (trx) => reserve(trx, ctx, key, await findPolicy(trx)))
  if (!reserved.allowed) return refuse('loginLocked', { until: reserved.lockedUntil.toString() })
  if (!(await isPasswordRight(current, account.passwordHash))) return refuse('currentPasswordInvalid')
  await transaction(ctx, (trx) => forget(trx, key))
  return ok(null)
}

export type ChangePasswordInput = {
  readonly current: string
  readonly next: string
  /** The session that stays; every other one ends. */
  readonly sessionId: string
}

export const changePassword = async (ctx: Ctx, { current, next, sessionId }: ChangePasswordInput): Done => {
  const account = await ownAccount(ctx)
  const policy = await transaction(ctx, findPolicy)
  const checked = await checkCurrentPassword(ctx, account, current)
  if (!checked.ok) return checked
  if (current === next) return refuse('passwordUnchangedInvalid')
  const weak = refuseWeakPassword(next, account.login, policy.passwordMinLength)
  if (weak !== undefined) return weak
  const hash = await hashPassword(next, ctx.random)
  return transaction(ctx, async (trx) => {
    await writePassword(trx, ctx, account.id, hash)
    await revokeSessionsOf(trx, ctx, account.id, sessionId)
    await logAccess(trx, ctx, { event: 'passwordChanged', accountId: account.id, sessionId })
    return ok(null)
  })
}

/** Gives a fresh secret for the authenticator app; it does nothing until `enableTotp` proves that it arrived. */
export const startTotp = (ctx: Ctx, vault: Vault): Promise<Result<{ secret: string; login: string }, IdentityRefusal>> =>
  transaction(ctx, async (trx) => {
    const account = await lockAccount(trx, ownAccountId(ctx))
    if (account === undefined) return refuse('accountNotFound')
    if (account.totpEnabledAt !== null) return refuse('totpAlreadyDone')
    const secret = newTotpSecret(ctx)
    await writeTotpSecret(trx, account.id, vault.seal(secret, totpPlace(ctx, account.id)))
    return ok({ secret, login: account.login })
  })

/** Turns the second factor on with a code from the app. The recovery codes are shown this once. */
export const enableTotp = (
  ctx: Ctx,
  vault: Vault,
  { code, sessionId }: { readonly code: string; readonly sessionId: string },
): Promise<Result<{ recoveryCodes: readonly string[] }, IdentityRefusal>> =>
  transaction(ctx, async (trx) => {
    const account = await lockAccount(trx, ownAccountId(ctx))
    if (account === undefined) return refuse('accountNotFound')
    if (account.totpEnabledAt !== null) return refuse('totpAlreadyDone')
    if (account.totpSecret === null) return refuse('totpRequired')
    const secret = vault.open(account.totpSecret, totpPlace(ctx, account.id))
    const step = findTotpStep(secret, code, ctx.clock(), account.totpLastStep)
    if (step === undefined) return refuse('secondFactorInvalid')
    const recoveryCodes = newRecoveryCodes(ctx)
    await markTotpEnabled(trx, ctx, account.id)
    await writeTotpStep(trx, account.id, step)
    await replaceRecoveryCodes(trx, ctx, account.id, recoveryCodes)
    await revokeSessionsOf(trx, ctx, account.id, sessionId)
    await logAccess(trx, ctx, { event: 'totpEnabled', accountId: account.id, sessionId })
    return ok({ recoveryCodes })
  })

/** Turns the second factor off; asks for the password, since an open screen is not enough. Not where it is required. */
export const disableTotp = async (ctx: Ctx, { password }: { readonly password: string }): Done => {
  const account = await ownAccount(ctx)
  const { totpRoles } = await transaction(ctx, findPolicy)
  if (needsTotp(grantsOf(ctx.actor), totpRoles)) return refuse('totpPolicyConflict')
  const checked = await checkCurrentPassword(ctx, account, password)
  if (!checked.ok) return checked
  return transaction(ctx, async (trx) => {
    await writeTotpSecret(trx, account.id, null)
    await replaceRecoveryCodes(trx, ctx, account.id, [])
    await logAccess(trx, ctx, { event: 'totpDisabled', accountId: account.id })
    return ok(null)
  })
}

/** Ends one of one's own sessions. */
export const revokeSession = (ctx: Ctx, { sessionId }: { readonly sessionId: string }): Done =>
  transaction(ctx, async (trx) => {
    const accountId = ownAccountId(ctx)
    if (!(await revokeSessionOf(trx, ctx, accountId, sessionId))) return refuse('sessionNotFound')
    await logAccess(trx, ctx, { event: 'sessionRevoked', accountId, sessionId })
    return ok(null)
  })

/** Ends every own session but the present one. */
export const revokeOtherSessions = (ctx: Ctx, { sessionId }: { readonly sessionId: string }): Promise<void> =>
  transaction(ctx, async (trx) => {
    const accountId = ownAccountId(ctx)
    await revokeSessionsOf(trx, ctx, accountId, sessionId)
    await logAccess(trx, ctx, { event: 'sessionRevoked', accountId, detail: { others: true } })
  })
