import type { Ctx } from '#db/context.ts'
import { transaction } from '#db/context.ts'
import { today } from '#organisation/today.ts'
import { listLifeEvents, type LifeEventLine } from './life-events.ts'
import { findRecentChanges, type CatalogueChange } from './recent-changes.ts'

const MOST_CHANGES = 3

/** What the first page of the portal shows of the catalogue. */
export type Front = {
  readonly events: readonly LifeEventLine[]
  /** The newest, without their content. */
  readonly changes: readonly Pick<CatalogueChange, 'code' | 'name' | 'kind' | 'from' | 'isAhead'>[]
}

export const findFront = (ctx: Ctx): Promise<Front> =>
  transaction(ctx, async (trx) => ({
    events: await listLifeEvents(trx, today(ctx)),
    changes: (await findRecentChanges(trx, ctx.tenantId, today(ctx))).changes
      .slice(0, MOST_CHANGES)
      .map(({ code, name, kind, from, isAhead }) => ({ code, name, kind, from, isAhead })),
  }))
