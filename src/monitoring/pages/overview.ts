import { transaction, type Ctx } from '#db/context.ts'
import { countWatched, type WatchCounts } from '#dossiers/watch/lists.ts'
import { groupWatched, type GroupCount, type WatchGroup } from '#dossiers/watch/groups.ts'
import { WATCHERS, watchScope } from '#dossiers/watch/scope.ts'
import { hasRole } from '#identity/domain/may.ts'
import type { StaffId, UnitId } from '#kernel/ids.ts'
import { vietnamDay } from '#kernel/time.ts'
import { placeName } from '#organisation/domain/place-name.ts'
import { findStaffNames } from '#organisation/staff-queries.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import type { SlipList } from '../domain/slip.ts'
import { countSlips } from '../slip-queries.ts'
import { loadWatch } from '../watch-ground.ts'

/** A unit, or a person at a unit, with what lies there. */
export type GroupRow = Readonly<Record<GroupCount, number>> & { readonly unitId: UnitId; readonly staffId: StaffId | null; readonly name: string; readonly unitName: string }

export type Overview = {
  readonly counts: WatchCounts
  readonly received: Readonly<Record<SlipList, number>>
  readonly sent: Readonly<Record<SlipList, number>>
  readonly units: readonly GroupRow[]
  readonly people: readonly GroupRow[]
  readonly isWatcher: boolean
}

const MOST_PEOPLE = 50

/** The most trouble first: what nobody can do, what is late, what is late at a step, what comes next. */
const byTrouble = (a: GroupRow, b: GroupRow): number =>
  b.orphans - a.orphans || b.overdue - a.overdue || b.stepOverdue - a.stepOverdue || b.idle - a.idle || b.dueSoon - a.dueSoon || b.all - a.all

/** What is late or will be, by unit and by holder, of everything the actor watches over. */
export const findOverview = (ctx: Ctx): Promise<Overview> =>
  transaction(ctx, async (trx) => {
    const now = ctx.clock()
    const scope = watchScope(ctx.actor, 'units')
    const isWatcher = hasRole(ctx.actor, ...WATCHERS)
    const { ground } = await loadWatch(trx, scope, now)
    const groups = isWatcher ? await groupWatched(trx, scope, ground) : []
    const tree = await unitTree(trx, vietnamDay(now))
    const staff = await findStaffNames(trx, groups.flatMap(({ staffId }) => (staffId === null ? [] : [staffId])))
    const rowOf = ({ isUnit: _, ...group }: WatchGroup): GroupRow => {
      const unitName = placeName(tree, group.unitId) ?? 'Đơn vị đã giải thể'
      return { ...group, unitName, name: group.staffId === null ? unitName : (staff.get(group.staffId)?.fullName ?? '') }
    }
    return {
      counts: await countWatched(trx, scope, ground),
      received: await countSlips(trx, ctx.actor, 'received', now),
      sent: await countSlips(trx, ctx.actor, 'sent', now),
      units: groups.filter(({ isUnit }) => isUnit).map(rowOf).toSorted(byTrouble),
      people: groups.filter(({ isUnit, staffId }) => !isUnit && staffId !== null).map(rowOf).toSorted(byTrouble).slice(0, MOST_PEOPLE),
      isWatcher,
    }
  })
