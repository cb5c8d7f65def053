import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { DossierId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { Failure, ParcelState } from './domain/parcel.ts'

/** One row of the outbox as people see it: what, when, how it stands; never to whom. */
export type ParcelLine = {
  readonly id: string
  readonly channel: string
  readonly kind: string
  readonly dossierId: DossierId | null
  readonly reference: Readonly<Record<string, unknown>>
  readonly state: ParcelState
  readonly attempts: number
  readonly failure: Failure | null
  readonly createdAt: Instant
  readonly nextAttemptAt: Instant
  readonly settledAt: Instant | null
}

const LINE = sql`
  o.id, o.channel, o.kind, o.dossier_id as "dossierId", o.reference, o.state, o.attempts,
  o.last_error as failure, o.created_at as "createdAt", o.next_attempt_at as "nextAttemptAt", o.settled_at as "settledAt"`

/** Refused first (a person has to look), then what was tried and failed, oldest first. */
export const findTroubled = async (trx: Trx, most = 100): Promise<readonly ParcelLine[]> => {
  const { rows } = await sql<ParcelLine>`
    select ${LINE} from outbox o
    where o.tenant_id = current_tenant()
      and (o.state = 'refused' or o.state = 'pending' and o.last_error is not null)
    order by o.state desc, o.created_at, o.id limit ${most}`.execute(trx)
  return rows
}

/** Everything that went out or is to go out about one dossier, oldest first. */
export const findParcelsOf = async (trx: Trx, dossierId: DossierId): Promise<readonly ParcelLine[]> => {
  const { rows } = await sql<ParcelLine>`
    select ${LINE} from outbox o
    where o.tenant_id = current_tenant() and o.dossier_id = ${dossierId}
    order by o.created_at, o.channel, o.position`.execute(trx)
  return rows
}

export type ChannelCount = { readonly channel: string; readonly state: ParcelState; readonly count: number }

/** How many rows of each channel stand how, of those queued from `since` on. */
export const countParcels = async (trx: Trx, since: Instant): Promise<readonly ChannelCount[]> => {
  const { rows } = await sql<ChannelCount>`
    select channel, state, count(*)::int as count from outbox
    where tenant_id = current_tenant() and created_at >= ${since} group by channel, state order by channel, state`.execute(trx)
  return rows
}

/** How the outbox stands: what a person must look at, and since when the oldest that should have gone is waiting. */
export type OutboxHealth = { readonly refused: number; readonly waiting: number; readonly oldestUnsentAt: Instant | null }

/** What waits for quiet hours to end is not late. */
export const findOutboxHealth = async (trx: Trx, now: Instant): Promise<OutboxHealth> => {
  const { rows } = await sql<OutboxHealth>`
    select (select count(*)::int from outbox where tenant_id = current_tenant() and state = 'refused') as refused,
      count(*)::int as waiting, min(created_at) filter (where attempts > 0 or next_attempt_at <= ${now}) as "oldestUnsentAt"
    from outbox where tenant_id = current_tenant() and state = 'pending'`.execute(trx)
  return rows[0] ?? { refused: 0, waiting: 0, oldestUnsentAt: null }
}

/** Later than this the oldest unsent is an alarm. */
export const ALARM_MINUTES = 5

export const isAlarming = ({ oldestUnsentAt }: OutboxHealth, now: Instant): boolean =>
  oldestUnsentAt !== null && now.epochMilliseconds - oldestUnsentAt.epochMilliseconds > ALARM_MINUTES * 60_000
