import { sql } from 'kysely'
import { type Ctx, transaction } from '#db/context.ts'
import { hashToken } from '#identity/secret-token.ts'
import type { Actor } from '#kernel/actor.ts'
import type { AccountId } from '#kernel/ids.ts'
import { Temporal, type Instant } from '#kernel/time.ts'
import { asDoorkeeper } from './doorkeeper.ts'

/** The citizen behind a session cookie at this moment. */
export type CitizenSession = {
  readonly id: string
  readonly actor: Actor & { readonly kind: 'citizen' }
  readonly name: string
  /** When they last proved that it is them; a sensitive change wants it fresh. */
  readonly provedAt: Instant
}

/** The session's last use is written at most this often. */
const SEEN_EVERY_SECONDS = 60

type Row = {
  sessionId: string
  accountId: AccountId
  assurance: 'own' | 'eid'
  name: string | null
  lastSeenAt: Instant
  provedAt: Instant
}

type World = Pick<Ctx, 'db' | 'tenantId' | 'clock'>

/** Reads account and rights anew in one round trip; `undefined` for a session that is unknown, ended or idle too long. */
export const resolveCitizen = async (ctx: World, token: string): Promise<CitizenSession | undefined> => {
  const now = ctx.clock()
  const { rows } = await sql<Row>`
    select session_id as "sessionId", account_id as "accountId", assurance, name, last_seen_at as "lastSeenAt",
      proved_at as "provedAt"
    from citizen_by_token(${ctx.tenantId}, ${hashToken(token)}, ${now})`.execute(ctx.db)
  const row = rows[0]
  if (row === undefined) return undefined
  if (Temporal.Instant.compare(row.lastSeenAt.add({ seconds: SEEN_EVERY_SECONDS }), now) <= 0) {
    await transaction(asDoorkeeper(ctx), (trx) =>
      sql`update citizen_session set last_seen_at = ${now} where tenant_id = current_tenant() and id = ${row.sessionId}`.execute(trx),
    )
  }
  const { sessionId, accountId, assurance, name, provedAt } = row
  return { id: sessionId, actor: { kind: 'citizen', accountId, assurance, actingFor: null }, name: name ?? '', provedAt }
}
