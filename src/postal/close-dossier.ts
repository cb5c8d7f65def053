import { transaction, type Ctx } from '#db/context.ts'
import { perform } from '#dossiers/commands.ts'
import { findConsignment } from './queries.ts'

/**
 * Trả kết quả by post: the delivery of a result closes its dossier, once, with the name of who took it. The id of the
 * consignment is that of the command, so a second run gets the first one's answer; a dossier that somebody closed at the
 * desk meanwhile stays as it is.
 */
export const closeDeliveredDossier = async (ctx: Ctx, consignmentId: string): Promise<void> => {
  const consignment = await transaction(ctx, (trx) => findConsignment(trx, consignmentId))
  if (consignment === undefined || consignment.proof === null) return
  const { receiver, receivedAt } = consignment.proof
  const close = (occurredAt: string | null) =>
    perform(ctx, 'handOver', { commandId: consignmentId, dossierId: consignment.dossierId, occurredAt, receiver, delivery: 'post' })
  let closed = await close(receivedAt.toString())
  // Something was written since: then it counts from now, and the proof keeps the true moment.
  if (!closed.ok && closed.refusal.code === 'occurredTooEarly') closed = await close(null)
  if (!closed.ok && closed.refusal.code !== 'wrongPhase') throw new Error(`a delivered result was not closed: ${closed.refusal.code}`)
}
