import { type Ctx, transaction } from '#db/context.ts'
import type { Client } from '#identity/access-log.ts'
import { forget } from '#identity/throttling.ts'
import type { AccountId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { choosePassword } from './choose-password.ts'
import { logCitizen } from '../citizen-log.ts'
import { findPendingProof, useProof } from './contact-proof.ts'
import { asDoorkeeper } from '../doorkeeper.ts'
import type { CitizenRefusal } from '../refusals.ts'
import { openSession, revokeSessionsOf } from './session-store.ts'
import { claimContact, findAccountByContact, findProvedContacts, insertAccount, writeFact, writePassword } from '../store.ts'
import { tellOfChange } from '../own/tell-of-change.ts'

export type FinishSignUpInput = {
  /** The browser's secret of a contact that was proved. */
  readonly token: string
  /** Of a new account; an account that has the contact already keeps its own. */
  readonly name: string
  readonly password: string
  readonly client: Client
}

export type SignedIn = { readonly token: string; readonly accountId: AccountId }

/** Does an account have the contact that this browser proved? Asked only of what was proved. */
export const isKnownContact = async (world: Ctx, token: string): Promise<boolean> => {
  const ctx = asDoorkeeper(world)
  const proof = await findPendingProof(ctx, token)
  if (proof?.isProved !== true) return false
  return (await transaction(ctx, (trx) => findAccountByContact(trx, proof))) !== undefined
}

/**
 * The last step of signing up and of a forgotten password alike: whoever proved the contact gets the account that has
 * it with a new password (every other session ends), or a new account. Signs in.
 */
export const finishSignUp = async (world: Ctx, input: FinishSignUpInput): Promise<Result<SignedIn, CitizenRefusal>> => {
  const ctx = asDoorkeeper(world)
  const proof = await findPendingProof(ctx, input.token)
  if (proof?.isProved !== true) return refuse('proofExpired')
  const hash = await choosePassword(ctx, input.password, proof.value.split('@')[0] ?? proof.value)
  if (!hash.ok) return hash
  return transaction(ctx, async (trx): Promise<Result<SignedIn, CitizenRefusal>> => {
    const contact = await useProof(trx, ctx, input.token, null)
    if (contact === undefined) return refuse('proofExpired')
    const known = await findAccountByContact(trx, contact)
    const accountId = known?.id ?? (ctx.newId() as AccountId)
    const { client } = input
    if (known === undefined) {
      await insertAccount(trx, ctx, accountId, hash.value)
      await writeFact(trx, ctx, accountId, 'name', input.name, 'declared')
      if (!(await claimContact(trx, ctx, accountId, contact))) return refuse('contactTaken')
      await logCitizen(trx, ctx, { event: 'accountCreated', accountId, client })
    } else {
      await writePassword(trx, ctx, accountId, hash.value)
      await revokeSessionsOf(trx, ctx, accountId, null)
      await tellOfChange(trx, ctx, await findProvedContacts(trx, accountId), 'password')
      await forget(trx, { kind: 'citizenLogin', value: contact.value })
      await logCitizen(trx, ctx, { event: 'passwordReset', accountId, client })
    }
    const { token, sessionId } = await openSession(trx, ctx, { accountId, assurance: 'own', by: 'password', client })
    await logCitizen(trx, ctx, { event: 'signedIn', accountId, sessionId, client })
    return ok({ token, accountId })
  })
}
