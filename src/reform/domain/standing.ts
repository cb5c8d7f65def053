import { dayTextOf, type At } from '#kernel/at.ts'
import type { Task } from './task.ts'

/** How a task stands at a moment; every task is in exactly one of these. */
export const STANDINGS = [
  'planned', 'notBegun', 'running', 'waiting', 'overdue', 'completedOnTime', 'completedLate', 'notCarriedOut', 'cancelled',
] as const
export type Standing = (typeof STANDINGS)[number]

type Seen = Pick<Task, 'phase' | 'dueAt' | 'endedAt' | 'claim'> & { readonly terms: Pick<Task['terms'], 'startsOn'> }

/**
 * Late is what was not reported as done by the end of its last day; how long the assigning unit takes to confirm costs
 * nobody anything. A part that is late for its own deadline makes its whole late only when it passes that of the whole.
 */
export const standingAt = ({ phase, dueAt, endedAt, claim, terms }: Seen, now: At): Standing => {
  switch (phase) {
    case 'planned': case 'notCarriedOut': case 'cancelled': return phase
    case 'completed': return endedAt !== null && endedAt <= dueAt ? 'completedOnTime' : 'completedLate'
    case 'open': {
      if (claim !== null && claim.at <= dueAt) return 'waiting'
      if (now > dueAt) return 'overdue'
      return terms.startsOn > dayTextOf(now) ? 'notBegun' : 'running'
    }
  }
}
