import { transaction, type Ctx } from '#db/context.ts'
import type { WatchNarrowing } from '#dossiers/watch/conditions.ts'
import type { WatchList } from '#dossiers/watch/watch-list.ts'
import { countWatched, listWatched, type WatchCounts, type WatchCursor } from '#dossiers/watch/lists.ts'
import { WATCHERS, watchScope } from '#dossiers/watch/scope.ts'
import { HEADS } from '#dossiers/inbox.ts'
import { hasRole } from '#identity/domain/may.ts'
import { vietnamDay } from '#kernel/time.ts'
import { parseId, type StaffId, type UnitId } from '#kernel/ids.ts'
import { findStaffNames } from '#organisation/staff-queries.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { listOfSlug } from '../list-words.ts'
import { loadWatch } from '../watch-ground.ts'
import { watchRows, type WatchRow } from './watch-row.ts'

/** A list as its address names it; what is not known there is not a filter. */
export type WatchQuery = WatchNarrowing & { readonly list: WatchList; readonly wanted: 'units' | 'mine'; readonly after: WatchCursor | undefined }

const CURSOR = /^([0-9 :.+-]{10,40}|infinity)~([0-9a-f-]{36})$/
const KINDS: readonly string[] = ['receive', 'handle', 'review', 'approve', 'issue', 'handOver', 'consult']

export const readWatchQuery = (address: string): WatchQuery => {
  const query = new URL(address).searchParams
  const cursor = CURSOR.exec(query.get('tu') ?? '')
  const kind = query.get('buoc') ?? ''
  return {
    list: listOfSlug(query.get('loai')),
    wanted: query.get('pham-vi') === 'cua-toi' ? 'mine' : 'units',
    unitId: parseId<UnitId>(query.get('don-vi') ?? ''),
    staffId: parseId<StaffId>(query.get('nguoi') ?? ''),
    stepKind: KINDS.includes(kind) ? kind : undefined,
    after: cursor === null ? undefined : { key: cursor[1] ?? '', id: cursor[2] ?? '' },
  }
}

export type WatchPage = {
  readonly rows: readonly WatchRow[]
  readonly counts: WatchCounts
  readonly next: string | null
  /** What the list is narrowed to, in words. */
  readonly narrowed: readonly string[]
  /** The actor watches over units, and may look at their own work alone. */
  readonly isWatcher: boolean
  readonly mayUrge: boolean
  readonly commandId: string
}

/** A page of a list with the counters of all lists under the same narrowing. */
export const findWatchPage = (ctx: Ctx, query: WatchQuery): Promise<WatchPage> =>
  transaction(ctx, async (trx) => {
    const { unitId, staffId, stepKind } = query
    const scope = watchScope(ctx.actor, query.wanted)
    const { ground } = await loadWatch(trx, scope, ctx.clock(), { unitId, staffId, stepKind })
    const { items, next } = await listWatched(trx, scope, query.list, ground, query.after)
    const unit = unitId === undefined ? undefined : (await unitTree(trx, vietnamDay(ctx.clock()))).find(unitId)
    const person = staffId === undefined ? undefined : (await findStaffNames(trx, [staffId])).get(staffId)
    return {
      rows: await watchRows(trx, ctx, items, ground.marks),
      counts: await countWatched(trx, scope, ground),
      next: next === null ? null : `${next.key}~${next.id}`,
      narrowed: [unit?.name, person?.fullName].filter((one) => one !== undefined),
      isWatcher: hasRole(ctx.actor, ...WATCHERS),
      mayUrge: hasRole(ctx.actor, ...HEADS),
      commandId: ctx.newId(),
    }
  })
