import { transaction, type Ctx } from '#db/context.ts'
import type { Result } from '#kernel/result.ts'
import { findGrants } from '#organisation/rights-queries.ts'
import { today } from '#organisation/today.ts'
import type { DemoLogin } from './office.ts'

/** The world as a person of the demo meets it, with the rights of that moment. */
export const actAs = async (ctx: Ctx, { staffId, accountId, name }: Pick<DemoLogin, 'staffId' | 'accountId' | 'name'>): Promise<Ctx> => {
  const grants = await transaction(ctx, (trx) => findGrants(trx, staffId, today(ctx)))
  return { ...ctx, actor: { kind: 'staff', staffId, accountId, name, grants } }
}

/** The value of a command that must succeed in a story. */
export const done = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`demo: ${result.refusal.code} ${JSON.stringify(result.refusal.facts ?? {})}`)
  return result.value
}
