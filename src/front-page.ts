import { findFront } from '#disclosure/front-page.ts'
import { findMonthOnTime } from '#figures/public-figures.ts'
import type { Actor } from '#kernel/actor.ts'
import type { TenantId } from '#kernel/ids.ts'
import { ZONE } from '#kernel/time.ts'
import { remembered } from '#organisation/remembered.ts'
import { findMonthSatisfied } from '#satisfaction/public-figures.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { today } from '#organisation/today.ts'
import type { Database } from './db/client.ts'
import { transaction } from './db/context.ts'
import { liveContext } from './jobs/live-context.ts'
import type { FrontPage } from './web/request-context.ts'

/** Counts for everybody what only the program itself sees whole. */
const COUNTER: Actor = { kind: 'system', name: 'so-lieu-cong-khai' }

/** The portal's first page; its figures are those of the full hour, so that opening it costs no count. */
export const frontPageFinder = (db: Database, tenantId: TenantId): (() => Promise<FrontPage>) => {
  const hourly = remembered<Pick<FrontPage, 'onTime' | 'satisfied'>>(1)
  return async () => {
    const ctx = liveContext(db, tenantId, COUNTER)
    const hour = ctx.clock().toZonedDateTimeISO(ZONE).toString().slice(0, 13)
    let figures = hourly.get(hour)
    if (figures === undefined) {
      figures = await transaction(ctx, async (trx) => {
        const units = (await unitTree(trx, today(ctx))).units.map(({ id }) => id)
        return { onTime: (await findMonthOnTime(trx, ctx.clock())) ?? null, satisfied: (await findMonthSatisfied(trx, units, today(ctx))) ?? null }
      })
      hourly.set(hour, figures)
    }
    return { ...(await findFront(ctx)), ...figures }
  }
}
