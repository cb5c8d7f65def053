import { type Ctx, transaction } from '#db/context.ts'
import { isPasswordRight } from '#identity/password-hash.ts'
import { LONGEST_PASSWORD } from '#identity/domain/password-policy.ts'
import { forget, reserve } from '#identity/throttling.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { choosePassword } from '../sign-in/choose-password.ts'
import { logCitizen } from '../citizen-log.ts'
import { useProof } from '../sign-in/contact-proof.ts'
import { TRIES_ON_CONTACT } from '../domain/code-limits.ts'
import type { Contact } from '../domain/contact.ts'
import { isProofFresh } from '../domain/session-life.ts'
import { asDoorkeeper } from '../doorkeeper.ts'
import { ownAccountId } from './own-account.ts'
import { getCitizenProfile } from '../queries.ts'
import type { CitizenRefusal } from '../refusals.ts'
import type { CitizenSession } from '../sign-in/resolve-citizen.ts'
import { markProved, revokeSessionsOf } from '../sign-in/session-store.ts'
import { claimContact, findPasswordHash, findProvedContacts, writePassword } from '../store.ts'
import { tellOfChange } from './tell-of-change.ts'

type Done<T = null> = Promise<Result<T, CitizenRefusal>>

/** A sensitive change wants the person and not only their open screen. */
export const refuseStale = (ctx: Ctx, citizen: CitizenSession) =>
  isProofFresh(citizen.provedAt, ctx.clock()) ? undefined : refuse('proofStale')

/** Proves again by the password that it is them; guessing from an open screen is stopped like guessing at the door. */
export const confirmByPassword = async (ctx: Ctx, citizen: CitizenSession, password: string): Done => {
  const accountId = ownAccountId(ctx)
  const key = { kind: 'citizenPassword', value: accountId } as const
  const { reserved, hash } = await transaction(ctx, async (trx) => ({
    reserved: await reserve(trx, ctx, key, TRIES_ON_CONTACT),
    hash: await findPasswordHash(trx, accountId),
  }))
  if (!reserved.allowed) return refuse('citizenLocked', { until: reserved.lockedUntil.toString() })
  if (!(await isPasswordRight(password.length > LONGEST_PASSWORD ? '' : password, hash))) return refuse('passwordInvalid')
  await transaction(ctx, async (trx) => {
    await forget(trx, key)
    await markProved(trx, ctx, citizen.id)
  })
  return ok(null)
}

/** Sets another password, or the first one of an account that came by an electronic identity. Other sessions end. */
export const changePassword = async (ctx: Ctx, citizen: CitizenSession, next: string): Done => {
  const stale = refuseStale(ctx, citizen)
  if (stale !== undefined) return stale
  const accountId = ownAccountId(ctx)
  const profile = await transaction(ctx, (trx) => getCitizenProfile(trx, accountId))
  const login = profile.phone ?? profile.email
  if (login === undefined) return refuse('contactRequired')
  const hash = await choosePassword(ctx, next, login.value.split('@')[0] ?? '')
  if (!hash.ok) return hash
  return transaction(ctx, async (trx) => {
    await writePassword(trx, ctx, accountId, hash.value)
    await revokeSessionsOf(trx, ctx, accountId, citizen.id)
    await tellOfChange(trx, ctx, await findProvedContacts(trx, accountId), 'password')
    await logCitizen(trx, ctx, { event: 'passwordChanged', accountId, sessionId: citizen.id })
    return ok(null)
  })
}

/** Puts a contact that was proved by a code in place of the old one of its kind. */
export const changeContact = (world: Ctx, citizen: CitizenSession, proofToken: string): Done<Contact> => {
  const accountId = ownAccountId(world)
  const stale = refuseStale(world, citizen)
  const ctx = asDoorkeeper(world)
  return transaction(ctx, async (trx): Done<Contact> => {
    if (stale !== undefined) return stale
    const contact = await useProof(trx, ctx, proofToken, accountId)
    if (contact === undefined) return refuse('proofExpired')
    const before = await findProvedContacts(trx, accountId)
    if (!(await claimContact(trx, ctx, accountId, contact))) return refuse('contactTaken')
    await tellOfChange(trx, ctx, before, 'contact')
    await logCitizen(trx, ctx, { event: 'contactChanged', accountId, sessionId: citizen.id, detail: { kind: contact.kind } })
    return ok(contact)
  })
}
