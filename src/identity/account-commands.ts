import { type Ctx, type Trx, transaction } from '#db/context.ts'
import type { AccountId, StaffId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { administersStaff } from '#organisation/administration.ts'
import { today } from '#organisation/today.ts'
import { logAccess } from './access-log.ts'
import {
  type Account,
  findAbleAdministrators,
  findAccountByLogin,
  findAccountOfStaff,
  findPolicy,
  lockAccount,
} from './account-queries.ts'
import { clearCredentials, insertAccount, issueLink, markDisabled } from './account-store.ts'
import { parseLogin } from './domain/login-name.ts'
import { refuseWeakPassword } from './new-password.ts'
import { hashPassword } from './password-hash.ts'
import type { IdentityRefusal } from './refusals.ts'
import { revokeSessionsOf } from './session-store.ts'
import { forget } from './throttling.ts'

type Done = Promise<Result<null, IdentityRefusal>>
type Password = { readonly hash: string; readonly mustChange: boolean }

const putAccount = async (
  trx: Trx,
  ctx: Ctx,
  staffId: StaffId,
  typedLogin: string,
  password: Password | null,
): Promise<Result<{ accountId: AccountId }, IdentityRefusal>> => {
  if (!(await administersStaff(trx, ctx, staffId))) return refuse('accountsNotAllowed')
  const login = parseLogin(typedLogin)
  if (login === undefined) return refuse('loginInvalid', { login: typedLogin.slice(0, 64) })
  const own = await findAccountOfStaff(trx, staffId)
  if (own !== undefined) return refuse('accountAlreadyExists', { login: own.login })
  if ((await findAccountByLogin(trx, login)) !== undefined) return refuse('loginTaken', { login })
  const accountId = ctx.newId() as AccountId
  await insertAccount(trx, ctx, accountId, staffId, login, password)
  await logAccess(trx, ctx, { event: 'accountCreated', accountId })
  return ok({ accountId })
}

export type CreateAccountInput = { readonly staffId: StaffId; readonly login: string }

/** Makes an account without a password; the person sets one through the link, which is shown this once. */
export const createAccount = (
  ctx: Ctx,
  { staffId, login }: CreateAccountInput,
): Promise<Result<{ accountId: AccountId; linkToken: string }, IdentityRefusal>> =>
  transaction(ctx, async (trx) => {
    const put = await putAccount(trx, ctx, staffId, login, null)
    if (!put.ok) return put
    return ok({ ...put.value, linkToken: await issueLink(trx, ctx, 'invitation', put.value.accountId) })
  })

export type CreateAccountWithPasswordInput = CreateAccountInput & {
  readonly password: string
  readonly mustChange: boolean
}

/** Makes an account with a password that the caller hands over, as the demo office does with random ones. */
export const createAccountWithPassword = async (
  ctx: Ctx,
  { staffId, login, password, mustChange }: CreateAccountWithPasswordInput,
): Promise<Result<{ accountId: AccountId }, IdentityRefusal>> => {
  const policy = await transaction(ctx, findPolicy)
  const weak = refuseWeakPassword(password, login, policy.passwordMinLength)
  if (weak !== undefined) return weak
  const hash = await hashPassword(password, ctx.random)
  return transaction(ctx, (trx) => putAccount(trx, ctx, staffId, login, { hash, mustChange }))
}

/** The account, held for change, when the actor may administer its owner. */
const openAccount = async (trx: Trx, ctx: Ctx, accountId: AccountId): Promise<Result<Account, IdentityRefusal>> => {
  const account = await lockAccount(trx, accountId)
  if (account === undefined) return refuse('accountNotFound')
  return (await administersStaff(trx, ctx, account.staffId)) ? ok(account) : refuse('accountsNotAllowed')
}

const isOwn = (ctx: Ctx, accountId: AccountId): boolean =>
  ctx.actor.kind === 'staff' && ctx.actor.accountId === accountId

/** Ends every session and refuses log-in from now on. */
export const disableAccount = (ctx: Ctx, { accountId }: { readonly accountId: AccountId }): Done =>
  transaction(ctx, async (trx) => {
    const opened = await openAccount(trx, ctx, accountId)
    if (!opened.ok) return opened
    if (isOwn(ctx, accountId)) return refuse('ownAccountConflict')
    const able = await findAbleAdministrators(trx, today(ctx))
    if (able.length === 1 && able[0] === accountId) return refuse('lastAdministratorConflict')
    await markDisabled(trx, ctx, accountId, true)
    await revokeSessionsOf(trx, ctx, accountId, null)
    await logAccess(trx, ctx, { event: 'accountDisabled', accountId })
    return ok(null)
  })

export const enableAccount = (ctx: Ctx, { accountId }: { readonly accountId: AccountId }): Done =>
  transaction(ctx, async (trx) => {
    const opened = await openAccount(trx, ctx, accountId)
    if (!opened.ok) return opened
    await markDisabled(trx, ctx, accountId, false)
    await logAccess(trx, ctx, { event: 'accountEnabled', accountId })
    return ok(null)
  })

/** Takes password and second factor away and gives a one-time link for a new password. */
export const resetPassword = (
  ctx: Ctx,
  { accountId }: { readonly accountId: AccountId },
): Promise<Result<{ linkToken: string }, IdentityRefusal>> =>
  transaction(ctx, async (trx) => {
    const opened = await openAccount(trx, ctx, accountId)
    if (!opened.ok) return opened
    if (isOwn(ctx, accountId)) return refuse('ownAccountConflict')
    await clearCredentials(trx, accountId)
    await revokeSessionsOf(trx, ctx, accountId, null)
    await logAccess(trx, ctx, { event: 'passwordReset', accountId })
    return ok({ linkToken: await issueLink(trx, ctx, 'reset', accountId) })
  })

/** Lifts the lock that wrong tries have set. */
export const unlock = (ctx: Ctx, { accountId }: { readonly accountId: AccountId }): Done =>
  transaction(ctx, async (trx) => {
    const opened = await openAccount(trx, ctx, accountId)
    if (!opened.ok) return opened
    await forget(trx, { kind: 'login', value: opened.value.login })
    await forget(trx, { kind: 'secondFactor', value: accountId })
    await forget(trx, { kind: 'password', value: accountId })
    await logAccess(trx, ctx, { event: 'unlocked', accountId })
    return ok(null)
  })
