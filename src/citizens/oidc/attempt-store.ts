import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import { hashToken, newToken } from '#identity/secret-token.ts'
import type { Secrets } from './providers.ts'

/** `link`: join this identity to the account that is signed in; `confirm`: prove again that it is them. */
export type Intent = 'signIn' | 'link' | 'confirm'

export type Attempt = Secrets & {
  readonly provider: string
  readonly intent: Intent
  /** The session that asked; null for signing in. */
  readonly sessionId: string | null
  readonly next: string | null
}

const ATTEMPT_MINUTES = 10

/** Notes an attempt and gives the secret that this browser brings back. */
export const insertAttempt = async (trx: Trx, ctx: Ctx, attempt: Attempt): Promise<string> => {
  const [token, now] = [newToken(ctx), ctx.clock()]
  await sql`
    insert into oidc_attempt (tenant_id, token_hash, provider, intent, session_id, next, state, nonce, code_verifier,
      created_at, expires_at)
    values (${ctx.tenantId}, ${hashToken(token)}, ${attempt.provider}, ${attempt.intent}, ${attempt.sessionId},
      ${attempt.next}, ${attempt.state}, ${attempt.nonce}, ${attempt.codeVerifier}, ${now},
      ${now.add({ minutes: ATTEMPT_MINUTES })})`.execute(trx)
  return token
}

/** Takes an attempt, once, at the provider it was meant for. */
export const takeAttempt = async (trx: Trx, ctx: Ctx, token: string, provider: string): Promise<Attempt | undefined> => {
  const now = ctx.clock()
  const { rows } = await sql<Attempt>`
    update oidc_attempt set used_at = ${now}
    where tenant_id = current_tenant() and token_hash = ${hashToken(token)} and provider = ${provider}
      and used_at is null and expires_at > ${now}
    returning provider, intent, session_id as "sessionId", next, state, nonce, code_verifier as "codeVerifier"`.execute(trx)
  return rows[0]
}
