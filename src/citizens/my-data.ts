import { type Ctx, transaction } from '#db/context.ts'
import { findCitizenLog } from './citizen-log.ts'
import { findDecisions } from './consents.ts'
import { asDoorkeeper } from './doorkeeper.ts'
import { findMyOrganisations } from './organisation-queries.ts'
import { ownAccountId } from './own-account.ts'
import { findSessions } from './own-sessions.ts'
import { findPowersOf } from './power-queries.ts'
import { getCitizenProfile } from './queries.ts'

/** Everything that this capability keeps about the one who asks, as plain values that JSON can carry. */
export const exportAccount = async (ctx: Ctx) => {
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
  return { exportedAt: now, accountId, ...own, powers: powers.map(({ deskCode: _, ...power }) => power) }
}
