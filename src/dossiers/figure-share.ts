import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { Temporal, type Instant } from '#kernel/time.ts'

/**
 * A transaction whose facts figures count (a receipt, a hand-over to the post): it takes its share in the figures' lock
 * and then reads its clock, behind the last fence, once for everything that it writes. So nothing that is committed later
 * carries an earlier moment than a frozen figure, just as with the events of dossiers.
 */
export const countedTransaction = <T>(ctx: Ctx, work: (trx: Trx, ctx: Ctx) => Promise<T>): Promise<T> =>
  transaction(ctx, async (trx) => work(trx, await takeShare(trx, ctx)))

const takeShare = async (trx: Trx, ctx: Ctx): Promise<Ctx> => {
  await sql`select pg_advisory_xact_lock_shared(figure_lock())`.execute(trx)
  // A statement of its own: it sees the fence for which the lock had to wait.
  const { rows } = await sql<{ at: Instant }>`
    select at from figure_fence where tenant_id = current_tenant() order by at desc limit 1`.execute(trx)
  const [now, earliest] = [ctx.clock(), rows[0]?.at.add({ milliseconds: 1 })]
  const moment = earliest !== undefined && Temporal.Instant.compare(now, earliest) < 0 ? earliest : now
  return { ...ctx, clock: () => moment }
}
