import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import { nextSendingAt } from '#messages/sending-hours-queries.ts'
import { queueOutgoing } from '#outbox/queue.ts'
import { petitionLetters } from '../../law/petitions/letters.ts'
import type { PetitionEventType } from './domain/event.ts'
import { holdingUnit, type Petition } from './domain/petition.ts'

/** The kind of parcel that carries news of a petition. */
export const PETITION_PARCEL = 'petitionNews'

export type PetitionOccasion = keyof typeof petitionLetters.letters

const isOccasion = (type: PetitionEventType): type is PetitionOccasion => Object.hasOwn(petitionLetters.letters, type)

/** Queues news for whoever can be reached: a letter when there is an address, else a message to the phone in its hours. */
export const tellSender = async (trx: Trx, ctx: Ctx, petition: Petition, seq: number, type: PetitionEventType): Promise<void> => {
  if (!isOccasion(type)) return
  const { rows } = await sql<{ phone: string | null; email: string | null }>`
    select phone, email from petition_person where tenant_id = current_tenant() and petition_id = ${petition.id}`.execute(trx)
  const [person] = rows
  const channel = person?.email != null ? 'mail' : person?.phone != null ? 'sms' : undefined
  if (channel === undefined) return
  const notBefore = channel === 'sms' ? await nextSendingAt(trx, ctx, holdingUnit(petition)) : undefined
  await queueOutgoing(trx, ctx, {
    channel, kind: PETITION_PARCEL, reference: { petitionId: petition.id, seq }, key: `petition:${petition.id}:${seq}`, streamId: petition.id,
    ...(notBefore !== undefined && { notBefore }),
  })
}
