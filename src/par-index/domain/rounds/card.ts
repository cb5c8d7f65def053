import type { Evidence } from '#evidence/domain/evidence.ts'
import type { Share } from '#figures/domain/shares.ts'
import type { At } from '#kernel/at.ts'
import type { StaffId, UnitId } from '#kernel/ids.ts'
import type { Input } from '../score.ts'

/**
 * Where the scoring card of a unit stands: with the unit, with the verifiers, back with the unit for its rebuttal, with
 * the verifiers again, with the council, and done.
 */
export const CARD_STATES = ['open', 'submitted', 'verified', 'rebutted', 'settled', 'decided'] as const
export type CardState = (typeof CARD_STATES)[number]

export type SelfScore = { readonly input: Input; readonly explanation: string | null; readonly evidence: readonly Evidence[] }
/** What the unit says a fact of the system should be; the fact stays until a verifier agrees. */
export type Contest = { readonly claimed: Share; readonly reason: string; readonly evidence: readonly Evidence[] }
/** `input` of one who does not agree; null leaves a contested fact as the system has it. */
export type Verdict =
  | { readonly agrees: true; readonly comment: string | null }
  | { readonly agrees: false; readonly input: Input | null; readonly comment: string }
export type Rebuttal = { readonly input: Input; readonly explanation: string; readonly evidence: readonly Evidence[] }
export type Ruling = { readonly accepts: true; readonly reason: string | null } | { readonly accepts: false; readonly reason: string }
export type CouncilScore = { readonly input: Input; readonly reason: string }
/** A survey held in the house, or one held outside it with the paper that says what came of it. */
export type SurveySource =
  | { readonly kind: 'survey'; readonly surveyId: string; readonly answers: number; readonly low: number; readonly high: number }
  | { readonly kind: 'paper'; readonly evidence: readonly Evidence[] }
export type SurveyResult = { readonly input: Input; readonly source: SurveySource }

/** Everything said about one line, each round beside the others. */
export type Line = {
  /** The event that touched it last: whoever writes names it, so that nobody writes over what they did not see. */
  readonly seq: number
  readonly self?: SelfScore
  readonly contest?: Contest
  readonly verdict?: Verdict
  readonly rebuttal?: Rebuttal
  readonly ruling?: Ruling
  readonly council?: CouncilScore
  readonly survey?: SurveyResult
}

/** A window that the head of the council moved for this unit alone. */
export type CardExtension = { readonly stage: 'selfScore' | 'rebuttal'; readonly closesAt: At }

export type Card = {
  readonly unitId: UnitId
  readonly state: CardState
  readonly seq: number
  readonly lines: Readonly<Record<string, Line>>
  /** Whoever scored, contested, submitted or rebutted: none of them ever verifies this card. */
  readonly scorers: readonly StaffId[]
  /** Whoever verified a line: none of them ever scores this card. */
  readonly judges: readonly StaffId[]
  readonly rebuttalDueAt: At | null
  readonly extensions: readonly CardExtension[]
}

/** Every piece of evidence that stands on a line. */
export const evidenceOn = (line: Line | undefined): readonly Evidence[] => [
  ...(line?.self?.evidence ?? []), ...(line?.contest?.evidence ?? []), ...(line?.rebuttal?.evidence ?? []),
  ...(line?.survey?.source.kind === 'paper' ? line.survey.source.evidence : []),
]

type OfLine = { readonly code: string }

/** What was done to a card; the body of its row in the history. */
export type CardEvent =
  | { readonly type: 'opened'; readonly unitId: UnitId }
  | ({ readonly type: 'scored' } & OfLine & SelfScore)
  | ({ readonly type: 'factContested' } & OfLine & Contest)
  | ({ readonly type: 'contestDropped' } & OfLine)
  | { readonly type: 'submitted'; readonly points: number }
  | { readonly type: 'returned'; readonly reason: string }
  | ({ readonly type: 'lineVerified'; readonly verdict: Verdict } & OfLine)
  | { readonly type: 'verificationSent'; readonly rebuttalDueAt: At; readonly points: number }
  | ({ readonly type: 'rebutted' } & OfLine & Rebuttal)
  | ({ readonly type: 'rebuttalDropped' } & OfLine)
  | { readonly type: 'rebuttalSent' }
  | { readonly type: 'verificationAccepted' }
  | ({ readonly type: 'ruled'; readonly ruling: Ruling } & OfLine)
  | { readonly type: 'settled'; readonly points: number }
  | ({ readonly type: 'councilScored' } & OfLine & CouncilScore)
  | ({ readonly type: 'surveyed' } & OfLine & SurveyResult)
  | { readonly type: 'windowExtended'; readonly stage: CardExtension['stage']; readonly closesAt: At; readonly reason: string }
  | { readonly type: 'decided'; readonly points: number }

