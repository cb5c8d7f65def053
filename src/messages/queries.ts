import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { DossierId } from '#kernel/ids.ts'
import type { Occasion } from '#law/messages.ts'
import type { Instant } from '#kernel/time.ts'
import type { Failure, ParcelState } from '#outbox/domain/parcel.ts'
import { findParcelsOf } from '#outbox/queries.ts'
import { MESSAGE_PARCEL } from './tell.ts'

/** One message in a citizen's inbox. */
export type InboxLine = {
  readonly id: string
  readonly dossierId: DossierId
  readonly occasion: Occasion
  readonly subject: string
  readonly letter: string
  readonly createdAt: Instant
  readonly isUnread: boolean
}

/** The inbox of the citizen of this transaction, newest first; the wall narrows it to their own. */
export const findInbox = async (trx: Trx, most = 100): Promise<readonly InboxLine[]> => {
  const { rows } = await sql<InboxLine>`
    select m.id, m.dossier_id as "dossierId", m.occasion, m.subject, m.letter, m.created_at as "createdAt", i.read_at is null as "isUnread"
    from inbox_message i join message m on m.tenant_id = i.tenant_id and m.id = i.message_id
    where i.tenant_id = current_tenant() and i.account_id = current_citizen()
    order by i.message_id desc limit ${most}`.execute(trx)
  return rows
}

/** How many messages the citizen of this transaction has not seen. */
export const countUnread = async (trx: Trx): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from inbox_message
    where tenant_id = current_tenant() and account_id = current_citizen() and read_at is null`.execute(trx)
  return rows[0]?.count ?? 0
}

/** One way that a message took, and how it fared. */
export type MessageWay = { readonly channel: string; readonly state: ParcelState; readonly failure: Failure | null; readonly settledAt: Instant | null; readonly nextAttemptAt: Instant }

export type ToldMessage = {
  readonly id: string
  readonly occasion: Occasion
  readonly subject: string
  readonly letter: string
  readonly createdAt: Instant
  readonly ways: readonly MessageWay[]
  readonly inboxes: number
}

/** What people were told about a dossier, newest first; the wall narrows it to dossiers that the actor sees. */
export const findToldMessages = async (trx: Trx, dossierId: DossierId): Promise<readonly ToldMessage[]> => {
  const { rows } = await sql<Omit<ToldMessage, 'ways'>>`
    select m.id, m.occasion, m.subject, m.letter, m.created_at as "createdAt", inboxes_of(m.id) as inboxes from message m
    where m.tenant_id = current_tenant() and m.dossier_id = ${dossierId} order by m.id desc`.execute(trx)
  const parcels = (await findParcelsOf(trx, dossierId)).filter(({ kind }) => kind === MESSAGE_PARCEL)
  return rows.map((message) => ({
    ...message,
    ways: parcels
      .filter(({ reference }) => reference['messageId'] === message.id)
      .map(({ channel, state, failure, settledAt, nextAttemptAt }) => ({ channel, state, failure, settledAt, nextAttemptAt })),
  }))
}
