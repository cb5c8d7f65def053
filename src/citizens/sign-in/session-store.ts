import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import type { Client } from '#identity/access-log.ts'
import { summariseUserAgent } from '#identity/domain/user-agent.ts'
import { hashToken, newToken } from '#identity/secret-token.ts'
import type { AccountId } from '#kernel/ids.ts'
import { SESSION_HOURS, SESSION_IDLE_MINUTES } from '../domain/session-life.ts'

const LONGEST_ADDRESS = 64

export type Opening = {
  readonly accountId: AccountId
  readonly assurance: 'own' | 'eid'
  readonly by: 'password' | 'passkey' | 'oidc'
  readonly client: Client
}

/** A new secret for each log-in: a session that was planted before it is worth nothing after. */
export const openSession = async (
  trx: Trx,
  ctx: Ctx,
  { accountId, assurance, by, client }: Opening,
): Promise<{ readonly token: string; readonly sessionId: string }> => {
  const [token, sessionId, now] = [newToken(ctx), ctx.newId(), ctx.clock()]
  await sql`
    insert into citizen_session (tenant_id, token_hash, id, account_id, assurance, opened_by, created_at, last_seen_at,
      proved_at, expires_at, idle_minutes, user_agent, address)
    values (${ctx.tenantId}, ${hashToken(token)}, ${sessionId}, ${accountId}, ${assurance}, ${by}, ${now}, ${now}, ${now},
      ${now.add({ hours: SESSION_HOURS })}, ${SESSION_IDLE_MINUTES}, ${summariseUserAgent(client.userAgent)},
      ${client.address.slice(0, LONGEST_ADDRESS)})`.execute(trx)
  return { token, sessionId }
}

/** They proved again that it is them: for a while sensitive changes are open. */
export const markProved = async (trx: Trx, ctx: Ctx, sessionId: string): Promise<void> => {
  await sql`
    update citizen_session set proved_at = ${ctx.clock()}
    where tenant_id = current_tenant() and id = ${sessionId}`.execute(trx)
}

/** Ends the session of this secret; answers whose it was. */
export const closeSession = async (
  trx: Trx,
  ctx: Ctx,
  token: string,
): Promise<{ readonly id: string; readonly accountId: AccountId } | undefined> => {
  const { rows } = await sql<{ id: string; accountId: AccountId }>`
    update citizen_session set revoked_at = ${ctx.clock()}
    where tenant_id = current_tenant() and token_hash = ${hashToken(token)} and revoked_at is null
    returning id, account_id as "accountId"`.execute(trx)
  return rows[0]
}

/** Ends every session of the account but one (`null`: all). */
export const revokeSessionsOf = async (trx: Trx, ctx: Ctx, accountId: AccountId, exceptSessionId: string | null): Promise<void> => {
  await sql`
    update citizen_session set revoked_at = ${ctx.clock()}
    where tenant_id = current_tenant() and account_id = ${accountId} and revoked_at is null
      and id is distinct from ${exceptSessionId}::uuid`.execute(trx)
}
