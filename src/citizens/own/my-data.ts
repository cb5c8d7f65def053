import { type Ctx, transaction } from '#db/context.ts'
import type { BelongingsKeeper } from '../belongings.ts'
import { findCitizenLog } from '../citizen-log.ts'
import { findDecisions } from './consents.ts'
import { asDoorkeeper } from '../doorkeeper.ts'
import { findMyOrganisations } from '../acting/organisation-queries.ts'
import { ownAccountId } from './own-account.ts'
import { findSessions } from './own-sessions.ts'
import { findPowersOf } from '../acting/power-queries.ts'
import { getCitizenProfile } from '../queries.ts'

/** Everything that is kept about the one who asks, for themselves alone, as plain values that JSON can carry. */
export const exportAccount = async (world: Ctx, { find }: Pick<BelongingsKeeper, 'find'>) => {
  const { actor } = world
  const ctx: Ctx = actor.kind === 'citizen' ? { ...world, actor: { ...actor, actingFor: null } } : world
  const accountId = ownAccountId(ctx)
  const now = ctx.clock()
  const own = await transaction(ctx, async (trx) => ({
    profile: await getCitizenProfile(trx, accountId),
    organisations: await findMyOrganisations(trx, accountId),
    consents: await findDecisions(trx, accountId),
    sessions: await findSessions(trx, accountId, now),
    log: await findCitizenLog(trx, accountId),
  }))
  const powers = await transaction(asDoorkeeper(ctx), (trx) => findPowersOf(trx, accountId))
  return { exportedAt: now, accountId, ...own, ...(await find(ctx)), powers: powers.map(({ deskCode: _, ...power }) => power) }
}
