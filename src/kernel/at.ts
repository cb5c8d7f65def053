import { Temporal, type Instant } from './time.ts'

/**
 * A moment as it stands in history: `2026-11-20T02:10:00.000Z`, always UTC with milliseconds,
 * so that text order is time order and a moment is JSON as it is.
 */
export type At = string

export const toAt = (instant: Instant): At => instant.toString({ smallestUnit: 'millisecond' })

export const fromAt = (at: At): Instant => Temporal.Instant.from(at)

export const earliest = (a: At, b: At): At => (a <= b ? a : b)

export const latest = (a: At, b: At): At => (a >= b ? a : b)
