import { transaction, type Ctx } from '#db/context.ts'
import { HEADS } from '#dossiers/inbox.ts'
import { countDossiers } from '#dossiers/lists.ts'
import { hasRole } from '#identity/domain/may.ts'
import type { HomeCounter } from '#web/request-context.ts'
import { countSlips } from './slip-queries.ts'

/** The numbers of the rail and of the first page: what is late in the units that one heads, and what one was urged to answer. */
export const findMonitoringCounters = (ctx: Ctx): Promise<readonly HomeCounter[]> =>
  transaction(ctx, async (trx) => {
    if (ctx.actor.kind !== 'staff') return []
    const now = ctx.clock()
    const counters: HomeCounter[] = []
    if (hasRole(ctx.actor, ...HEADS)) {
      const count = await countDossiers(trx, ctx.actor, { list: 'overdue', now })
      if (count > 0) counters.push({ name: 'Đơn vị: quá hạn', count, to: '/don-doc', base: 'xem ai đang giữ, đôn đốc', late: true })
    }
    const { waiting, late } = await countSlips(trx, ctx.actor, 'received', now)
    if (waiting > 0) counters.push({ name: 'Đôn đốc chờ trả lời', count: waiting, to: counters.length === 0 ? '/don-doc' : '/don-doc/phieu', base: `${late} quá hạn trả lời`, late: late > 0 })
    return counters
  })
