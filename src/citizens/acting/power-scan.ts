import { type Ctx, transaction } from '#db/context.ts'
import { findFile, type StoredFile } from '#files/store.ts'
import type { PowerOfAttorneyId } from '#kernel/ids.ts'
import { today } from '#organisation/today.ts'
import { stateOfPower } from '../domain/power-of-attorney.ts'
import { asDoorkeeper } from '../doorkeeper.ts'
import { ownAccountId } from '../own/own-account.ts'
import { findPowerAtDesk } from './power-commands.ts'
import { lockPower } from './power-queries.ts'
import { getCitizenProfile } from '../queries.ts'

/**
 * The scanned paper of a power, for its two sides: the agent, the principal, and while it waits whoever has the
 * identity number on the paper. Not there and not theirs are the same answer.
 */
export const findOwnScan = (world: Ctx, id: PowerOfAttorneyId): Promise<StoredFile | undefined> => {
  const own = ownAccountId(world)
  const ctx = asDoorkeeper(world)
  return transaction(ctx, async (trx) => {
    const power = await lockPower(trx, id)
    if (power === undefined || power.fileId === null) return undefined
    const isSide = power.agentAccountId === own || power.principalAccountId === own
    const isAsked = async (): Promise<boolean> =>
      stateOfPower(power, today(ctx)) === 'proposed' && (await getCitizenProfile(trx, own)).identityNumber?.value === power.principalIdentityNumber
    return isSide || (await isAsked()) ? findFile(trx, ctx.tenantId, power.fileId) : undefined
  })
}

/** The same for the officer at a counter who was told the short code. */
export const findScanAtDesk = async (world: Ctx, deskCode: string): Promise<StoredFile | undefined> => {
  const power = await findPowerAtDesk(world, deskCode)
  if (!power.ok || power.value.fileId === null) return undefined
  const { fileId } = power.value
  return transaction(world, (trx) => findFile(trx, world.tenantId, fileId))
}
