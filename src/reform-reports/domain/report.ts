import type { Answer } from './answer.ts'

/** With its unit, before its leader, signed, with the agency above, given back by it, taken in. */
export const REFORM_REPORT_STATES = ['open', 'submitted', 'signed', 'sent', 'returned', 'accepted'] as const
export type ReformReportState = (typeof REFORM_REPORT_STATES)[number]

/** What people write in a report; its figures are a snapshot beside it. */
export type ReportContent = {
  /** The text of a heading by its code, one paragraph a line, with live figures. */
  readonly texts: Readonly<Record<string, string>>
  readonly answers: Readonly<Record<string, Answer>>
  /** Why sentences that the checker calls wrong stand as they are. */
  readonly explanation: string | null
}

/** What was done to a report; the body of its row in the history. */
export type ReformReportEvent =
  | { readonly type: 'opened'; readonly snapshotId: string; readonly texts: ReportContent['texts']; readonly answers: ReportContent['answers'] }
  | { readonly type: 'refilled'; readonly snapshotId: string }
  | { readonly type: 'written'; readonly node: string; readonly text: string }
  /** `null` takes an answer back. */
  | { readonly type: 'answered'; readonly answers: Readonly<Record<string, Answer | null>> }
  /** A text of a report from below, with its mark, put under the heading. */
  | { readonly type: 'taken'; readonly node: string; readonly fromReportId: string; readonly text: string }
  | { readonly type: 'submitted'; readonly explanation: string | null }
  | { readonly type: 'givenBack'; readonly reason: string }
  | { readonly type: 'signed'; readonly stateHash: string; readonly document: unknown }
  | { readonly type: 'sent'; readonly number: string; readonly on: string }
  | { readonly type: 'returned'; readonly reason: string }
  | { readonly type: 'accepted'; readonly note: string | null }
  | { readonly type: 'urged'; readonly text: string | null; readonly daysLate: number }

/** A report as its history tells it. */
export type ReformReport = {
  readonly state: ReformReportState
  readonly snapshotId: string
  readonly content: ReportContent
  readonly stateHash: string | null
  readonly documentNumber: string | null
  /** ISO day. */
  readonly documentOn: string | null
}

const EMPTY: ReformReport = {
  state: 'open', snapshotId: '', content: { texts: {}, answers: {}, explanation: null }, stateHash: null, documentNumber: null, documentOn: null,
}

const withAnswers = (answers: ReportContent['answers'], given: Readonly<Record<string, Answer | null>>): ReportContent['answers'] =>
  Object.fromEntries(Object.entries<Answer | null>({ ...answers, ...given }).filter((entry): entry is [string, Answer] => entry[1] !== null))

const withContent = (report: ReformReport, content: Partial<ReportContent>): ReformReport => ({ ...report, content: { ...report.content, ...content } })

/** The report after an event; `undefined` before it was opened. */
export const evolve = (before: ReformReport | undefined, event: ReformReportEvent): ReformReport => {
  const report = before ?? EMPTY
  const { texts, answers } = report.content
  switch (event.type) {
    case 'opened': return { ...EMPTY, snapshotId: event.snapshotId, content: { texts: event.texts, answers: event.answers, explanation: null } }
    case 'refilled': return { ...report, snapshotId: event.snapshotId }
    case 'written': return withContent(report, { texts: { ...texts, [event.node]: event.text } })
    case 'answered': return withContent(report, { answers: withAnswers(answers, event.answers) })
    case 'taken': return withContent(report, { texts: { ...texts, [event.node]: [texts[event.node] ?? '', event.text].filter((part) => part !== '').join('\n') } })
    case 'submitted': return { ...withContent(report, { explanation: event.explanation }), state: 'submitted' }
    case 'givenBack': return { ...report, state: 'open' }
    case 'signed': return { ...report, state: 'signed', stateHash: event.stateHash }
    case 'sent': return { ...report, state: 'sent', documentNumber: event.number, documentOn: event.on }
    case 'returned': return { ...report, state: 'returned' }
    case 'accepted': return { ...report, state: 'accepted' }
    case 'urged': return report
  }
}

