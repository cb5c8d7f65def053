import { findFront } from '#disclosure/front-page.ts'
import { findMonthOnTime } from '#dossiers/public-figures.ts'
import type { Actor } from '#kernel/actor.ts'
import type { TenantId } from '#kernel/ids.ts'
import { ZONE } from '#kernel/time.ts'
import { remembered } from '#organisation/remembered.ts'
import { today } from '#organisation/today.ts'
import type { Database } from './db/client.ts'
import { transaction } from './db/context.ts'
import { liveContext } from './jobs/live-context.ts'
import type { FrontPage } from './web/request-context.ts'

/** Counts for everybody what only the program itself sees whole. */
const COUNTER: Actor = { kind: 'system', name: 'so-lieu-cong-khai' }

/** The portal's first page; its figures are those of the full hour, so that opening it costs no count. */
export const frontPageFinder = (db: Database, tenantId: TenantId): (() => Promise<FrontPage>) => {
  const hourly = remembered<FrontPage['onTime']>(1)
  return async () => {
    const ctx = liveContext(db, tenantId, COUNTER)
    const hour = ctx.clock().toZonedDateTimeISO(ZONE).toString().slice(0, 13)
    let onTime = hourly.get(hour)
    if (onTime === undefined) {
      onTime = (await transaction(ctx, (trx) => findMonthOnTime(trx, today(ctx)))) ?? null
      hourly.set(hour, onTime)
    }
    return { ...(await findFront(ctx)), onTime }
  }
}
