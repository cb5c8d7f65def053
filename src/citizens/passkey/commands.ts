import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { type Ctx, transaction } from '#db/context.ts'
import type { Client } from '#identity/access-log.ts'
import { summariseUserAgent } from '#identity/domain/user-agent.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { logCitizen } from '../citizen-log.ts'
import { asDoorkeeper } from '../doorkeeper.ts'
import { ownAccountId } from '../own/own-account.ts'
import { refuseStale } from '../own/own-credentials.ts'
import type { CitizenRefusal } from '../refusals.ts'
import type { CitizenSession } from '../sign-in/resolve-citizen.ts'
import { closeSession, markProved, openSession } from '../sign-in/session-store.ts'
import type { SignedIn } from '../sign-in/sign-up.ts'
import { deletePasskey, findPasskeys, insertChallenge, insertPasskey, lockPasskey, noteUse, takeChallenge } from './store.ts'

type Begun = { readonly token: string; readonly options: object }
type Done<T = null> = Promise<Result<T, CitizenRefusal>>

const RP_NAME = 'Dịch vụ công'

/** Loaded when the first person uses a passkey, which is optional: a start need not wait for it. */
const webauthn = () => import('@simplewebauthn/server')

const bytesOf = (challenge: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(challenge, 'base64url'))

/** What the browser needs to make a key for this account: one that finds itself, and that asks for finger, face or PIN. */
export const beginPasskey = async (world: Ctx, citizen: CitizenSession, origin: string): Done<Begun> => {
  const stale = refuseStale(world, citizen)
  if (stale !== undefined) return stale
  const accountId = ownAccountId(world)
  const ctx = asDoorkeeper(world)
  const { token, challenge, known } = await transaction(ctx, async (trx) => ({
    ...(await insertChallenge(trx, ctx, citizen.id)),
    known: await findPasskeys(trx, accountId),
  }))
  const { generateRegistrationOptions } = await webauthn()
  const options = await generateRegistrationOptions({
    rpName: RP_NAME,
    rpID: new URL(origin).hostname,
    userName: citizen.name,
    userID: new TextEncoder().encode(accountId),
    challenge: bytesOf(challenge),
    attestationType: 'none',
    excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return ok({ token, options })
}

/** What the browser needs to sign in, or to prove again, with a key it has; names nobody. */
export const beginUse = async (world: Ctx, citizen: CitizenSession | null, origin: string): Promise<Begun> => {
  const ctx = asDoorkeeper(world)
  const { token, challenge } = await transaction(ctx, (trx) => insertChallenge(trx, ctx, citizen?.id ?? null))
  const { generateAuthenticationOptions } = await webauthn()
  const options = await generateAuthenticationOptions({
    rpID: new URL(origin).hostname, challenge: bytesOf(challenge), userVerification: 'required',
  })
  return { token, options }
}

type Answer = {
  /** The browser's secret of the challenge. */
  readonly token: string
  /** What the browser's key answered, as JSON. */
  readonly credential: string
  readonly origin: string
  readonly client: Client
}

const read = <T extends { readonly id: string }>(json: string): T | undefined => {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' ? (value as T) : undefined
  } catch {
    return undefined
  }
}

/** The library throws for whatever is not as it should be: to us that is one refusal. */
const verified = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await work()
  } catch {
    return undefined
  }
}

export const addPasskey = async (world: Ctx, citizen: CitizenSession, { token, credential, origin, client }: Answer): Done => {
  const stale = refuseStale(world, citizen)
  if (stale !== undefined) return stale
  const accountId = ownAccountId(world)
  const ctx = asDoorkeeper(world)
  const response = read<RegistrationResponseJSON>(credential)
  const expectedChallenge = await transaction(ctx, (trx) => takeChallenge(trx, ctx, token, citizen.id))
  if (response === undefined || expectedChallenge === undefined) return refuse('passkeyInvalid')
  const { verifyRegistrationResponse } = await webauthn()
  const answer = await verified(() => verifyRegistrationResponse({
    response, expectedChallenge, expectedOrigin: origin, expectedRPID: new URL(origin).hostname, requireUserVerification: true,
  }))
  if (answer?.verified !== true) return refuse('passkeyInvalid')
  const { id: credentialId, publicKey, counter } = answer.registrationInfo.credential
  return transaction(ctx, async (trx) => {
    const name = summariseUserAgent(client.userAgent)
    if (!(await insertPasskey(trx, ctx, { credentialId, accountId, publicKey, counter }, name))) return refuse('passkeyInvalid')
    await logCitizen(trx, ctx, { event: 'passkeyAdded', accountId, sessionId: citizen.id, client })
    return ok(null)
  })
}

/** Whose key answered, its counter moved on; the caller says what follows from it. */
const checkUse = async (ctx: Ctx, sessionId: string | null, { token, credential, origin }: Answer) => {
  const response = read<AuthenticationResponseJSON>(credential)
  const expectedChallenge = await transaction(ctx, (trx) => takeChallenge(trx, ctx, token, sessionId))
  if (response === undefined || expectedChallenge === undefined) return undefined
  const { verifyAuthenticationResponse } = await webauthn()
  return transaction(ctx, async (trx) => {
    const passkey = await lockPasskey(trx, response.id)
    if (passkey === undefined) return undefined
    const { credentialId: id, publicKey, counter, accountId } = passkey
    const answer = await verified(() => verifyAuthenticationResponse({
      response, expectedChallenge, expectedOrigin: origin, expectedRPID: new URL(origin).hostname,
      credential: { id, publicKey, counter }, requireUserVerification: true,
    }))
    if (answer?.verified !== true) return undefined
    await noteUse(trx, ctx, id, answer.authenticationInfo.newCounter)
    return accountId
  })
}

/** Opens a session for whoever holds the key; it is an account of this portal, however strong the key. */
export const signInByPasskey = async (world: Ctx, answer: Answer, previousToken?: string): Done<SignedIn> => {
  const ctx = asDoorkeeper(world)
  const accountId = await checkUse(ctx, null, answer)
  if (accountId === undefined) return refuse('passkeyInvalid')
  return transaction(ctx, async (trx) => {
    const { client } = answer
    if (previousToken !== undefined) await closeSession(trx, ctx, previousToken)
    const { token, sessionId } = await openSession(trx, ctx, { accountId, assurance: 'own', by: 'passkey', client })
    await logCitizen(trx, ctx, { event: 'signedIn', accountId, sessionId, client })
    return ok({ token, accountId })
  })
}

/** Proves again, by one of the account's own keys, that it is them. */
export const confirmByPasskey = async (world: Ctx, citizen: CitizenSession, answer: Answer): Done => {
  const own = ownAccountId(world)
  const ctx = asDoorkeeper(world)
  if ((await checkUse(ctx, citizen.id, answer)) !== own) return refuse('passkeyInvalid')
  await transaction(ctx, (trx) => markProved(trx, ctx, citizen.id))
  return ok(null)
}

export const removePasskey = (ctx: Ctx, citizen: CitizenSession, credentialId: string): Done =>
  transaction(ctx, async (trx) => {
    const stale = refuseStale(ctx, citizen)
    if (stale !== undefined) return stale
    const accountId = ownAccountId(ctx)
    if (!(await deletePasskey(trx, accountId, credentialId))) return refuse('passkeyNotFound')
    await logCitizen(trx, ctx, { event: 'passkeyRemoved', accountId, sessionId: citizen.id })
    return ok(null)
  })
