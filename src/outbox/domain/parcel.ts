/** Why something did not arrive. The words of the receiver are not kept: they may hold anything. */
export const FAILURES = [
  'unreachable',
  'timeout',
  'serverError',
  'malformedAnswer',
  'redirected',
  'rejected',
  'noAddress',
  'notConfigured',
  'expired',
  'internal',
] as const
export type Failure = (typeof FAILURES)[number]

export const PARCEL_STATES = ['pending', 'delivered', 'refused', 'cancelled'] as const
export type ParcelState = (typeof PARCEL_STATES)[number]

/** What came of one attempt. */
export type Attempt =
  /** The receiver has it; `receipt` is its own name for it. */
  | { readonly kind: 'delivered'; readonly receipt: string | null }
  /** Not this time: tried again later under the same id. */
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** Never like this: a person has to look. */
  | { readonly kind: 'refused'; readonly failure: Failure }
  /** No longer worth sending. */
  | { readonly kind: 'withdrawn' }

/** Something to hand over. The id is the key by which the receiver knows a second sending of the same. */
export type Parcel = {
  readonly id: string
  readonly channel: string
  readonly kind: string
  readonly dossierId: string | null
  readonly reference: Readonly<Record<string, unknown>>
  readonly attempts: number
}
