import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import type { Instant } from '#kernel/time.ts'
import { type Throttle, type ThrottleLimit, releaseTry, reserveTry } from './domain/throttle.ts'

/** What is guessed at. Only a hash is stored, since people type passwords into the wrong box. */
export type ThrottleKey = {
  readonly kind:
    | 'login' | 'address' | 'secondFactor' | 'password'
    | 'citizenLogin' | 'citizenPassword' | 'citizenAddress' | 'codeContact' | 'codeAddress'
  readonly value: string
}

const hashOf = ({ kind, value }: ThrottleKey): Buffer => createHash('sha256').update(`${kind}\n${value}`).digest()

const writeThrottle = async (trx: Trx, key: Buffer, throttle: Throttle): Promise<void> => {
  await sql`
    update login_throttle set failures = ${throttle.failures}, window_started_at = ${throttle.windowStartedAt},
      locked_until = ${throttle.lockedUntil}
    where tenant_id = current_tenant() and key_hash = ${key}`.execute(trx)
}

const lockThrottle = async (trx: Trx, key: Buffer): Promise<Throttle | undefined> => {
  const { rows } = await sql<Throttle>`
    select failures, window_started_at as "windowStartedAt", locked_until as "lockedUntil" from login_throttle
    where tenant_id = current_tenant() and key_hash = ${key} for update`.execute(trx)
  return rows[0]
}

export type Reserved =
  | { readonly allowed: false; readonly lockedUntil: Instant }
  /** `isLastTry`: if this one fails, the key is locked. */
  | { readonly allowed: true; readonly isLastTry: boolean }

/** Counts a try on the key before it is judged; tries on one key come one after the other. */
export const reserve = async (trx: Trx, ctx: Ctx, key: ThrottleKey, limit: ThrottleLimit): Promise<Reserved> => {
  const hash = hashOf(key)
  const now = ctx.clock()
  await sql`
    insert into login_throttle (tenant_id, key_hash, failures, window_started_at)
    values (${ctx.tenantId}, ${hash}, 0, ${now}) on conflict do nothing`.execute(trx)
  const reservation = reserveTry(await lockThrottle(trx, hash), now, limit)
  if (!reservation.allowed) return reservation
  await writeThrottle(trx, hash, reservation.throttle)
  return { allowed: true, isLastTry: reservation.throttle.lockedUntil !== null }
}

/** The try was right: it no longer counts. */
export const release = async (trx: Trx, key: ThrottleKey, limit: ThrottleLimit): Promise<void> => {
  const hash = hashOf(key)
  const throttle = await lockThrottle(trx, hash)
  if (throttle !== undefined) await writeThrottle(trx, hash, releaseTry(throttle, limit))
}

/** Forgets everything about the key: a right password after wrong ones, or an administrator's unlock. */
export const forget = async (trx: Trx, key: ThrottleKey): Promise<void> => {
  await sql`
    delete from login_throttle where tenant_id = current_tenant() and key_hash = ${hashOf(key)}`.execute(trx)
}

/** Until when the key is locked at `now`, or `null`. */
export const findLock = async (trx: Trx, key: ThrottleKey, now: Instant): Promise<Instant | null> => {
  const { rows } = await sql<{ lockedUntil: Instant }>`
    select locked_until as "lockedUntil" from login_throttle
    where tenant_id = current_tenant() and key_hash = ${hashOf(key)} and locked_until > ${now}`.execute(trx)
  return rows[0]?.lockedUntil ?? null
}
