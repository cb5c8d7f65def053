import { sql } from 'kysely'
import { transaction, type Ctx } from '#db/context.ts'
import { countWatched, listWatched } from '#dossiers/watch/lists.ts'
import { WATCHERS, watchScope } from '#dossiers/watch/scope.ts'
import { hasRole } from '#identity/domain/may.ts'
import { toAt, type At } from '#kernel/at.ts'
import { vietnamDay, type Instant, ZONE } from '#kernel/time.ts'
import type { EscalationLevel } from '#law/monitoring-rules.ts'
import { findDigestWish, type DigestWish } from '../digest-wish.ts'
import type { DigestCounts } from '../domain/digest.ts'
import { listSlips } from '../slip-queries.ts'
import { loadWatch } from '../watch-ground.ts'
import { slipViews, type SlipView } from './slip-view.ts'
import { watchRows, type WatchRow } from './watch-row.ts'

const SHOWN = 20

/** A threshold that was told to the person today. */
export type ToldAlert = { readonly dossierId: string; readonly code: string | null; readonly workingDays: number; readonly stepName: string | null; readonly level: EscalationLevel; readonly at: At }

export type DigestPage = {
  readonly day: string
  readonly staffId: string
  readonly overdue: readonly WatchRow[]
  readonly dueToday: readonly WatchRow[]
  readonly counts: { readonly overdue: number; readonly dueToday: number; readonly stepOverdue: number; readonly all: number }
  readonly slips: readonly SlipView[]
  readonly told: readonly ToldAlert[]
  readonly units: DigestCounts['units']
  readonly wish: DigestWish
}

/** The day of whoever is signed in, as it stands at this moment; undefined for those who are no staff. */
export const findDigestPage = (ctx: Ctx): Promise<DigestPage | undefined> =>
  transaction(ctx, async (trx) => {
    if (ctx.actor.kind !== 'staff') return undefined
    const { staffId } = ctx.actor
    const now = ctx.clock()
    const scope = watchScope(ctx.actor, 'mine')
    const { ground } = await loadWatch(trx, scope, now, { staffId })
    const rowsOf = async (list: 'overdue' | 'dueToday') => watchRows(trx, ctx, (await listWatched(trx, scope, list, ground, undefined, SHOWN)).items, ground.marks)
    const counts = await countWatched(trx, scope, ground)
    const day = vietnamDay(now)
    const told = await sql<Omit<ToldAlert, 'at'> & { at: Instant }>`
      select a.dossier_id as "dossierId", d.code, a.working_days as "workingDays", s.name as "stepName", a.level, a.reached_at as at
      from monitoring_alert a join dossier d on d.tenant_id = a.tenant_id and d.id = a.dossier_id
      left join dossier_step s on s.tenant_id = a.tenant_id and s.dossier_id = a.dossier_id and s.no = a.step_no
      where a.tenant_id = current_tenant() and a.reached_at >= ${day.toZonedDateTime(ZONE).toInstant()} and ${staffId} = any(a.told)
        and d.phase in ('submitted', 'open') and (a.step_no = 0 or s.state in ('waiting', 'accepted'))
      order by a.working_days desc, a.dossier_id, a.step_no limit ${SHOWN}`.execute(trx)
    return {
      day: day.toString(),
      staffId,
      overdue: await rowsOf('overdue'),
      dueToday: await rowsOf('dueToday'),
      counts: { overdue: counts.overdue, dueToday: counts.dueToday, stepOverdue: counts.stepOverdue, all: counts.all },
      slips: await slipViews(trx, ctx, await listSlips(trx, ctx.actor, 'received', 'waiting', now, SHOWN)),
      told: told.rows.map(({ at, ...one }) => ({ ...one, at: toAt(at) })),
      units: hasRole(ctx.actor, ...WATCHERS) ? await unitsOf(trx, ctx) : null,
      wish: await findDigestWish(trx, staffId),
    }
  })

const unitsOf = async (trx: Parameters<typeof countWatched>[0], ctx: Ctx): Promise<DigestCounts['units']> => {
  const scope = watchScope(ctx.actor, 'units')
  const { overdue, dueToday, orphans } = await countWatched(trx, scope, (await loadWatch(trx, scope, ctx.clock())).ground)
  return { overdue, dueToday, orphans }
}
