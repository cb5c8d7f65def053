import { countedDaysBetween, type WorkingCalendar } from '#organisation/domain/working-calendar.ts'
import type { LocalDay } from '#kernel/local-time.ts'
import type { ProcedureBody } from '#procedures/domain/procedure.ts'

/** The days that decide whether a version was published and posted in time. */
export type PostingDays = {
  /** The decision that publishes it was signed; unknown where the version names none. */
  readonly decidedOn: LocalDay | null
  readonly effectiveFrom: LocalDay
  /** Everybody could read it. */
  readonly postedOn: LocalDay
}

/** In working days; `undefined` while no rule was in force. */
export type PostingRule = { readonly decisionBeforeEffect: number | undefined; readonly publicAfterDecision: number | undefined }

export type Punctuality = 'inTime' | 'late' | 'unknown'

/**
 * Was the decision signed early enough (index 766, 1.1), and was the content public soon enough after it (1.2)? Counted
 * in working days; the day of signing is not one of them. Without a decision or a rule nothing can be said.
 */
export const judgePosting = (
  { decidedOn, effectiveFrom, postedOn }: PostingDays,
  rule: PostingRule,
  calendar: WorkingCalendar,
): { readonly decision: Punctuality; readonly posting: Punctuality } => {
  const ahead = rule.decisionBeforeEffect
  const within = rule.publicAfterDecision
  return {
    decision:
      decidedOn === null || ahead === undefined
        ? 'unknown'
        : countedDaysBetween(calendar, decidedOn, effectiveFrom) >= ahead ? 'inTime' : 'late',
    posting:
      decidedOn === null || within === undefined
        ? 'unknown'
        : countedDaysBetween(calendar, decidedOn, postedOn) <= within ? 'inTime' : 'late',
  }
}

/** Bộ phận tạo thành of a procedure that a posting must show (Decree 63/2010, article 8; index 766, 1.3). */
export const POSTED_PARTS = [
  'steps', 'ways', 'papers', 'times', 'applicants', 'agency', 'results', 'fees', 'legalBasis', 'decision',
] as const
export type PostedPart = (typeof POSTED_PARTS)[number]

/** Parts that a version leaves unsaid. Steps may stand in the internal process instead of the text. */
export const missingParts = (body: ProcedureBody, hasProcess: boolean): readonly PostedPart[] => {
  const isThere = {
    steps: hasProcess || body.stepsText !== undefined,
    ways: true,
    papers: body.papers.length > 0,
    times: body.cases.some((one) => one.committedDuration !== null || one.statutoryDuration !== null),
    applicants: body.applicantKinds.length > 0,
    agency: body.tiers.length > 0,
    results: body.results.length > 0,
    fees: body.fees.length > 0,
    legalBasis: body.legalBasis.length > 0,
    decision: body.publicationDecision !== undefined,
  } satisfies Record<PostedPart, boolean>
  return POSTED_PARTS.filter((part) => !isThere[part])
}
