/** How long a session lives and when guessing is stopped; an agency may set its own. */
export type SecurityPolicy = {
  readonly idleMinutes: number
  readonly absoluteHours: number
  /** Wrong tries in a row after which a login name is locked. */
  readonly lockAfter: number
  readonly lockMinutes: number
  /** Wrong tries from one network address; an office's machines share one. */
  readonly addressLockAfter: number
  readonly passwordMinLength: number
}

/** Session limits of ASVS 7.3; a lock after five wrong tries as in TCVN 14423:2026 clause 5. */
export const DEFAULT_POLICY: SecurityPolicy = {
  idleMinutes: 30,
  absoluteHours: 12,
  lockAfter: 5,
  lockMinutes: 15,
  addressLockAfter: 50,
  passwordMinLength: 10,
}
