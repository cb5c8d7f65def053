import type { At } from '#kernel/at.ts'
import type { Instant } from '#kernel/time.ts'
import type { Attempt } from '#outbox/domain/parcel.ts'
import type { Direction, PostalAddress } from './domain/consignment.ts'

/** What a carrier is asked to carry. The id is the key by which it knows a second asking of the same. */
export type PostalOrder = {
  readonly id: string
  readonly number: string
  readonly direction: Direction
  readonly address: PostalAddress
  /** The counter that sends it or waits for it. */
  readonly counter: string
}

/** What happened to a consignment on its way, as its carrier says. */
export type CarrierMove = {
  readonly status: 'inTransit' | 'failed' | 'delivered' | 'returned'
  readonly at: At
  readonly note: string | null
  /** Of a delivery: who took it; a picture or signature when the carrier gives one. */
  readonly proof: { readonly receiver: string; readonly picture: Uint8Array | null } | null
}

export type Booked = { readonly kind: 'booked'; readonly tracking: string } | Exclude<Attempt, { kind: 'delivered' }>

/**
 * A postal service. `book` may be asked again for the same order and answers the same; `movesOf` gives all moves so
 * far, oldest first, or undefined when it cannot tell now.
 */
export type Carrier = {
  readonly book: (order: PostalOrder, now: Instant) => Promise<Booked>
  readonly movesOf: (tracking: string, now: Instant) => Promise<readonly CarrierMove[] | undefined>
}
