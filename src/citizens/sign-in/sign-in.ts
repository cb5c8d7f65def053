import { type Ctx, transaction } from '#db/context.ts'
import type { Client } from '#identity/access-log.ts'
import { LONGEST_PASSWORD } from '#identity/domain/password-policy.ts'
import { isPasswordRight } from '#identity/password-hash.ts'
import { type ThrottleKey, forget, release, reserve } from '#identity/throttling.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { logCitizen } from '../citizen-log.ts'
import { TRIES_FROM_ADDRESS, TRIES_ON_CONTACT } from '../domain/code-limits.ts'
import { parseContact } from '../domain/contact.ts'
import { asDoorkeeper } from '../doorkeeper.ts'
import type { CitizenRefusal } from '../refusals.ts'
import { closeSession, openSession } from './session-store.ts'
import type { SignedIn } from './sign-up.ts'
import { findAccountByContact } from '../store.ts'

export type SignInInput = {
  /** Phone or e-mail as typed. */
  readonly contact: string
  readonly password: string
  readonly client: Client
  /** The secret of the browser's present session, which ends with a new log-in. */
  readonly previousToken?: string
}

/** Checks contact and password. The answer, its time and the lock are the same whether or not there is an account. */
export const signIn = async (world: Ctx, input: SignInInput): Promise<Result<SignedIn, CitizenRefusal>> => {
  const ctx = asDoorkeeper(world)
  const { client } = input
  const contact = parseContact(input.contact)
  if (contact === undefined) return refuse('contactInvalid')
  const byContact: ThrottleKey = { kind: 'citizenLogin', value: contact.value }
  const byAddress: ThrottleKey = { kind: 'citizenAddress', value: client.address }

  const admitted = await transaction(ctx, async (trx) => {
    const first = await reserve(trx, ctx, byAddress, TRIES_FROM_ADDRESS)
    const reserved = first.allowed ? await reserve(trx, ctx, byContact, TRIES_ON_CONTACT) : first
    const account = await findAccountByContact(trx, contact)
    if (!reserved.allowed) await logCitizen(trx, ctx, { event: 'signInLocked', accountId: account?.id ?? null, client })
    return { reserved, account }
  })
  const { reserved, account } = admitted
  if (!reserved.allowed) return refuse('citizenLocked', { until: reserved.lockedUntil.toString() })
  // Outside any transaction: hashing takes its time and must hold no connection.
  const password = input.password.length > LONGEST_PASSWORD ? '' : input.password
  const isRight = await isPasswordRight(password, account?.passwordHash ?? null)
  return transaction(
    ctx,
    async (trx): Promise<Result<SignedIn, CitizenRefusal>> => {
      const current = await findAccountByContact(trx, contact)
      if (!isRight || current === undefined || current.passwordHash !== account?.passwordHash) {
        await logCitizen(trx, ctx, { event: 'signInFailed', accountId: account?.id ?? null, client })
        return refuse('citizenSignInInvalid')
      }
      await release(trx, byAddress, TRIES_FROM_ADDRESS)
      await forget(trx, byContact)
      if (input.previousToken !== undefined) await closeSession(trx, ctx, input.previousToken)
      const accountId = current.id
      const session = await openSession(trx, ctx, { accountId, assurance: 'own', by: 'password', client })
      await logCitizen(trx, ctx, { event: 'signedIn', accountId, sessionId: session.sessionId, client })
      return ok({ token: session.token, accountId })
    },
    { keepOnRefusal: true },
  )
}

/** Ends the session of this secret; nothing happens when there is none. */
export const signOut = (world: Ctx, token: string, client: Client): Promise<void> => {
  const ctx = asDoorkeeper(world)
  return transaction(ctx, async (trx) => {
    const closed = await closeSession(trx, ctx, token)
    if (closed === undefined) return
    await logCitizen(trx, ctx, { event: 'signedOut', accountId: closed.accountId, sessionId: closed.id, client })
  })
}
