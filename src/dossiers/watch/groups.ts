import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { StaffId, UnitId } from '#kernel/ids.ts'
import { belongsTo, liveSteps, withLiveSteps, type WatchGround } from './conditions.ts'
import { isMost, watchedBy, type WatchScope } from './scope.ts'

/** What a table of units or people counts; each number is that of the list of this name narrowed to the row. */
export const GROUP_COUNTS = ['overdue', 'dueToday', 'dueSoon', 'stepOverdue', 'idle', 'orphans', 'all'] as const
export type GroupCount = (typeof GROUP_COUNTS)[number]

export type WatchGroup = Readonly<Record<GroupCount, number>> & {
  readonly unitId: UnitId
  /** The total of the unit when null and `isUnit`; else work that nobody has taken up yet. */
  readonly staffId: StaffId | null
  readonly isUnit: boolean
}

/** How much lies at each unit and with each person there, of what is under way in the scope. */
export const groupWatched = async (trx: Trx, scope: WatchScope, ground: WatchGround): Promise<readonly WatchGroup[]> => {
  const whole = { ...ground, narrowing: {} }
  const flags = (['overdue', 'dueToday', 'dueSoon', 'idle', 'orphans'] as const).map((one) => sql`coalesce(${belongsTo(one, whole)}, false) as ${sql.ref(one)}`)
  const now = sql`${ground.marks.now.toString()}::timestamptz`
  const counts = GROUP_COUNTS.map((one) => sql`count(distinct id) filter (where ${sql.ref(one)})::int as ${sql.ref(one)}`)
  const { rows } = await sql<WatchGroup>`
    with ${liveSteps(isMost(scope))}, flagged as materialized (
      select d.id, d.receiving_unit_id, ${sql.join(flags)}, true as "all",
        d.phase = 'open' and d.paused_since is null and coalesce(d.due_at >= ${now}, true) as running
      ${watchedBy(scope, withLiveSteps(whole, isMost(scope)))}
    ), held as (
      select f.*, coalesce(s.unit_id, f.receiving_unit_id) as unit_id, s.staff_id, coalesce(f.running and s.due_at < ${now}, false) as "stepOverdue"
      from flagged f left join step s on s.dossier_id = f.id)
    select unit_id as "unitId", staff_id as "staffId", grouping(staff_id) = 1 as "isUnit", ${sql.join(counts)}
    from held group by grouping sets ((unit_id), (unit_id, staff_id))`.execute(trx)
  return rows
}
