import type { Ctx } from '#db/context.ts'
import { refuse } from '#kernel/result.ts'
import { Temporal, ZONE } from '#kernel/time.ts'
import { nextSendingAt } from '#messages/sending-hours-queries.ts'
import { queueOutgoing } from '#outbox/queue.ts'
import { asHolder, decided, type Done, type Seen } from './commands.ts'
import { listUnsent, markSent } from './store.ts'

/** The kind of parcel that carries an invitation. */
export const INVITATION_PARCEL = 'surveyInvitation'

/** Sends every invitation that may go by message and has not gone yet; phones ring in the hours that the owner set. */
export const sendInvitations = (ctx: Ctx, seen: Seen): Promise<Done> =>
  asHolder(ctx, seen, async (trx, held): Promise<Done> => {
    const { survey } = held
    const unsent = await listUnsent(trx, survey.id)
    if (unsent.length === 0) return refuse('surveyRecipientsMissing')
    const sent = await decided(trx, ctx, held, { type: 'send', count: unsent.length })
    if (!sent.ok) return sent
    const notBefore = await nextSendingAt(trx, ctx, survey.ownerUnitId)
    const expiresAt = Temporal.PlainDate.from(survey.closesOn).add({ days: 1 }).toZonedDateTime(ZONE).toInstant()
    for (const { id, channel } of unsent) {
      await queueOutgoing(trx, ctx, {
        channel, kind: INVITATION_PARCEL, reference: { invitationId: id }, key: `survey:${id}`, expiresAt, ...(channel === 'sms' && { notBefore }),
      })
    }
    await markSent(trx, unsent.map(({ id }) => id))
    return sent
  })
