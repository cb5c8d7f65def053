import { type Ctx, type Trx, transaction } from '#db/context.ts'
import type { Actor } from '#kernel/actor.ts'
import type { AccountId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { type FoundOrganisationInput, foundOrganisationIn, prepareTenant } from '#organisation/found-organisation.ts'
import type { OrganisationRefusal } from '#organisation/refusals.ts'
import { assignIn, hireStaffIn } from '#organisation/staff-commands.ts'
import { today } from '#organisation/today.ts'
import { type Client, logAccess } from './access-log.ts'
import { findPolicy, lockAccount } from './account-queries.ts'
import { type Link, insertAccount, issueLink, lockLink, markLinkUsed, writePassword } from './account-store.ts'
import { parseLogin } from './domain/login-name.ts'
import { refuseWeakPassword } from './new-password.ts'
import { hashPassword } from './password-hash.ts'
import type { IdentityRefusal } from './refusals.ts'

/** Acts for the holder of a one-time link, who has no account yet. */
const LINK_HOLDER: Actor = { kind: 'system', name: 'Liên kết một lần' }

/** Prepares an empty agency and gives the link that makes its first administrator. */
export const createSetupLink = (ctx: Ctx): Promise<string> =>
  transaction({ ...ctx, actor: LINK_HOLDER }, async (trx) => {
    await prepareTenant(trx, ctx)
    return issueLink(trx, ctx, 'setup', null)
  })

export type LinkView = { readonly purpose: Link['purpose']; readonly login: string | null }

/** What the page of a link shows; `undefined` for one that is used, over or unknown. */
export const findLink = (ctx: Ctx, token: string): Promise<LinkView | undefined> =>
  transaction({ ...ctx, actor: LINK_HOLDER }, async (trx) => {
    const link = await lockLink(trx, ctx, token)
    if (link === undefined) return undefined
    const account = link.accountId === null ? undefined : await lockAccount(trx, link.accountId)
    return { purpose: link.purpose, login: account?.login ?? null }
  })

export type AcceptInvitationInput = { readonly token: string; readonly password: string; readonly client: Client }

/** Sets the password of an invited or reset account; the link is used up. */
export const acceptInvitation = async (
  ctx: Ctx,
  { token, password, client }: AcceptInvitationInput,
): Promise<Result<{ login: string }, IdentityRefusal>> => {
  const world = { ...ctx, actor: LINK_HOLDER }
  const open = async (trx: Trx) => {
    const link = await lockLink(trx, world, token)
    const accountId = link?.accountId ?? null
    const account = accountId === null ? undefined : await lockAccount(trx, accountId)
    return account?.disabledAt === null ? account : undefined
  }
  const [known, policy] = await transaction(world, async (trx) => [await open(trx), await findPolicy(trx)] as const)
  if (known === undefined) return refuse('linkExpired')
  const weak = refuseWeakPassword(password, known.login, policy.passwordMinLength)
  if (weak !== undefined) return weak
  const hash = await hashPassword(password, ctx.random)
  return transaction(world, async (trx) => {
    const account = await open(trx)
    if (account === undefined) return refuse('linkExpired')
    await writePassword(trx, world, account.id, hash)
    await markLinkUsed(trx, world, token)
    await logAccess(trx, world, { event: 'linkUsed', accountId: account.id, client })
    return ok({ login: account.login })
  })
}

export type SetUpAgencyInput = {
  readonly token: string
  readonly agency: Omit<FoundOrganisationInput, 'openedOn' | 'closedOn'>
  readonly administrator: { readonly fullName: string; readonly login: string; readonly password: string }
  readonly client: Client
}

/** Founds the agency and its first administrator in one transaction; the set-up link is used up. */
export const setUpAgency = async (
  ctx: Ctx,
  { token, agency, administrator, client }: SetUpAgencyInput,
): Promise<Result<{ accountId: AccountId }, IdentityRefusal | OrganisationRefusal>> => {
  const world = { ...ctx, actor: LINK_HOLDER }
  const login = parseLogin(administrator.login)
  if (login === undefined) return refuse('loginInvalid', { login: administrator.login.slice(0, 64) })
  const policy = await transaction(world, findPolicy)
  const weak = refuseWeakPassword(administrator.password, login, policy.passwordMinLength)
  if (weak !== undefined) return weak
  const hash = await hashPassword(administrator.password, ctx.random)
  return transaction(world, async (trx): Promise<Result<{ accountId: AccountId }, IdentityRefusal | OrganisationRefusal>> => {
    const link = await lockLink(trx, world, token)
    if (link?.purpose !== 'setup') return refuse('linkExpired')
    const openedOn = today(ctx)
    const founded = await foundOrganisationIn(trx, world, { ...agency, openedOn })
    if (!founded.ok) return founded
    const { fullName } = administrator
    const person = { code: login, fullName, title: 'Quản trị hệ thống', phone: null, email: null, activeFrom: openedOn }
    const hired = await hireStaffIn(trx, world, person)
    if (!hired.ok) return hired
    const { staffId } = hired.value
    for (const role of ['systemAdmin', 'businessAdmin'] as const) {
      const period = { from: openedOn, to: null }
      const row = { staffId, unitId: founded.value.unitId, role, withSubtree: true, sectors: null, period }
      const assigned = await assignIn(trx, world, row)
      if (!assigned.ok) return assigned
    }
    const accountId = world.newId() as AccountId
    await insertAccount(trx, world, accountId, staffId, login, { hash, mustChange: false })
    await markLinkUsed(trx, world, token)
    await logAccess(trx, world, { event: 'linkUsed', accountId, client })
    return ok({ accountId })
  })
}
