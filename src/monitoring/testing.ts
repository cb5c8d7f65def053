import { transaction, type Ctx } from '#db/context.ts'
import { countWatched, listWatched, type WatchCounts } from '#dossiers/watch/lists.ts'
import type { WatchNarrowing } from '#dossiers/watch/conditions.ts'
import type { WatchList } from '#dossiers/watch/watch-list.ts'
import { watchScope } from '#dossiers/watch/scope.ts'
import { addAccount } from '../../test/office.ts'
import type { TestOffice } from '#dossiers/testing-lives.ts'
import { loadWatch } from './watch-ground.ts'

/** The test office with an account for everybody: without one nobody can act, and all work is orphaned. */
export const withAccounts = async (office: TestOffice): Promise<TestOffice> => {
  for (const staffId of Object.values(office.staff)) await addAccount(office.system, staffId)
  return office
}

/** Ids of a list as the actor of `ctx` sees it. */
export const idsOf = (ctx: Ctx, list: WatchList, narrowing: WatchNarrowing = {}, wanted: 'units' | 'mine' = 'units'): Promise<string[]> =>
  transaction(ctx, async (trx) => {
    const scope = watchScope(ctx.actor, wanted)
    const { ground } = await loadWatch(trx, scope, ctx.clock(), narrowing)
    return (await listWatched(trx, scope, list, ground)).items.map(({ id }) => id)
  })

export const countsOf = (ctx: Ctx, narrowing: WatchNarrowing = {}, wanted: 'units' | 'mine' = 'units'): Promise<WatchCounts> =>
  transaction(ctx, async (trx) => {
    const scope = watchScope(ctx.actor, wanted)
    const { ground } = await loadWatch(trx, scope, ctx.clock(), narrowing)
    return countWatched(trx, scope, ground)
  })
