import { z } from 'zod'
import { transaction, type Ctx } from '#db/context.ts'
import { vietnamDay } from '#kernel/time.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import type { Courier } from '#outbox/deliver.ts'
import type { Attempt, Parcel } from '#outbox/domain/parcel.ts'
import type { Carrier, PostalOrder } from './carrier.ts'
import { mayBecome } from './domain/consignment.ts'
import { lockConsignment, writeMove } from './store.ts'

/** Books consignments with the carrier through the outbox; without a carrier the counter hands them over by itself. */
export const postalCourier = (carrier: Carrier | null): Courier => ({
  isStrict: true,
  carry: async (ctx, { reference }: Parcel): Promise<Attempt> => {
    if (carrier === null) return { kind: 'refused', failure: 'notConfigured' }
    const { consignmentId } = z.object({ consignmentId: z.uuid() }).parse(reference)
    const order = await findOrder(ctx, consignmentId)
    if (order === undefined) return { kind: 'withdrawn' }
    const booked = await carrier.book(order, ctx.clock())
    if (booked.kind !== 'booked') return booked
    await transaction(ctx, async (trx) => {
      const consignment = await lockConsignment(trx, consignmentId)
      if (consignment !== undefined && mayBecome(consignment.status, 'booked')) {
        await writeMove(trx, ctx, consignment, 'booked', { tracking: booked.tracking })
      }
    })
    return { kind: 'delivered', receipt: booked.tracking }
  },
})

/** What the carrier is told; undefined when the counter has settled it meanwhile. */
const findOrder = (ctx: Ctx, id: string): Promise<PostalOrder | undefined> =>
  transaction(ctx, async (trx) => {
    const consignment = await lockConsignment(trx, id)
    if (consignment === undefined || !mayBecome(consignment.status, 'booked')) return undefined
    const { number, direction, recipient, phone, place, street, unitId } = consignment
    if (recipient === null || phone === null || place === null || street === null) return undefined
    const counter = (await unitTree(trx, vietnamDay(ctx.clock()))).find(unitId)?.name ?? ''
    return { id, number, direction, counter, address: { recipient, phone, place, street } }
  })
