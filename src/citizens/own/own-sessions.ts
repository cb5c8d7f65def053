import { sql } from 'kysely'
import { type Ctx, type Trx, transaction } from '#db/context.ts'
import type { SessionView } from '#identity/account-queries.ts'
import type { AccountId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import { logCitizen } from '../citizen-log.ts'
import { ownAccountId } from './own-account.ts'
import type { CitizenRefusal } from '../refusals.ts'
import { revokeSessionsOf } from '../sign-in/session-store.ts'

/** Sessions that still live at `now`, the one used last first. */
export const findSessions = async (trx: Trx, accountId: AccountId, now: Instant): Promise<SessionView[]> => {
  const { rows } = await sql<SessionView>`
    select id, created_at as "createdAt", last_seen_at as "lastSeenAt", user_agent as "userAgent", address
    from citizen_session
    where tenant_id = current_tenant() and account_id = ${accountId} and revoked_at is null and expires_at > ${now}
      and last_seen_at + make_interval(mins => idle_minutes) > ${now}
    order by last_seen_at desc, id`.execute(trx)
  return rows
}

/** Ends one of one's own sessions: the lost phone's. */
export const revokeSession = (ctx: Ctx, sessionId: string): Promise<Result<null, CitizenRefusal>> =>
  transaction(ctx, async (trx) => {
    const accountId = ownAccountId(ctx)
    const { numAffectedRows } = await sql`
      update citizen_session set revoked_at = ${ctx.clock()}
      where tenant_id = current_tenant() and account_id = ${accountId} and id = ${sessionId} and revoked_at is null`
      .execute(trx)
    if ((numAffectedRows ?? 0n) === 0n) return refuse('sessionNotFound')
    await logCitizen(trx, ctx, { event: 'sessionRevoked', accountId, sessionId })
    return ok(null)
  })

/** Ends every own session but the present one. */
export const revokeOtherSessions = (ctx: Ctx, sessionId: string): Promise<void> =>
  transaction(ctx, async (trx) => {
    const accountId = ownAccountId(ctx)
    await revokeSessionsOf(trx, ctx, accountId, sessionId)
    await logCitizen(trx, ctx, { event: 'sessionRevoked', accountId, detail: { others: true } })
  })
