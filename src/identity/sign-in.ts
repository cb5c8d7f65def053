import { type Ctx, type Trx, transaction } from '#db/context.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { AccountId } from '#kernel/ids.ts'
import type { Vault } from '#secrets/vault.ts'
import { covers } from '#organisation/domain/period.ts'
import { today } from '#organisation/today.ts'
import { type Client, logAccess } from './access-log.ts'
import { type Account, findAccountByLogin, findPolicy, lockAccount } from './account-queries.ts'
import { useRecoveryCode, writeTotpStep } from './account-store.ts'
import { parseLogin } from './domain/login-name.ts'
import { LONGEST_PASSWORD } from './domain/password-policy.ts'
import type { SecurityPolicy } from './domain/security-policy.ts'
import { isPasswordRight } from './password-hash.ts'
import type { IdentityRefusal } from './refusals.ts'
import { totpPlace } from './sealed-secrets.ts'
import { closeSession, findWaitingSession, openSession, type SessionStage } from './session-store.ts'
import { type ThrottleKey, forget, release, reserve } from './throttling.ts'
import { findTotpStep } from './totp.ts'

export type SignInInput = {
  readonly login: string
  readonly password: string
  readonly client: Client
  /** The secret of the browser's present session, which ends with a new log-in. */
  readonly previousToken?: string
}

export type SignedIn = {
  /** For the cookie. */
  readonly token: string
  readonly stage: SessionStage
}

const LONGEST_LOGIN = 200

const keysOf = (input: SignInInput): { login: ThrottleKey; address: ThrottleKey } => ({
  login: { kind: 'login', value: parseLogin(input.login) ?? input.login.slice(0, LONGEST_LOGIN) },
  address: { kind: 'address', value: input.client.address },
})

const addressLimit = (policy: SecurityPolicy) => ({
  lockAfter: policy.addressLockAfter,
  lockMinutes: policy.lockMinutes,
})

const isUsable = (account: Account, ctx: Ctx): boolean =>
  account.disabledAt === null && covers({ from: account.staffActiveFrom, to: account.staffActiveTo }, today(ctx))

type Judged = { readonly account: Account | undefined; readonly policy: SecurityPolicy; readonly isLastTry: boolean }

/** Counts the try on both keys, or says until when they are locked: the same for names that do not exist. */
const admit = (ctx: Ctx, input: SignInInput): Promise<Result<Judged, IdentityRefusal>> =>
  transaction(
    ctx,
    async (trx) => {
      const policy = await findPolicy(trx)
      const keys = keysOf(input)
      const byAddress = await reserve(trx, ctx, keys.address, addressLimit(policy))
      const byLogin = byAddress.allowed ? await reserve(trx, ctx, keys.login, policy) : byAddress
      const account = await findAccountByLogin(trx, keys.login.value)
      if (!byLogin.allowed) {
        await logAccess(trx, ctx, { event: 'signInLocked', accountId: account?.id ?? null, client: input.client })
        return refuse('loginLocked', { until: byLogin.lockedUntil.toString() })
      }
      return ok({ account, policy, isLastTry: byLogin.isLastTry })
    },
    { keepOnRefusal: true },
  )

const fail = async (trx: Trx, ctx: Ctx, input: SignInInput, { account, isLastTry }: Judged) => {
  const entry = { accountId: account?.id ?? null, client: input.client }
  await logAccess(trx, ctx, { ...entry, event: 'signInFailed' })
  if (isLastTry) await logAccess(trx, ctx, { ...entry, event: 'signInLocked' })
  return refuse('credentialsInvalid')
}

/**
 * Checks name and password. The answer, its time and the lock are the same whether or not the name exists.
 * With a second factor the session that comes back has no rights until `verifyTotp`.
 */
