import type { Role } from '#kernel/actor.ts'
import type { ProcessVersionId } from '#kernel/ids.ts'

/**
 * What a step is for, which decides the actions it offers:
 * `receive` opens the process at the desk · `handle` verifies and drafts · `review` passes a draft on
 * · `approve` signs, and is where a refusal on the merits can be decided · `issue` numbers and issues
 * · `handOver` gives the result at the one-stop.
 */
export const STEP_KINDS = ['receive', 'handle', 'review', 'approve', 'issue', 'handOver'] as const
export type StepKind = (typeof STEP_KINDS)[number]

/** Which unit does the step, resolved when the step opens. */
export type StepUnit =
  | { readonly kind: 'receiving' }
  | { readonly kind: 'competent' }
  | { readonly kind: 'fixed'; readonly unitCode: string }

export type ProcessStep = {
  readonly id: string
  readonly name: string
  readonly kind: StepKind
  readonly role: Role
  readonly unit: StepUnit
  /** Định mức in working minutes of the holder's calendar. */
  readonly allottedMinutes: number
  /**
   * Steps that must all be done before this one opens; empty for the first. Two steps after one are parallel; a
   * step after two is a join.
   */
  readonly after: readonly string[]
  readonly output?: string
}

/** A version of an internal process (quy trình nội bộ). Immutable once published. */
export type ProcessVersion = {
  readonly id: ProcessVersionId
  readonly code: string
  readonly versionNo: number
  readonly name: string
  readonly steps: readonly ProcessStep[]
}
