import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import type { Client } from '#identity/access-log.ts'
import { summariseUserAgent } from '#identity/domain/user-agent.ts'
import type { AccountId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'

export type CitizenEvent =
  | 'accountCreated' | 'signedIn' | 'signInFailed' | 'signInLocked' | 'signedOut' | 'passwordReset'
  | 'memberJoined' | 'memberChanged' | 'memberLeft' | 'organisationConfirmed'
  | 'eidLinked' | 'passkeyAdded' | 'passkeyRemoved' | 'passwordChanged' | 'contactChanged' | 'factsDeclared' | 'sessionRevoked' | 'accountClosed'
  | 'powerProposed' | 'powerAccepted' | 'powerConfirmed' | 'powerEnded'

export type CitizenLogEntry = {
  readonly event: CitizenEvent
  /** `null` when nobody has the contact that was typed. */
  readonly accountId: AccountId | null
  readonly sessionId?: string
  readonly client?: Client
  /** Facts without secrets and without anything that was typed. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>
}

const LONGEST_ADDRESS = 64

/** Appends to the insert-only log, in the transaction of what it tells about. */
export const logCitizen = async (trx: Trx, ctx: Ctx, { event, accountId, sessionId, client, detail }: CitizenLogEntry): Promise<void> => {
  await sql`
    insert into citizen_log (tenant_id, id, occurred_at, event, account_id, session_id, address, user_agent, detail)
    values (${ctx.tenantId}, ${ctx.newId()}, ${ctx.clock()}, ${event}, ${accountId}, ${sessionId ?? null},
      ${client?.address.slice(0, LONGEST_ADDRESS) ?? null},
      ${client === undefined ? null : summariseUserAgent(client.userAgent)},
      ${detail === undefined ? null : JSON.stringify(detail)})`.execute(trx)
}

export type CitizenLogRow = {
  readonly occurredAt: Instant
  readonly event: CitizenEvent
  readonly address: string | null
  readonly userAgent: string | null
}

/** What happened around one account, newest first. */
export const findCitizenLog = async (trx: Trx, accountId: AccountId): Promise<CitizenLogRow[]> => {
  const { rows } = await sql<CitizenLogRow>`
    select occurred_at as "occurredAt", event, address, user_agent as "userAgent" from citizen_log
    where tenant_id = current_tenant() and account_id = ${accountId} order by id desc limit 100`.execute(trx)
  return rows
}