export const signIn = async (ctx: Ctx, input: SignInInput): Promise<Result<SignedIn, IdentityRefusal>> => {
  const admitted = await admit(ctx, input)
  if (!admitted.ok) return admitted
  const judged = admitted.value
  // Outside any transaction: hashing takes its time and must hold no connection.
  const password = input.password.length > LONGEST_PASSWORD ? '' : input.password
  const isRight = await isPasswordRight(password, judged.account?.passwordHash ?? null)
  return transaction(
    ctx,
    async (trx) => {
      const { policy } = judged
      const account = judged.account === undefined ? undefined : await lockAccount(trx, judged.account.id)
      const isCurrent = account !== undefined && account.passwordHash === judged.account?.passwordHash
      if (!isRight || !isCurrent || !isUsable(account, ctx)) return fail(trx, ctx, input, judged)
      const keys = keysOf(input)
      await release(trx, keys.address, addressLimit(policy))
      await forget(trx, keys.login)
      if (input.previousToken !== undefined) await closeSession(trx, ctx, input.previousToken)
      const stage = account.totpEnabledAt === null ? 'active' : 'secondFactor'
      const session = await openSession(trx, ctx, account.id, stage, policy, input.client)
      if (stage === 'active') await logSignedIn(trx, ctx, account.id, session.sessionId, input.client)
      return ok({ token: session.token, stage })
    },
    { keepOnRefusal: true },
  )
}

const logSignedIn = (trx: Trx, ctx: Ctx, accountId: AccountId, sessionId: string, client: Client): Promise<void> =>
  logAccess(trx, ctx, { event: 'signedIn', accountId, sessionId, client })

export type VerifyTotpInput = {
  /** Secret of the half-open session. */
  readonly token: string
  /** Six digits of the app, or a recovery code. */
  readonly code: string
  readonly client: Client
}

/** Checks the second factor and opens the real session under a new secret. */
export const verifyTotp = (ctx: Ctx, vault: Vault, input: VerifyTotpInput): Promise<Result<SignedIn, IdentityRefusal>> =>
  transaction(
    ctx,
    async (trx): Promise<Result<SignedIn, IdentityRefusal>> => {
      const waiting = await findWaitingSession(trx, ctx, input.token)
      if (waiting === undefined) return refuse('signInExpired')
      const account = await lockAccount(trx, waiting.accountId)
      const sealed = account?.totpSecret ?? null
      if (account === undefined || sealed === null || !isUsable(account, ctx)) return refuse('signInExpired')
      const policy = await findPolicy(trx)
      const key: ThrottleKey = { kind: 'secondFactor', value: account.id }
      const reserved = await reserve(trx, ctx, key, policy)
      if (!reserved.allowed) {
        await closeSession(trx, ctx, input.token)
        return refuse('loginLocked', { until: reserved.lockedUntil.toString() })
      }
      const entry = { accountId: account.id, client: input.client }
      const step = findTotpStep(vault.open(sealed, totpPlace(ctx, account.id)), input.code, ctx.clock(), account.totpLastStep)
      if (step !== undefined) await writeTotpStep(trx, account.id, step)
      else if (await useRecoveryCode(trx, ctx, account.id, input.code)) {
        await logAccess(trx, ctx, { ...entry, event: 'recoveryCodeUsed' })
      } else {
        await logAccess(trx, ctx, { ...entry, event: 'secondFactorFailed' })
        return refuse('secondFactorInvalid')
      }
      await forget(trx, key)
      await closeSession(trx, ctx, input.token)
      const session = await openSession(trx, ctx, account.id, 'active', policy, input.client)
      await logSignedIn(trx, ctx, account.id, session.sessionId, input.client)
      return ok({ token: session.token, stage: 'active' })
    },
    { keepOnRefusal: true },
  )

/** Ends the session of this secret; nothing happens when there is none. */
export const signOut = (ctx: Ctx, token: string, client: Client): Promise<void> =>
  transaction(ctx, async (trx) => {
    const closed = await closeSession(trx, ctx, token)
    if (closed === undefined) return
    await logAccess(trx, ctx, { event: 'signedOut', accountId: closed.accountId, sessionId: closed.id, client })
  })
