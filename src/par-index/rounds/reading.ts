import { transaction, type Ctx, type Trx } from '#db/context.ts'
import type { Actor } from '#kernel/actor.ts'

const READER: Actor = { kind: 'system', name: 'chỉ số CCHC' }

/**
 * Works over everything that a round holds: units of several agencies meet in it, so the wall keeps only agencies of
 * other tenants out, and `domain/rounds/may.ts` says who sees what.
 */
export const acrossUnits = <T>(ctx: Ctx, work: (trx: Trx) => Promise<T>): Promise<T> => transaction({ ...ctx, actor: READER }, work)
