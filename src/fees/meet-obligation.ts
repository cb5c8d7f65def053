import { transaction, type Ctx } from '#db/context.ts'
import type { DossierId } from '#kernel/ids.ts'
import { perform } from '#dossiers/commands.ts'
import { findDossier } from '#dossiers/queries.ts'
import { findFeeAccount } from './account.ts'
import { listReceiptsOf, receiptNumber } from './receipts.ts'
import { obligationEvidence } from './ui/words.ts'

/**
 * Tells a dossier that waits for its financial obligation that it was paid here, so that its clock goes on. Looks first
 * whether that is so: running twice changes nothing.
 */
export const meetPaidObligation = async (ctx: Ctx, dossierId: DossierId): Promise<void> => {
  const receipt = await transaction(ctx, async (trx) => {
    const dossier = await findDossier(trx, ctx.actor, dossierId)
    if (dossier?.phase !== 'open' || dossier.waiting?.kind !== 'financialObligation') return undefined
    const account = await findFeeAccount(trx, ctx, dossierId)
    const asked = account?.lines.filter((line) => line.kind === 'obligation') ?? []
    if (asked.length === 0 || asked.some((line) => line.remainingDong > 0)) return undefined
    return (await listReceiptsOf(trx, dossierId)).findLast((one) => one.voided === null)
  })
  if (receipt === undefined) return
  const evidence = obligationEvidence(receiptNumber(receipt))
  const met = await perform(ctx, 'meetObligation', { commandId: ctx.newId(), dossierId, occurredAt: null, evidence })
  // Somebody at the desk was faster: the dossier waits no longer.
  if (!met.ok && met.refusal.code !== 'notPaused') throw new Error(`a paid obligation was not met: ${met.refusal.code}`)
}
