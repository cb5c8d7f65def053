import { sql } from 'kysely'
import { type Ctx, transaction } from '#db/context.ts'
import { hashToken } from '#identity/secret-token.ts'
import type { ActingFor, Actor } from '#kernel/actor.ts'
import type { AccountId, OrganisationId, PowerOfAttorneyId } from '#kernel/ids.ts'
import { Temporal, type Instant } from '#kernel/time.ts'
import { today } from '#organisation/today.ts'
import { asDoorkeeper } from '../doorkeeper.ts'

/** The citizen behind a session cookie at this moment. */
export type CitizenSession = {
  readonly id: string
  readonly actor: Actor & { readonly kind: 'citizen' }
  readonly name: string
  /** The organisation or person they act for, as the pages say it. */
  readonly actingForName: string | null
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
  organisationId: OrganisationId | null
  powerId: PowerOfAttorneyId | null
  principalId: AccountId | null
  principalName: string | null
}

const actingForOf = ({ organisationId, powerId, principalId }: Row): ActingFor | null => {
  if (organisationId !== null) return { kind: 'organisation', id: organisationId, powerOfAttorneyId: null }
  return powerId === null ? null : { kind: 'person', id: principalId, powerOfAttorneyId: powerId }
}

type World = Pick<Ctx, 'db' | 'tenantId' | 'clock'>

/** Reads account and rights anew in one round trip; `undefined` for a session that is unknown, ended or idle too long. */
export const resolveCitizen = async (ctx: World, token: string): Promise<CitizenSession | undefined> => {
  const now = ctx.clock()
  const { rows } = await sql<Row>`
    select session_id as "sessionId", account_id as "accountId", assurance, name, last_seen_at as "lastSeenAt",
      proved_at as "provedAt", organisation_id as "organisationId", power_id as "powerId", principal_id as "principalId",
      principal_name as "principalName"
    from citizen_by_token(${ctx.tenantId}, ${hashToken(token)}, ${now}, ${today(ctx)})`.execute(ctx.db)
  const row = rows[0]
  if (row === undefined) return undefined
  if (Temporal.Instant.compare(row.lastSeenAt.add({ seconds: SEEN_EVERY_SECONDS }), now) <= 0) {
    await transaction(asDoorkeeper(ctx), (trx) =>
      sql`update citizen_session set last_seen_at = ${now} where tenant_id = current_tenant() and id = ${row.sessionId}`.execute(trx),
    )
  }
  const { sessionId, accountId, assurance, name, principalName, provedAt } = row
  const actor = { kind: 'citizen', accountId, assurance, actingFor: actingForOf(row) } as const
  return { id: sessionId, actor, name: name ?? '', actingForName: principalName, provedAt }
}
