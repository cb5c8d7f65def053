import { transaction, type Ctx, type Trx } from '#db/context.ts'
import type { Actor } from '#kernel/actor.ts'

/** Who reads and writes surveys: rights are asked of the person by `domain/may.ts`, the tables open to nobody else. */
export const SURVEYOR: Actor = { kind: 'system', name: 'khao-sat' }

/** Works in a transaction that sees surveys; `isKept` commits even a refusal, to count wrong addresses. */
export const surveying = <T>(ctx: Ctx, work: (trx: Trx) => Promise<T>, isKept = false): Promise<T> =>
  transaction({ ...ctx, actor: SURVEYOR }, work, { keepOnRefusal: isKept })
