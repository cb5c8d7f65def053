import { sql } from 'kysely'
import { type Ctx, transaction } from '#db/context.ts'
import { PLAN_KEPT } from '#db/round-trips.ts'
import type { Actor, Grant, Role } from '#kernel/actor.ts'
import type { AccountId, StaffId } from '#kernel/ids.ts'
import { Temporal, type Instant, type PlainDate } from '#kernel/time.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { noteRevision } from '#organisation/revision.ts'
import { type RightsJson, toGrants } from '#organisation/rights-queries.ts'
import { today } from '#organisation/today.ts'
import { rememberedTree, unitTree } from '#organisation/unit-queries.ts'
import { defaultTotpRoles, needsTotp } from './domain/security-policy.ts'
import { hashToken } from './secret-token.ts'

/** Somebody else chose the password, or a role that is held asks for a second factor. */
export type FirstDuty = 'changePassword' | 'setUpTotp'

/** Whoever stands behind a session cookie at this moment. */
export type ResolvedSession = {
  readonly sessionId: string
  readonly actor: Actor & { readonly kind: 'staff' }
  readonly login: string
  readonly title: string | null
  readonly unitName: string | null
  /** What has to be done first; until then the actor holds no right. */
  readonly firstDuty: FirstDuty | null
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
  isTotpEnabled: boolean
  totpRoles: readonly Role[] | null
  instanceKind: string | null
  lastSeenAt: Instant
  units: string
  calendar: string
  rights: RightsJson
}

type World = Pick<Ctx, 'db' | 'tenantId' | 'clock'>

/**
 * Turns the secret of a session cookie into an actor, reading account, person, assignments and delegations anew in
 * one round trip: whoever was disabled or moved has no rights on the next request. `undefined` for a session that is
 * unknown, ended, idle too long, or still waits for its second factor.
 */
export const resolveActor = async (ctx: World, token: string): Promise<ResolvedSession | undefined> => {
  const now = ctx.clock()
  const day = today(ctx)
  const { rows } = await sql<Row>`${PLAN_KEPT}
    select session_id as "sessionId", account_id as "accountId", staff_id as "staffId", login, full_name as "fullName",
      title, must_change_password as "mustChangePassword", is_totp_enabled as "isTotpEnabled",
      totp_roles as "totpRoles", instance_kind as "instanceKind", last_seen_at as "lastSeenAt", units, calendar, rights
    from session_by_token(${ctx.tenantId}, ${hashToken(token)}, ${now}, ${day})`.execute(ctx.db)
  const row = rows[0]
  if (row === undefined) return undefined
  if (Temporal.Instant.compare(row.lastSeenAt.add({ seconds: SEEN_EVERY_SECONDS }), now) <= 0) await noteUse(ctx, row, now)
  const tree = rememberedTree(row.units, day) ?? (await readTree(ctx, row, day))
  const home = row.rights.assignments[0]?.unitId
  const held = toGrants(row.rights, day, tree)
  const firstDuty = firstDutyOf(row, held)
  const grants = firstDuty === null ? held : []
  return {
    sessionId: row.sessionId,
    actor: { kind: 'staff', staffId: row.staffId, accountId: row.accountId, name: row.fullName, grants },
    login: row.login,
    title: row.title,
    unitName: home === undefined ? null : (tree.find(home)?.name ?? null),
    firstDuty,
  }
}

const firstDutyOf = ({ mustChangePassword, isTotpEnabled, totpRoles, instanceKind }: Row, held: readonly Grant[]): FirstDuty | null => {
  if (mustChangePassword) return 'changePassword'
  return !isTotpEnabled && needsTotp(held, totpRoles ?? defaultTotpRoles(instanceKind)) ? 'setUpTotp' : null
}

const noteUse = (ctx: World, { sessionId }: Row, now: Instant): Promise<unknown> =>
  transaction({ ...ctx, actor: DOORKEEPER }, (trx) =>
    sql`update session set last_seen_at = ${now} where tenant_id = current_tenant() and id = ${sessionId}`.execute(trx),
  )

const readTree = (ctx: World, { units, calendar }: Row, day: PlainDate): Promise<UnitTree> =>
  transaction({ ...ctx, actor: DOORKEEPER }, (trx) => {
    noteRevision(trx, { units, calendar })
    return unitTree(trx, day)
  })