export const CARD_EVENT_TYPES = [
  'opened', 'scored', 'factContested', 'contestDropped', 'submitted', 'returned', 'lineVerified', 'verificationSent', 'rebutted',
  'rebuttalDropped', 'rebuttalSent', 'verificationAccepted', 'ruled', 'settled', 'councilScored', 'surveyed', 'windowExtended', 'decided',
] as const satisfies readonly CardEvent['type'][]

const withPerson = (people: readonly StaffId[], by: StaffId | null): readonly StaffId[] =>
  by === null || people.includes(by) ? people : [...people, by]

const without = <Key extends keyof Line>(line: Line, ...keys: readonly Key[]): Line =>
  Object.fromEntries(Object.entries(line).filter(([key]) => !(keys as readonly string[]).includes(key))) as Line

/** The line after an event of it. What is scored anew loses the verdict on what stood there before; history keeps it. */
const evolveLine = (line: Line, event: Extract<CardEvent, OfLine>): Line => {
  switch (event.type) {
    case 'scored': return { ...without(line, 'verdict'), self: { input: event.input, explanation: event.explanation, evidence: event.evidence } }
    case 'factContested': return { ...without(line, 'verdict'), contest: { claimed: event.claimed, reason: event.reason, evidence: event.evidence } }
    case 'contestDropped': return without(line, 'contest', 'verdict')
    case 'lineVerified': return { ...line, verdict: event.verdict }
    case 'rebutted': return { ...line, rebuttal: { input: event.input, explanation: event.explanation, evidence: event.evidence } }
    case 'rebuttalDropped': return without(line, 'rebuttal')
    case 'ruled': return { ...line, ruling: event.ruling }
    case 'councilScored': return { ...line, council: { input: event.input, reason: event.reason } }
    case 'surveyed': return { ...line, survey: { input: event.input, source: event.source } }
  }
}

const SCORING: ReadonlySet<CardEvent['type']> = new Set(['scored', 'factContested', 'contestDropped', 'submitted', 'rebutted', 'rebuttalDropped', 'rebuttalSent', 'verificationAccepted'])
const JUDGING: ReadonlySet<CardEvent['type']> = new Set(['lineVerified', 'ruled'])

const stateAfter = (state: CardState, { type }: CardEvent): CardState => {
  switch (type) {
    case 'submitted': return 'submitted'
    case 'returned': return 'open'
    case 'verificationSent': return 'verified'
    case 'rebuttalSent': return 'rebutted'
    case 'verificationAccepted':
    case 'settled': return 'settled'
    case 'decided': return 'decided'
    default: return state
  }
}

/** The card after an event by a person; `null` is the program itself. The first event makes the card. */
export const evolveCard = (card: Card | undefined, event: CardEvent, by: StaffId | null): Card => {
  if (event.type === 'opened') {
    return { unitId: event.unitId, state: 'open', seq: 1, lines: {}, scorers: [], judges: [], rebuttalDueAt: null, extensions: [] }
  }
  if (card === undefined) throw new Error('a card begins by being opened')
  const seq = card.seq + 1
  return {
    ...card,
    seq,
    state: stateAfter(card.state, event),
    scorers: SCORING.has(event.type) ? withPerson(card.scorers, by) : card.scorers,
    judges: JUDGING.has(event.type) ? withPerson(card.judges, by) : card.judges,
    ...('code' in event && { lines: { ...card.lines, [event.code]: { ...evolveLine(card.lines[event.code] ?? { seq }, event), seq } } }),
    ...(event.type === 'verificationSent' && { rebuttalDueAt: event.rebuttalDueAt }),
    ...(event.type === 'windowExtended' && {
      extensions: [...card.extensions.filter(({ stage }) => stage !== event.stage), { stage: event.stage, closesAt: event.closesAt }],
    }),
  }
}
