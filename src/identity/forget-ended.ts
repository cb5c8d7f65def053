import { sql } from 'kysely'
import { transaction, type Ctx } from '#db/context.ts'

/** The access log keeps who was signed in when; the rows of the sessions themselves serve nobody after this. */
const KEEP_SESSION_DAYS = 30
/** Longer than the longest lock that a policy may set. */
const KEEP_THROTTLE_DAYS = 2
const HOURS_OF_DAY = 24

/** Forgets sessions that ended long ago and counters of wrong tries that no longer matter. Runs as the worker. */
export const forgetEnded = (ctx: Ctx): Promise<void> =>
  transaction(ctx, async (trx) => {
    const now = ctx.clock()
    const sessionsBefore = now.subtract({ hours: KEEP_SESSION_DAYS * HOURS_OF_DAY })
    const triesBefore = now.subtract({ hours: KEEP_THROTTLE_DAYS * HOURS_OF_DAY })
    await sql`
      delete from session where tenant_id = current_tenant() and least(expires_at, revoked_at) < ${sessionsBefore}`.execute(trx)
    await sql`
      delete from login_throttle where tenant_id = current_tenant() and window_started_at < ${triesBefore}
        and (locked_until is null or locked_until < ${now})`.execute(trx)
  })
