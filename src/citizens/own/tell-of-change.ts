import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import type { Instant } from '#kernel/time.ts'
import { queueOutgoing } from '#outbox/queue.ts'
import type { Contact } from '../domain/contact.ts'

/** What changed about how one signs in. */
export type AccountChange = 'password' | 'contact'

/** The kind of parcel that tells of a change. */
export const NOTICE_PARCEL = 'accountNotice'

/** News of a change to an account is of no use to anybody later than this. */
const USEFUL_HOURS = 72

/**
 * Tells the contacts that an account had before a change, so that whoever took it over cannot do so in silence. In the
 * transaction of the change; the contact waits here, since the account may have lost it.
 */
export const tellOfChange = async (trx: Trx, ctx: Ctx, contacts: readonly Contact[], change: AccountChange): Promise<void> => {
  const now = ctx.clock()
  const expiresAt = now.add({ hours: USEFUL_HOURS })
  for (const { kind, value } of contacts) {
    const noticeId = ctx.newId()
    await sql`
      insert into account_notice (tenant_id, id, kind, contact, change, created_at, expires_at)
      values (${ctx.tenantId}, ${noticeId}, ${kind}, ${value}, ${change}, ${now}, ${expiresAt})`.execute(trx)
    const channel = kind === 'phone' ? 'sms' : 'mail'
    await queueOutgoing(trx, ctx, { channel, kind: NOTICE_PARCEL, reference: { noticeId }, key: `notice:${noticeId}`, expiresAt })
  }
}

export type QueuedNotice = { readonly contact: string; readonly change: AccountChange; readonly changedAt: Instant }

/** A notice on its way; undefined once it was cleared away. For the worker only. */
export const findQueuedNotice = async (trx: Trx, id: string): Promise<QueuedNotice | undefined> => {
  const { rows } = await sql<QueuedNotice>`
    select contact, change, created_at as "changedAt" from account_notice
    where tenant_id = current_tenant() and id = ${id}`.execute(trx)
  return rows[0]
}
