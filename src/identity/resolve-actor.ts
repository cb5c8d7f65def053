import { sql } from 'kysely'
import { type Ctx, transaction } from '#db/context.ts'
import { ask, piece } from '#db/statement.ts'
import type { Actor, Grant, Role } from '#kernel/actor.ts'
import { toAt } from '#kernel/at.ts'
import type { AccountId, StaffId } from '#kernel/ids.ts'
import type { Instant, PlainDate } from '#kernel/time.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { noteRevision } from '#organisation/revision.ts'
import { rightsOf } from '#organisation/rights-queries.ts'
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
const SEEN_EVERY_MS = 60_000

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
  rights: string
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
  const [row] = await ask<Row>(ctx.db, piece`
    select session_id as "sessionId", account_id as "accountId", staff_id as "staffId", login, full_name as "fullName",
      title, must_change_password as "mustChangePassword", is_totp_enabled as "isTotpEnabled",
      totp_roles as "totpRoles", instance_kind as "instanceKind", last_seen_at as "lastSeenAt", units, calendar,
      rights::text as rights
    from session_by_token(${ctx.tenantId}, ${hashToken(token)}, ${toAt(now)}, ${day.toString()})`)
  if (row === undefined) return undefined
  if (row.lastSeenAt.epochMilliseconds + SEEN_EVERY_MS <= now.epochMilliseconds) await noteUse(ctx, row, now)
  const tree = rememberedTree(row.units, day) ?? (await readTree(ctx, row, day))
  const { grants: held, homeUnitId } = rightsOf(row.rights, row.units, day, tree)
  const firstDuty = firstDutyOf(row, held)
  return {
    sessionId: row.sessionId,
    actor: { kind: 'staff', staffId: row.staffId, accountId: row.accountId, name: row.fullName, grants: firstDuty === null ? held : [] },
    login: row.login,
    title: row.title,
    unitName: homeUnitId === null ? null : (tree.find(homeUnitId)?.name ?? null),
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
