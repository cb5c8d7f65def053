import { transaction, type Ctx } from '#db/context.ts'
import { findGrants } from '#organisation/rights-queries.ts'
import { today } from '#organisation/today.ts'
import type { DemoLogin } from './office.ts'

/** The demo's world as one of its people meets it, with the rights of that moment. */
export const actAs = async (ctx: Ctx, { staffId, accountId, name }: DemoLogin): Promise<Ctx> => {
  const grants = await transaction(ctx, (trx) => findGrants(trx, staffId, today(ctx)))
  return { ...ctx, actor: { kind: 'staff', staffId, accountId, name, grants } }
}
