import { transaction, type Ctx, type Trx } from '#db/context.ts'
import type { Actor } from '#kernel/actor.ts'

const READER: Actor = { kind: 'system', name: 'reform' }

/**
 * Works over the tasks of all units of the agency: a task lies between the unit that gave it and the one that leads it,
 * and their superiors. Who may is asked (`domain/may.ts`) before anything is written or shown.
 */
export const acrossUnits = <T>(ctx: Ctx, work: (trx: Trx) => Promise<T>): Promise<T> => transaction({ ...ctx, actor: READER }, work)
