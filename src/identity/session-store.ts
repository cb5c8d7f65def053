import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import type { AccountId } from '#kernel/ids.ts'
import type { Client } from './access-log.ts'
import type { SecurityPolicy } from './domain/security-policy.ts'
import { summariseUserAgent } from './domain/user-agent.ts'
import { hashToken, newToken } from './secret-token.ts'

/** `secondFactor`: the password was right, a code is still asked for; such a session has no rights. */
export type SessionStage = 'secondFactor' | 'active'

export type OpenedSession = { readonly token: string; readonly sessionId: string }

const SECOND_FACTOR_MINUTES = 10
const LONGEST_ADDRESS = 64

/** A new secret for each step of a log-in: a session that was planted before it is worth nothing after. */
export const openSession = async (
  trx: Trx,
  ctx: Ctx,
  accountId: AccountId,
  stage: SessionStage,
  policy: Pick<SecurityPolicy, 'absoluteHours' | 'idleMinutes'>,
  client: Client,
): Promise<OpenedSession> => {
  const token = newToken(ctx)
  const sessionId = ctx.newId()
  const now = ctx.clock()
  const life = stage === 'active' ? { hours: policy.absoluteHours } : { minutes: SECOND_FACTOR_MINUTES }
  await sql`
    insert into session (tenant_id, token_hash, id, account_id, stage, created_at, last_seen_at, expires_at,
      idle_minutes, user_agent, address)
    values (${ctx.tenantId}, ${hashToken(token)}, ${sessionId}, ${accountId}, ${stage}, ${now}, ${now},
      ${now.add(life)}, ${policy.idleMinutes}, ${summariseUserAgent(client.userAgent)},
      ${client.address.slice(0, LONGEST_ADDRESS)})`.execute(trx)
  return { token, sessionId }
}

export type SessionRow = { readonly id: string; readonly accountId: AccountId }

/** Ends the session of this secret, in whatever stage; answers whose it was. */
export const closeSession = async (trx: Trx, ctx: Ctx, token: string): Promise<SessionRow | undefined> => {
  const { rows } = await sql<SessionRow>`
    update session set revoked_at = ${ctx.clock()}
    where tenant_id = current_tenant() and token_hash = ${hashToken(token)} and revoked_at is null
    returning id, account_id as "accountId"`.execute(trx)
  return rows[0]
}

/** The half-open session of a log-in that waits for its code. */
export const findWaitingSession = async (trx: Trx, ctx: Ctx, token: string): Promise<SessionRow | undefined> => {
  const { rows } = await sql<SessionRow>`
    select id, account_id as "accountId" from session
    where tenant_id = current_tenant() and token_hash = ${hashToken(token)} and stage = 'secondFactor'
      and revoked_at is null and expires_at > ${ctx.clock()}`.execute(trx)
  return rows[0]
}

/** Ends one session of the account; `false` when it is not there. */
export const revokeSessionOf = async (trx: Trx, ctx: Ctx, accountId: AccountId, sessionId: string): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    update session set revoked_at = ${ctx.clock()}
    where tenant_id = current_tenant() and account_id = ${accountId} and id = ${sessionId} and revoked_at is null`
    .execute(trx)
  return (numAffectedRows ?? 0n) > 0n
}

/** Ends every session of the account but one (`null`: all). */
export const revokeSessionsOf = async (
  trx: Trx,
  ctx: Ctx,
  accountId: AccountId,
  exceptSessionId: string | null,
): Promise<void> => {
  await sql`
    update session set revoked_at = ${ctx.clock()}
    where tenant_id = current_tenant() and account_id = ${accountId} and revoked_at is null
      and id is distinct from ${exceptSessionId}::uuid`.execute(trx)
}
