import { sql } from 'kysely'
import { type Ctx, transaction } from '#db/context.ts'
import type { Actor } from '#kernel/actor.ts'
import type { AccountId, StaffId } from '#kernel/ids.ts'
import { Temporal, type Instant } from '#kernel/time.ts'
import { noteRevision } from '#organisation/revision.ts'
import { type RightsJson, rightsJson, toGrants } from '#organisation/rights-queries.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { hashToken } from './secret-token.ts'

/** Whoever stands behind a session cookie at this moment. */
export type ResolvedSession = {
  readonly sessionId: string
  readonly actor: Actor & { readonly kind: 'staff' }
  readonly login: string
  readonly title: string | null
  readonly unitName: string | null
  /** Until it is done the actor holds no right. */
  readonly mustChangePassword: boolean
}

/** The session's last use is written at most this often. */
const SEEN_EVERY_SECONDS = 60

/** Reads sessions before anybody is known; sees one agency. */
const DOORKEEPER: Actor = { kind: 'system', name: 'identity' }

type Row = {
  sessionId: string
  accountId: AccountId
  staffId: StaffId
  login: string
  fullName: string
  title: string | null
  mustChangePassword: boolean
  lastSeenAt: Instant
  units: string
  calendar: string
  rights: RightsJson
}

/**
 * Turns the secret of a session cookie into an actor, reading account, person, assignments and delegations anew in
 * one query: whoever was disabled or moved has no rights on the next request. `undefined` for a session that is
 * unknown, ended, idle too long, or still waits for its second factor.
 */
export const resolveActor = (
  ctx: Pick<Ctx, 'db' | 'tenantId' | 'clock'>,
  token: string,
): Promise<ResolvedSession | undefined> =>
  transaction({ ...ctx, actor: DOORKEEPER }, async (trx) => {
    const now = ctx.clock()
    const day = today(ctx)
    const { rows } = await sql<Row>`
      select s.id as "sessionId", a.id as "accountId", p.id as "staffId", a.login, p.full_name as "fullName", p.title,
        a.must_change_password as "mustChangePassword", s.last_seen_at as "lastSeenAt", r.units, r.calendar,
        ${rightsJson(sql`p.id`, day)} as rights
      from session s
      join account a on a.tenant_id = s.tenant_id and a.id = s.account_id
      join staff p on p.tenant_id = a.tenant_id and p.id = a.staff_id
      join organisation_revision r on r.tenant_id = s.tenant_id
      where s.tenant_id = current_tenant() and s.token_hash = ${hashToken(token)} and s.stage = 'active'
        and s.revoked_at is null and s.expires_at > ${now}
        and s.last_seen_at + make_interval(mins => s.idle_minutes) > ${now}
        and a.disabled_at is null
        and p.active_from <= ${day} and (p.active_to is null or p.active_to >= ${day})`.execute(trx)
    const row = rows[0]
    if (row === undefined) return undefined
    noteRevision(trx, { units: row.units, calendar: row.calendar })
    if (Temporal.Instant.compare(row.lastSeenAt.add({ seconds: SEEN_EVERY_SECONDS }), now) <= 0) {
      await sql`
        update session set last_seen_at = ${now} where tenant_id = current_tenant() and id = ${row.sessionId}`.execute(trx)
    }
    const grants = row.mustChangePassword ? [] : await toGrants(trx, row.rights, day)
    const home = row.rights.assignments[0]?.unitId
    return {
      sessionId: row.sessionId,
      actor: { kind: 'staff', staffId: row.staffId, accountId: row.accountId, name: row.fullName, grants },
      login: row.login,
      title: row.title,
      unitName: home === undefined ? null : ((await unitTree(trx, day)).find(home)?.name ?? null),
      mustChangePassword: row.mustChangePassword,
    }
  })
