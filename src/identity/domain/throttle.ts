import { Temporal, type Instant } from '#kernel/time.ts'

/** Wrong tries on one key (a login name, a network address, a second factor). */
export type Throttle = {
  readonly failures: number
  readonly windowStartedAt: Instant
  readonly lockedUntil: Instant | null
}

export type ThrottleLimit = { readonly lockAfter: number; readonly lockMinutes: number }

export type Reservation =
  | { readonly allowed: true; readonly throttle: Throttle }
  | { readonly allowed: false; readonly lockedUntil: Instant }

const isAfter = (a: Instant, b: Instant): boolean => Temporal.Instant.compare(a, b) > 0

/**
 * Counts a try as failed before it is judged, so that many at once cannot slip through; a right answer releases it.
 * The last allowed try locks the key for `lockMinutes`, and the count starts anew once that time is over.
 */
export const reserveTry = (known: Throttle | undefined, now: Instant, limit: ThrottleLimit): Reservation => {
  const lockedUntil = known?.lockedUntil ?? null
  if (lockedUntil !== null && isAfter(lockedUntil, now)) return { allowed: false, lockedUntil }
  const span = { minutes: limit.lockMinutes }
  const isFresh =
    known === undefined || known.lockedUntil !== null || !isAfter(known.windowStartedAt.add(span), now)
  const failures = (isFresh ? 0 : known.failures) + 1
  return {
    allowed: true,
    throttle: {
      failures,
      windowStartedAt: isFresh ? now : known.windowStartedAt,
      lockedUntil: failures >= limit.lockAfter ? now.add(span) : null,
    },
  }
}

/** Takes back one reserved try that turned out right. */
export const releaseTry = (known: Throttle, limit: ThrottleLimit): Throttle => {
  const failures = Math.max(0, known.failures - 1)
  return { ...known, failures, lockedUntil: failures >= limit.lockAfter ? known.lockedUntil : null }
}
