import type { TimeKind } from '#dossiers/domain/time-points.ts'

/** Times of one kind of work in a period, in working minutes, pauses left out. */
export type TimeFigures = {
  readonly kind: TimeKind
  /** Results, or passes of a step. */
  readonly count: number
  readonly workedMinutes: number
  readonly medianMinutes: number
  /** Nine of ten took no longer. */
  readonly longMinutes: number
  /** Those that had been promised (or allotted) a time; what is compared is of these alone. */
  readonly promised: {
    readonly count: number
    readonly workedMinutes: number
    readonly promisedMinutes: number
    readonly medianMinutes: number | null
    /** Took longer than that. */
    readonly exceeded: number
  }
}

/** Always from sums, so that averages of parts and of the whole agree; null of nothing. */
export const averageMinutes = ({ count, workedMinutes }: Pick<TimeFigures, 'count' | 'workedMinutes'>): number | null =>
  count === 0 ? null : workedMinutes / count

/** What was used of what had been promised, as a share; null where nothing was promised. */
export const usedShare = ({ promised }: Pick<TimeFigures, 'promised'>): number | null =>
  promised.promisedMinutes === 0 ? null : promised.workedMinutes / promised.promisedMinutes
