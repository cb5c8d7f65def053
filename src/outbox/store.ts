import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { Instant } from '#kernel/time.ts'
import type { Failure, Parcel } from './domain/parcel.ts'

export type Claim = {
  readonly channel: string
  /** What was refused holds back what follows it in its line. */
  readonly isStrict: boolean
  readonly now: Instant
  readonly leaseId: string
  readonly leasedUntil: Instant
  readonly most: number
}

export type ClaimedParcel = Parcel & { readonly expiresAt: Instant | null }

/**
 * Takes what is due at the head of each line, for one worker until its lease ends. Asked by state, not by a place in a
 * list: what was committed late is found like anything else. Of two that ask at once none gets what the other has.
 */
export const claim = async (trx: Trx, { channel, isStrict, now, leaseId, leasedUntil, most }: Claim): Promise<ClaimedParcel[]> => {
  const { rows } = await sql<ClaimedParcel>`
    with head as (
      select o.id from outbox o
      where o.tenant_id = current_tenant() and o.channel = ${channel} and o.state = 'pending' and o.next_attempt_at <= ${now}
        and (o.leased_until is null or o.leased_until <= ${now})
        and not exists (
          select 1 from outbox e
          where e.tenant_id = o.tenant_id and e.channel = o.channel and e.stream_id = o.stream_id and e.position < o.position
            and (e.state = 'pending' or ${isStrict} and e.state = 'refused'))
      order by o.next_attempt_at, o.id limit ${most}
      for update skip locked)
    update outbox o set lease_id = ${leaseId}, leased_until = ${leasedUntil}, attempts = o.attempts + 1
    from head where o.tenant_id = current_tenant() and o.id = head.id
    returning o.id, o.channel, o.kind, o.dossier_id as "dossierId", o.reference, o.attempts, o.expires_at as "expiresAt"`.execute(trx)
  return rows
}

/** What a row becomes after an attempt. */
export type Settlement = {
  readonly state: 'pending' | 'delivered' | 'refused' | 'cancelled'
  readonly failure: Failure | null
  readonly receipt: string | null
  readonly nextAttemptAt: Instant | null
}

/** Writes what came of an attempt, unless the lease ended meanwhile and somebody else has the row. */
export const settle = async (trx: Trx, id: string, leaseId: string, now: Instant, settlement: Settlement): Promise<void> => {
  await sql`
    update outbox set state = ${settlement.state}, last_error = ${settlement.failure}, receipt = ${settlement.receipt},
      settled_at = ${settlement.state === 'pending' ? null : now}::timestamptz,
      next_attempt_at = coalesce(${settlement.nextAttemptAt}::timestamptz, next_attempt_at), lease_id = null, leased_until = null
    where tenant_id = current_tenant() and id = ${id} and lease_id = ${leaseId}`.execute(trx)
}

/** Sends a refused row again from the beginning; false when it is not refused any more. */
export const reopen = async (trx: Trx, id: string, now: Instant): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    update outbox set state = 'pending', attempts = 0, next_attempt_at = ${now}, settled_at = null
    where tenant_id = current_tenant() and id = ${id} and state = 'refused'`.execute(trx)
  return numAffectedRows === 1n
}

/** Gives up what was refused or still waits; false when it is being sent or is settled. */
export const giveUp = async (trx: Trx, id: string, now: Instant): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    update outbox set state = 'cancelled', settled_at = ${now}
    where tenant_id = current_tenant() and id = ${id} and state in ('refused', 'pending')
      and (leased_until is null or leased_until <= ${now})`.execute(trx)
  return numAffectedRows === 1n
}
