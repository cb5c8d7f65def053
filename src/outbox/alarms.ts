import { transaction, type Ctx } from '#db/context.ts'
import type { HomeCounter } from '#web/request-context.ts'
import { maySeeToOutbox, systemFor } from './commands.ts'
import { findOutboxHealth, isAlarming } from './queries.ts'

/** The counter of the administrators' first page, when something waits for a person or for too long. */
export const findOutboxCounters = async (ctx: Ctx): Promise<readonly HomeCounter[]> => {
  if (!maySeeToOutbox(ctx)) return []
  const now = ctx.clock()
  const health = await transaction(systemFor(ctx), (trx) => findOutboxHealth(trx, now))
  const isLate = isAlarming(health, now)
  if (health.refused === 0 && !isLate) return []
  return [{
    name: 'Không gửi đi được',
    count: health.refused + (isLate ? health.waiting : 0),
    to: '/quan-tri/hop-thu-di',
    base: isLate ? 'có việc chờ gửi quá 5 phút' : 'thư, tin nhắn, bưu chính',
    late: true,
  }]
}

/** For whoever watches this installation: what should have gone out long ago has not. */
export const isOutboxLate = async (ctx: Ctx): Promise<boolean> => {
  const now = ctx.clock()
  return isAlarming(await transaction(systemFor(ctx), (trx) => findOutboxHealth(trx, now)), now)
}