/** The unit may still write: before it submits, and after it got the report back. */
export const isWithWriters = (state: ReformReportState): boolean => state === 'open' || state === 'returned'

/** Not yet with the agency above. */
export const isAwaited = (state: ReformReportState): boolean => isWithWriters(state) || state === 'submitted' || state === 'signed'

/** Counts in the report of the agency above. */
export const isMerged = (state: ReformReportState): boolean => state === 'sent' || state === 'accepted'

/** What an event may follow. */
const FROM = {
  opened: [], refilled: ['open', 'returned'], written: ['open', 'returned'], answered: ['open', 'returned'], taken: ['open', 'returned'],
  submitted: ['open', 'returned'], givenBack: ['submitted'], signed: ['submitted'], sent: ['signed'], returned: ['sent'], accepted: ['sent'],
  urged: ['open', 'returned', 'submitted', 'signed'],
} as const satisfies Record<ReformReportEvent['type'], readonly ReformReportState[]>

/** May an event of this type follow in this state? */
export const isPossible = (type: ReformReportEvent['type'], state: ReformReportState): boolean => (FROM[type] as readonly ReformReportState[]).includes(state)

export type ReformReportRefusal =
  | 'reformReportNotFound' | 'reformReportNotAllowed' | 'reformReportStateConflict' | 'reformReportChangedConflict' | 'reformReportReasonRequired'
  | 'reformReportUnitUnknown' | 'reformReportPeriodUnknown' | 'reformReportNotOwedConflict' | 'reformReportPeriodNotBegunConflict' | 'reformReportPeriodRunningConflict'
  | 'reformReportHeadingUnknown' | 'reformReportTextTooLong' | 'reformReportAnswerInvalid' | 'reformReportAnswerKnownConflict' | 'reformReportAnswerUnknown'
  | 'reformReportReferenceInvalid' | 'reformReportFigureMissingConflict' | 'reformReportExplanationRequired' | 'reformReportEmptyRequired'
  | 'reformReportNumberRequired' | 'reformReportDayInvalid' | 'reformReportNotLateConflict' | 'reformReportChildUnknown' | 'reformReportInputsInvalid' | 'fileNotFound'

/** What is wrong in the text of one heading. */
export type TextProblem = { readonly node: string; readonly kind: 'brokenReference' | 'unknownFigure'; readonly quote: string }

export type ToSubmit = {
  readonly state: ReformReportState
  /** The period is over by the moment as of which the figures were read. */
  readonly isPeriodOver: boolean
  readonly hasText: boolean
  readonly problems: readonly TextProblem[]
  /** Arithmetic in the text that does not hold. */
  readonly wrongClaims: readonly string[]
  readonly explanation: string | null
}

/** Why a report cannot go to its leader now. Wrong arithmetic only wants its explanation; warnings want nothing. */
export const refuseSubmission = ({ state, isPeriodOver, hasText, problems, wrongClaims, explanation }: ToSubmit):
  { readonly code: ReformReportRefusal; readonly facts?: Record<string, string | number | readonly string[]> } | undefined => {
  if (!isPossible('submitted', state)) return { code: 'reformReportStateConflict' }
  if (!isPeriodOver) return { code: 'reformReportPeriodRunningConflict' }
  if (!hasText) return { code: 'reformReportEmptyRequired' }
  const broken = problems.filter(({ kind }) => kind === 'brokenReference')
  if (broken.length > 0) return { code: 'reformReportReferenceInvalid', facts: { quotes: broken.map(({ quote }) => quote) } }
  if (problems.length > 0) return { code: 'reformReportFigureMissingConflict', facts: { quotes: problems.map(({ node, quote }) => `${quote} (mục ${node})`) } }
  if (wrongClaims.length > 0 && (explanation ?? '').trim() === '') return { code: 'reformReportExplanationRequired', facts: { quotes: wrongClaims } }
  return undefined
}
