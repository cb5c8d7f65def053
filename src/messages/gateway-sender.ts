import { z } from 'zod'
import { parseContact } from '#citizens/domain/contact.ts'
import type { Instant } from '#kernel/time.ts'
import type { Attempt } from '#outbox/domain/parcel.ts'
import { postSigned, type Gateway } from '#outbox/signed-request.ts'
import type { Letter } from './domain/letter.ts'

/** What a gateway answers: it has the message, under a name of its own. */
const Accepted = z.object({ accepted: z.literal(true), reference: z.string().max(200).optional() })

/**
 * One short message through a gateway that speaks our small protocol (docs/operations.md): SMS and Zalo alike. A
 * gateway that knows the id answers as the first time and sends nothing again.
 */
export const gatewaySender =
  (gateway: Gateway, channel: 'sms' | 'zalo') =>
  async (id: string, letter: Letter, now: Instant): Promise<Attempt> => {
    const phone = parseContact(letter.to)
    if (phone?.kind !== 'phone') return { kind: 'refused', failure: 'noAddress' }
    const to = `+84${phone.value.slice(1)}`
    const sent = await postSigned(gateway, { id, now, body: { channel, to, text: letter.text, occasion: letter.occasion } })
    if (!sent.ok) return sent.attempt
    const accepted = Accepted.safeParse(sent.answer)
    return accepted.success
      ? { kind: 'delivered', receipt: accepted.data.reference ?? null }
      : { kind: 'failed', failure: 'malformedAnswer' }
  }
