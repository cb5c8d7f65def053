import { z } from 'zod'
import { toAt } from '#kernel/at.ts'
import { Temporal } from '#kernel/time.ts'
import { postSigned, type Gateway } from '#outbox/signed-request.ts'
import type { Carrier } from './carrier.ts'

const LARGEST_PICTURE = 40_000

const Booked = z.object({ accepted: z.literal(true), tracking: z.string().min(1).max(100) })

const moment = z.iso.datetime({ offset: true }).transform((text) => toAt(Temporal.Instant.from(text)))
const Moves = z.object({
  moves: z
    .array(
      z.object({
        status: z.enum(['inTransit', 'failed', 'delivered', 'returned']),
        at: moment,
        note: z.string().max(500).optional(),
        receiver: z.string().min(1).max(200).optional(),
        picture: z.base64().max(LARGEST_PICTURE).optional(),
      }),
    )
    .max(200),
})

/** A carrier that speaks our small protocol (README): one address, `action` says what is asked. */
export const httpCarrier = (gateway: Gateway): Carrier => ({
  book: async (order, now) => {
    const { id, ...rest } = order
    const sent = await postSigned(gateway, { id, now, body: { action: 'book', order: rest } })
    if (!sent.ok) return sent.attempt.kind === 'delivered' ? { kind: 'failed', failure: 'malformedAnswer' } : sent.attempt
    const booked = Booked.safeParse(sent.answer)
    return booked.success ? { kind: 'booked', tracking: booked.data.tracking } : { kind: 'failed', failure: 'malformedAnswer' }
  },
  movesOf: async (tracking, now) => {
    const sent = await postSigned(gateway, { id: `${tracking}:${now.epochMilliseconds}`, now, body: { action: 'status', tracking } })
    const moves = sent.ok ? Moves.safeParse(sent.answer) : undefined
    if (moves?.success !== true) return undefined
    return moves.data.moves
      .map(({ status, at, note, receiver, picture }) => ({
        status, at, note: note ?? null,
        proof: receiver === undefined ? null : { receiver, picture: picture === undefined ? null : Buffer.from(picture, 'base64') },
      }))
      .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  },
})
