import { transaction, type Ctx } from '#db/context.ts'
import { hasRole } from '#identity/domain/may.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import type { HomeCounter } from '#web/request-context.ts'
import { PETITION_ROLES } from './domain/may.ts'
import { countPetitions } from './officer-queries.ts'

/** The number of the rail and of the first page: petitions that wait for the officer's agency or for themselves. */
export const findPetitionCounters = async (ctx: Ctx): Promise<readonly HomeCounter[]> => {
  if (ctx.actor.kind !== 'staff' || !hasRole(ctx.actor, ...PETITION_ROLES)) return []
  return transaction(ctx, async (trx) => {
    const { pending, late } = await countPetitions(trx, ctx.actor, await unitTree(trx, today(ctx)), {}, ctx.clock())
    if (pending === 0) return []
    return [{ name: 'Phản ánh chờ xử lý', count: pending, to: '/phan-anh-kien-nghi', base: `${late} quá hạn`, late: late > 0 }]
  })
}
