import type { Ctx, Trx } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import { vietnamDay } from '#kernel/time.ts'
import { unitTree } from '#organisation/unit-queries.ts'

/** Where money of nobody known is listed when nothing says whose it is: the agency at the top. */
export const foundUnit = async (trx: Trx, ctx: Ctx): Promise<UnitId> => {
  const tree = await unitTree(trx, vietnamDay(ctx.clock()))
  const top = tree.units.find((unit) => unit.parentId === null)
  if (top === undefined) throw new Error('an organisation without a top')
  return top.id
}
