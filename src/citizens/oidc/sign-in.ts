import { sql } from 'kysely'
import { type Ctx, type Trx, transaction } from '#db/context.ts'
import type { Client } from '#identity/access-log.ts'
import { newToken } from '#identity/secret-token.ts'
import type { AccountId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { logCitizen } from '../citizen-log.ts'
import { assuranceOfEid, readEidClaims, type EidClaims } from '../domain/eid-claims.ts'
import { asDoorkeeper } from '../doorkeeper.ts'
import { getCitizenProfile } from '../queries.ts'
import type { CitizenRefusal } from '../refusals.ts'
import type { CitizenSession } from '../sign-in/resolve-citizen.ts'
import { closeSession, markProved, openSession } from '../sign-in/session-store.ts'
import { insertAccount, writeFact } from '../store.ts'
import { insertAttempt, takeAttempt, type Attempt, type Intent } from './attempt-store.ts'
import type { Identified, IdentityProvider } from './providers.ts'

type Begin = {
  readonly provider: IdentityProvider
  readonly redirectUri: string
  readonly intent: Intent
  /** Whose session asks to link or to confirm. */
  readonly citizen: CitizenSession | null
  readonly next: string | null
}

/** Sends somebody to the provider: the address, and the secret that their browser keeps until they come back. */
export const beginEid = async (world: Ctx, { provider, redirectUri, intent, citizen, next }: Begin): Promise<Result<{ readonly url: URL; readonly token: string }, CitizenRefusal>> => {
  const ctx = asDoorkeeper(world)
  const secrets = { state: newToken(ctx), nonce: newToken(ctx), codeVerifier: newToken(ctx) }
  const url = await provider.authorizationUrl(redirectUri, secrets, intent !== 'signIn')
  if (!url.ok) return url
  const sessionId = intent === 'signIn' ? null : (citizen?.id ?? null)
  const token = await transaction(ctx, (trx) =>
    insertAttempt(trx, ctx, { ...secrets, provider: provider.settings.id, intent, sessionId, next }))
  return ok({ url: url.value, token })
}

type Finish = {
  readonly provider: IdentityProvider
  readonly callback: URL
  /** The browser's secret of the attempt. */
  readonly token: string
  readonly citizen: CitizenSession | null
  readonly client: Client
  /** The secret of the browser's present session, which ends with a new log-in. */
  readonly previousToken?: string
}

/** `token`: the secret of a new session; none when an open one was linked or confirmed. */
export type EidDone = { readonly intent: Intent; readonly next: string | null; readonly token: string | null }

/** The person is back. The attempt is spent before the provider is asked, so an address that is replayed finds nothing. */
export const finishEid = async (world: Ctx, input: Finish): Promise<Result<EidDone, CitizenRefusal>> => {
  const ctx = asDoorkeeper(world)
  const { provider, citizen } = input
  const attempt = await transaction(ctx, (trx) => takeAttempt(trx, ctx, input.token, provider.settings.id))
  if (attempt === undefined) return refuse('eidAttemptExpired')
  if (attempt.sessionId !== null && attempt.sessionId !== citizen?.id) return refuse('eidAttemptExpired')
  const identified = await provider.identify(input.callback, attempt, attempt.intent !== 'signIn')
  if (!identified.ok) return identified
  const person = readEidClaims(identified.value.claims, provider.settings.claims)
  const assurance = assuranceOfEid(identified.value.acr, provider.settings.sufficientAcr, person)
  return transaction(ctx, (trx) => settle(trx, ctx, { ...input, attempt, identified: identified.value, person, assurance }))
}

type Settling = Finish & {
  readonly attempt: Attempt
  readonly identified: Identified
  readonly person: EidClaims
  readonly assurance: 'own' | 'eid'
}

type Subject = { readonly accountId: AccountId; readonly identityNumber: string | null }

const findSubject = async (trx: Trx, { issuer, subject }: Identified): Promise<Subject | undefined> => {
  const { rows } = await sql<Subject>`
    select account_id as "accountId", identity_number as "identityNumber" from citizen_subject
    where tenant_id = current_tenant() and issuer = ${issuer} and subject = ${subject}`.execute(trx)
  return rows[0]
}

const settle = async (trx: Trx, ctx: Ctx, settling: Settling): Promise<Result<EidDone, CitizenRefusal>> => {
  const { attempt, identified, person, citizen } = settling
  // One identity at a time: two first log-ins of one person must not make two accounts.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${ctx.tenantId} ${identified.issuer} ${identified.subject}`}, 0))`.execute(trx)
  const subject = await findSubject(trx, identified)
  const isReused = subject?.identityNumber != null && person.identityNumber !== undefined && subject.identityNumber !== person.identityNumber
  if (isReused) return refuse('eidReusedNotAllowed')
  const done = { intent: attempt.intent, next: attempt.next, token: null }
  switch (attempt.intent) {
    case 'signIn':
      return enter(trx, ctx, settling, subject)
    case 'link': {
      if (citizen === null) return refuse('eidAttemptExpired')
      const refusal = await link(trx, ctx, settling, subject, citizen.actor.accountId)
      return refusal === undefined ? ok(done) : refuse(refusal)
    }
    case 'confirm':
      if (citizen === null || subject?.accountId !== citizen.actor.accountId) return refuse('eidOfAnotherNotAllowed')
      await markProved(trx, ctx, citizen.id)
      return ok(done)
  }
}

const enter = async (trx: Trx, ctx: Ctx, settling: Settling, subject: Subject | undefined): Promise<Result<EidDone, CitizenRefusal>> => {
  const { attempt, assurance, client, previousToken, provider } = settling
  const accountId = subject?.accountId ?? (ctx.newId() as AccountId)
  if (subject === undefined) {
    await insertAccount(trx, ctx, accountId, null)
    await insertSubject(trx, ctx, settling, accountId)
    await logCitizen(trx, ctx, { event: 'accountCreated', accountId, client, detail: { provider: provider.settings.id } })
  }
  await keepFacts(trx, ctx, settling, accountId)
  if (previousToken !== undefined) await closeSession(trx, ctx, previousToken)
  const { token, sessionId } = await openSession(trx, ctx, { accountId, assurance, by: 'oidc', client })
  await logCitizen(trx, ctx, { event: 'signedIn', accountId, sessionId, client, detail: { provider: provider.settings.id, assurance } })
  return ok({ intent: 'signIn', next: attempt.next, token })
}

/** Signed in on both sides, and no other proof contradicts: only then do they become one. */
const link = async (trx: Trx, ctx: Ctx, settling: Settling, subject: Subject | undefined, accountId: AccountId): Promise<CitizenRefusal | undefined> => {
  const { identified, person, client, provider } = settling
  if (subject?.accountId === accountId) return undefined
  if (subject !== undefined) return 'eidTaken'
  const known = (await getCitizenProfile(trx, accountId)).identityNumber
  if (known?.proof === 'eid' && known.value !== person.identityNumber) return 'eidOfAnotherNotAllowed'
  const { rows } = await sql`
    select 1 from citizen_subject
    where tenant_id = current_tenant() and account_id = ${accountId} and issuer = ${identified.issuer}`.execute(trx)
  if (rows.length > 0) return 'eidOfAnotherNotAllowed'
  await insertSubject(trx, ctx, settling, accountId)
  await keepFacts(trx, ctx, settling, accountId)
  await logCitizen(trx, ctx, { event: 'eidLinked', accountId, client, detail: { provider: provider.settings.id } })
  return undefined
}

const insertSubject = async (trx: Trx, ctx: Ctx, { identified, person }: Settling, accountId: AccountId): Promise<void> => {
  await sql`
    insert into citizen_subject (tenant_id, issuer, subject, account_id, identity_number, linked_at)
    values (${ctx.tenantId}, ${identified.issuer}, ${identified.subject}, ${accountId}, ${person.identityNumber ?? null},
      ${ctx.clock()})`.execute(trx)
}

/** What an identity of sufficient level says stands above what was typed; a lesser one only fills in a name. */
const keepFacts = async (trx: Trx, ctx: Ctx, { person, assurance }: Settling, accountId: AccountId): Promise<void> => {
  if (assurance === 'eid') {
    for (const field of ['name', 'identityNumber', 'birthDate', 'sex', 'address'] as const) {
      const value = person[field]
      if (value !== undefined) await writeFact(trx, ctx, accountId, field, value, 'eid')
    }
    return
  }
  const known = await getCitizenProfile(trx, accountId)
  if (known.name === undefined && person.name !== undefined) await writeFact(trx, ctx, accountId, 'name', person.name, 'declared')
}
