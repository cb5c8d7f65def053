import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import type { AccountId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { summariseUserAgent } from './domain/user-agent.ts'

/** Where a request comes from, as the door saw it. */
export type Client = { readonly address: string; readonly userAgent: string | null }

export type AccessEvent =
  | 'signedIn' | 'signInFailed' | 'signInLocked' | 'secondFactorFailed' | 'recoveryCodeUsed' | 'signedOut'
  | 'sessionRevoked' | 'passwordChanged' | 'totpEnabled' | 'totpDisabled'
  | 'accountCreated' | 'accountDisabled' | 'accountEnabled' | 'passwordReset' | 'unlocked' | 'linkUsed' | 'policyChanged'

export type AccessEntry = {
  readonly event: AccessEvent
  readonly accountId?: AccountId | null
  readonly sessionId?: string
  readonly client?: Client
  /** Facts without secrets and without anything that was typed as a name or a password. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>
}

const LONGEST_ADDRESS = 64

/** Appends to the insert-only security log, in the transaction of what it tells about. */
export const logAccess = async (trx: Trx, ctx: Ctx, entry: AccessEntry): Promise<void> => {
  const by = ctx.actor.kind === 'staff' && ctx.actor.accountId !== entry.accountId ? ctx.actor.accountId : null
  await sql`
    insert into access_log (tenant_id, id, occurred_at, event, account_id, by_account_id, session_id, address,
      user_agent, detail)
    values (${ctx.tenantId}, ${ctx.newId()}, ${ctx.clock()}, ${entry.event}, ${entry.accountId ?? null}, ${by},
      ${entry.sessionId ?? null}, ${entry.client?.address.slice(0, LONGEST_ADDRESS) ?? null}, 
      ${entry.client === undefined ? null : summariseUserAgent(entry.client.userAgent)},
      ${entry.detail === undefined ? null : JSON.stringify(entry.detail)})`.execute(trx)
}

export type AccessLogRow = {
  readonly id: string
  readonly occurredAt: Instant
  readonly event: AccessEvent
  readonly address: string | null
  readonly userAgent: string | null
}

/** What happened around one account, newest first. */
export const findAccessLog = async (trx: Trx, accountId: AccountId): Promise<AccessLogRow[]> => {
  const { rows } = await sql<AccessLogRow>`
    select id, occurred_at as "occurredAt", event, address, user_agent as "userAgent" from access_log
    where tenant_id = current_tenant() and account_id = ${accountId} order by id desc limit 100`.execute(trx)
  return rows
}
