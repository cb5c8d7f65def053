import { resolveCitizen, type CitizenSession } from '#citizens/sign-in/resolve-citizen.ts'
import type { Database } from '#db/client.ts'
import { realWorld } from '#db/context.ts'
import type { TenantId } from '#kernel/ids.ts'
import { resolveIntegration } from '#identity/integration-clients.ts'
import { resolveActor } from '#identity/resolve-actor.ts'
import type { CookieJar } from './cookies.ts'
import type { Session } from './request-context.ts'

/** Names of the cookies that hold the secret of a session, and of a log-in that waits for its second factor. */
export const SESSION_COOKIE = 'session'
export const WAITING_COOKIE = 'sign-in'
/** The same for citizens: their session, and a contact that is being proved. */
export const CITIZEN_COOKIE = 'citizen'
export const PROOF_COOKIE = 'contact-proof'
/** A challenge for a passkey. */
export const PASSKEY_COOKIE = 'passkey'
/** One way to an identity provider and back. */
export const EID_COOKIE = 'eid'

/** Reads who is behind a request, anew each time. */
export const sessionResolver =
  (db: Database, tenantId: TenantId) =>
  async (request: Request, cookies: CookieJar): Promise<Session | null> => {
    const bearer = /^Bearer ([\w-]{20,100})$/.exec(request.headers.get('authorization') ?? '')?.[1]
    if (bearer !== undefined) return integrationSession(db, tenantId, bearer)
    const token = cookies.get(SESSION_COOKIE)
    if (token === undefined) return null
    const resolved = await resolveActor({ db, tenantId, clock: realWorld().clock }, token)
    if (resolved === undefined) return null
    const { sessionId, actor, title, unitName, firstDuty } = resolved
    return { id: sessionId, actor, tenantId, account: { name: actor.name, title, unitName }, firstDuty }
  }

/** Reads which citizen is behind a request, anew each time. */
export const citizenResolver =
  (db: Database, tenantId: TenantId) =>
  async (cookies: CookieJar): Promise<CitizenSession | null> => {
    const token = cookies.get(CITIZEN_COOKIE)
    return token === undefined ? null : ((await resolveCitizen({ db, tenantId, clock: realWorld().clock }, token)) ?? null)
  }

/** A program that signs each request with its token; it has no screens and no cookie. */
const integrationSession = async (db: Database, tenantId: TenantId, token: string): Promise<Session | null> => {
  const actor = await resolveIntegration({ db, tenantId, clock: realWorld().clock }, token)
  return actor === undefined
    ? null
    : { id: actor.accountId, actor, tenantId, account: { name: actor.name, title: null, unitName: null } }
}
