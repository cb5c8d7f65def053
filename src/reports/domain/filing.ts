import type { Refusal } from '#kernel/result.ts'
import type { PlainDate } from '#kernel/time.ts'
import type { Breach } from './check-sheet.ts'
import type { ChainDifference } from './chain.ts'

/** Where a periodic report stands: with its unit, with the agency above, back with its unit, taken in. */
export const FILING_STATES = ['open', 'signed', 'returned', 'accepted'] as const
export type FilingState = (typeof FILING_STATES)[number]

/** What was done to a report; the body of its row in the history. */
export type FilingEvent =
  | { readonly type: 'opened' }
  | { readonly type: 'described'; readonly comment: string | null; readonly explanation: string | null }
  | { readonly type: 'signed'; readonly stateHash: string }
  | { readonly type: 'returned'; readonly reason: string }
  | { readonly type: 'accepted'; readonly note: string | null }
  /** `slip`: the urging slip that carries the words; reports urged before there were slips have none. */
  | { readonly type: 'urged'; readonly text: string | null; readonly daysLate: number; readonly slip?: { readonly id: string; readonly number: string } }

export const FILING_EVENT_TYPES = ['opened', 'described', 'signed', 'returned', 'accepted', 'urged'] as const satisfies readonly FilingEvent['type'][]

export type FilingRefusal =
  | 'reportFilingNotFound' | 'reportFilingNotAllowed' | 'reportFilingStateConflict' | 'reportReasonRequired'
  | 'reportContradictoryInvalid' | 'reportExplanationRequired' | 'reportNotLateConflict' | 'reportChangedSinceSeen' | 'reportNothingPickedRequired' | 'reportUrgingTooLong'

/** The unit may still write: before it signs, and after it got the report back. */
export const isWithUnit = (state: FilingState): boolean => state === 'open' || state === 'returned'

/** What is to be signed. */
export type ToSign = {
  readonly state: FilingState
  readonly breaches: readonly Breach[]
  readonly differences: readonly ChainDifference[]
  readonly explanation: string | null
}

/**
 * Why a report cannot be signed now. Figures that contradict each other block, since nobody may vouch for them; a
 * difference from the signed report before only wants its explanation written down.
 */
export const refuseSigning = ({ state, breaches, differences, explanation }: ToSign): Refusal<FilingRefusal> | undefined => {
  if (!isWithUnit(state)) return { code: 'reportFilingStateConflict' }
  if (breaches.length > 0) return { code: 'reportContradictoryInvalid', facts: { rows: breaches.map(({ label, rule }) => `${label} ${rule}`) } }
  if (differences.length > 0 && (explanation ?? '').trim() === '') return { code: 'reportExplanationRequired', facts: { count: differences.length } }
  return undefined
}

/** Days past the due day, 0 when it is not over. */
export const daysLate = (dueOn: PlainDate, today: PlainDate): number => Math.max(0, dueOn.until(today).days)

/** Urged by itself one, three, then every seven days after the due day. */
export const isUrgingDay = (late: number): boolean => late === 1 || late === 3 || (late > 0 && late % 7 === 0)
