import type { ThrottleLimit } from '#identity/domain/throttle.ts'

export const CODE_DIGITS = 6
export const CODE_MINUTES = 10
/** Wrong tries on one code; the next one needs a new code. */
export const CODE_TRIES = 5
/** After the code was right, the time to choose a password. */
export const PROOF_MINUTES = 30

/** Messages to one contact: nobody's telephone is filled by a stranger. */
export const CODES_TO_CONTACT: ThrottleLimit = { lockAfter: 5, lockMinutes: 60 }
/** Messages asked for from one network address; a mobile carrier puts many people behind one. */
export const CODES_FROM_ADDRESS: ThrottleLimit = { lockAfter: 60, lockMinutes: 60 }
/** Wrong passwords on one contact (TCVN 14423:2026 clause 5). */
export const TRIES_ON_CONTACT: ThrottleLimit = { lockAfter: 5, lockMinutes: 15 }
/** Wrong passwords from one network address. */
export const TRIES_FROM_ADDRESS: ThrottleLimit = { lockAfter: 200, lockMinutes: 15 }
