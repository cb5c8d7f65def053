import { Temporal, type Instant } from '#kernel/time.ts'

/**
 * How long a citizen stays signed in. A form is long and a line is bad, so longer than at an office's desk; a phone is
 * lent and lost, so not for days (ASVS 7.3).
 */
export const SESSION_IDLE_MINUTES = 60
export const SESSION_HOURS = 12

/** A sensitive change asks again who it is when the last proof is older than this. */
export const PROOF_FRESH_MINUTES = 10

export const isProofFresh = (provedAt: Instant, now: Instant): boolean =>
  Temporal.Instant.compare(provedAt.add({ minutes: PROOF_FRESH_MINUTES }), now) > 0
