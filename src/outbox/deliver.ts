import { transaction, type Ctx } from '#db/context.ts'
import { fromAt, toAt } from '#kernel/at.ts'
import { unreachable } from '#kernel/result.ts'
import { MOST_ATTEMPTS, nextAttemptAt } from './domain/back-off.ts'
import type { Attempt, Failure, Parcel } from './domain/parcel.ts'
import { claim, settle, type ClaimedParcel, type Settlement } from './store.ts'

/** Hands one parcel to its receiver, outside any transaction, within the time that its lease gives. */
export type Courier = {
  /** What was refused holds back what follows it in its line, until a person has decided. */
  readonly isStrict: boolean
  readonly carry: (ctx: Ctx, parcel: Parcel) => Promise<Attempt>
}

export type Couriers = Readonly<Record<string, Courier>>

/** A courier that has not answered by then is taken for dead: longer than any of them waits for a receiver. */
export const LEASE_SECONDS = 120
const AT_ONCE = 8

/**
 * One look into the outbox for one channel: claims what is due, carries it, writes what came of it. Resolves to how
 * many it tried, so that the caller asks again while there is something. A courier that throws has failed; the others
 * of the same look are carried all the same. `onFailure` is told, without personal data.
 */
export const deliver = async (
  ctx: Ctx,
  channel: string,
  courier: Courier,
  onFailure: (error: unknown, parcel: Parcel) => void = () => undefined,
): Promise<number> => {
  const leaseId = ctx.newId()
  const now = ctx.clock()
  const parcels = await transaction(ctx, (trx) =>
    claim(trx, {
      channel, isStrict: courier.isStrict, now, leaseId, leasedUntil: now.add({ seconds: LEASE_SECONDS }), most: AT_ONCE,
    }),
  )
  await Promise.all(
    parcels.map(async (parcel) => {
      const attempt = await carryOne(ctx, courier, parcel, onFailure)
      const settledAt = ctx.clock()
      await transaction(ctx, (trx) => settle(trx, parcel.id, leaseId, settledAt, settlementOf(ctx, parcel, attempt)))
    }),
  )
  return parcels.length
}

const EXPIRED: Attempt = { kind: 'refused', failure: 'expired' }

const carryOne = async (
  ctx: Ctx,
  courier: Courier,
  parcel: ClaimedParcel,
  onFailure: (error: unknown, parcel: Parcel) => void,
): Promise<Attempt> => {
  if (parcel.expiresAt !== null && toAt(parcel.expiresAt) <= toAt(ctx.clock())) return EXPIRED
  try {
    return await courier.carry(ctx, parcel)
  } catch (error) {
    onFailure(error, parcel)
    return { kind: 'failed', failure: 'internal' }
  }
}

/** Sending again would come to the same: said where it is shown, not put before a person. */
const NOBODY_CAN_HELP: ReadonlySet<Failure> = new Set(['expired', 'noAddress', 'notConfigured'])

const settlementOf = (ctx: Ctx, parcel: ClaimedParcel, attempt: Attempt): Settlement => {
  const settled = { failure: null, receipt: null, nextAttemptAt: null }
  switch (attempt.kind) {
    case 'delivered':
      return { ...settled, state: 'delivered', receipt: attempt.receipt }
    case 'withdrawn':
      return { ...settled, state: 'cancelled' }
    case 'refused':
      return { ...settled, state: NOBODY_CAN_HELP.has(attempt.failure) ? 'cancelled' : 'refused', failure: attempt.failure }
    case 'failed': {
      if (parcel.attempts >= MOST_ATTEMPTS) return { ...settled, state: 'refused', failure: attempt.failure }
      const [byte = 0] = ctx.random(1)
      const again = nextAttemptAt(toAt(ctx.clock()), parcel.attempts, byte / 256)
      return { ...settled, state: 'pending', failure: attempt.failure, nextAttemptAt: fromAt(again) }
    }
    default:
      return unreachable(attempt)
  }
}
