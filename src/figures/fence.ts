import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { Temporal, type Instant } from '#kernel/time.ts'

/** Commands wait no longer than this for somebody who freezes; each lasts a few thousandths of a second. */
const PATIENCE = '300ms'
const ATTEMPTS = 40
const PAUSE_MS = 50
const LOCK_NOT_AVAILABLE = '55P03'

const isBusy = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === LOCK_NOT_AVAILABLE

/**
 * A moment up to which everything is known: whatever is committed after this returns was recorded after it. Waits for
 * the commands that are under way; commands wait for it at most `PATIENCE` at a time. In a transaction of its own.
 */
export const placeFence = async (ctx: Ctx): Promise<Instant> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction(ctx, (trx) => fenceWithin(trx, ctx))
    } catch (error) {
      if (!isBusy(error) || attempt === ATTEMPTS) throw error
      await sleep(PAUSE_MS)
    }
  }
}

const fenceWithin = async (trx: Trx, ctx: Ctx): Promise<Instant> => {
  await sql`select set_config('lock_timeout', ${PATIENCE}, true)`.execute(trx)
  await sql`select pg_advisory_xact_lock(figure_lock())`.execute(trx)
  const at = Temporal.Instant.fromEpochMilliseconds(ctx.clock().epochMilliseconds)
  await sql`insert into figure_fence (tenant_id, at) values (current_tenant(), ${at}) on conflict do nothing`.execute(trx)
  return at
}

/** The last moment up to which everything is known; undefined before the first fence, and while older dossiers await their points. */
export const findCertainMoment = async (trx: Trx): Promise<Instant | undefined> => {
  const { rows } = await sql<{ at: Instant }>`
    select at from figure_fence where tenant_id = current_tenant()
      and not exists (select from figure_keeping k where k.tenant_id = current_tenant() and not k.is_backfilled)
    order by at desc limit 1`.execute(trx)
  return rows[0]?.at
}
