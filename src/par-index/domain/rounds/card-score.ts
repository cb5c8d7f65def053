import type { Share } from '#figures/domain/shares.ts'
import type { At } from '#kernel/at.ts'
import type { IndexVersion, SubCriterion, SystemFact } from '#law/par-index.ts'
import { scoreIndex, scoreSubCriterion, type Input, type Inputs, type ScoredIndex, type ScoredSubCriterion } from '../score.ts'
import type { Card, CardState, Line } from './card.ts'
import { linesOf } from './round.ts'

export type Facts = ReadonlyMap<SystemFact, Share>

/** As whose word a card is scored: the unit's, the verifiers', after the rebuttal, the council's. */
export const SCORE_STAGES = ['self', 'verified', 'ruled', 'final'] as const
export type ScoreStage = (typeof SCORE_STAGES)[number]

const asInput = (share: Share): Input => ({ kind: 'share', part: share.part, base: share.base })

const verifiedInput = ({ self, contest, verdict }: Line): Input | undefined => {
  if (verdict === undefined) return undefined
  if (!verdict.agrees) return verdict.input ?? undefined
  return self?.input ?? (contest === undefined ? undefined : asInput(contest.claimed))
}

const ruledInput = (line: Line): Input | undefined =>
  line.rebuttal !== undefined && line.ruling?.accepts === true ? line.rebuttal.input : verifiedInput(line)

/**
 * What counts for a line at a stage; undefined while nobody has said it, and for a fact that stands as the system has
 * it. A survey is nobody's word and counts at every stage.
 */
export const inputAt = (line: Line, stage: ScoreStage): Input | undefined => {
  if (line.survey !== undefined) return line.survey.input
  switch (stage) {
    case 'self': return line.self?.input
    case 'verified': return verifiedInput(line)
    case 'ruled': return ruledInput(line)
    case 'final': return line.council?.input ?? ruledInput(line)
  }
}

const inputsAt = (version: IndexVersion, card: Pick<Card, 'lines'>, facts: Facts, stage: ScoreStage): Inputs => {
  const given = new Map<string, Input>()
  const corrected = new Map<string, Share>()
  for (const { code, method } of linesOf(version)) {
    const line = card.lines[code]
    const input = line && inputAt(line, stage)
    if (input === undefined) continue
    if (method.kind !== 'fromSystem') given.set(code, input)
    else if (input.kind === 'share') corrected.set(code, input)
  }
  return { given, facts, corrected }
}

export const scoreCard = (version: IndexVersion, card: Pick<Card, 'lines'>, facts: Facts, stage: ScoreStage): ScoredIndex =>
  scoreIndex(version, inputsAt(version, card, facts, stage))

/** One line with an input in place of what stands there; for judging a claim before it is written. */
export const scoreLine = (criterion: SubCriterion, input: Input | undefined, facts: Facts): ScoredSubCriterion => {
  const isFact = criterion.method.kind === 'fromSystem'
  if (isFact && input !== undefined && input.kind !== 'share') return { ...scoreSubCriterion(criterion, { given: new Map(), facts: new Map() }), fault: 'wrongKind' }
  return scoreSubCriterion(criterion, {
    facts,
    given: isFact || input === undefined ? new Map() : new Map([[criterion.code, input]]),
    corrected: isFact && input?.kind === 'share' ? new Map([[criterion.code, input]]) : new Map(),
  })
}

/** Lines that the unit answers itself: neither the system nor a survey does. */
export const isAnswered = ({ method }: SubCriterion): boolean => method.kind !== 'fromSystem' && method.kind !== 'survey'

/** Why a card cannot be submitted yet, line by line. */
export type Missing = { readonly code: string; readonly what: 'answer' | 'evidence' | 'fact' }

/**
 * What is missing for the submission: answers; evidence where the set asks for it and points are claimed; a word
 * of the unit where the system holds nothing.
 */
export const missingForSubmission = (version: IndexVersion, card: Pick<Card, 'lines'>, facts: Facts): readonly Missing[] =>
  linesOf(version).flatMap((criterion): Missing[] => {
    const { code, method, evidence } = criterion
    if (method.kind === 'survey') return []
    if (method.kind === 'fromSystem') return facts.has(method.fact) || card.lines[code]?.contest !== undefined ? [] : [{ code, what: 'fact' }]
    const self = card.lines[code]?.self
    if (self === undefined) return [{ code, what: 'answer' }]
    const points = scoreLine(criterion, self.input, facts).points ?? 0
    return evidence !== undefined && points > 0 && self.evidence.length === 0 ? [{ code, what: 'evidence' }] : []
  })

/** Lines that wait for a verdict: what the unit answered or contested. */
export const isToVerify = (line: Line | undefined): boolean =>
  line !== undefined && line.verdict === undefined && (line.self !== undefined || line.contest !== undefined)

export const isToRule = (line: Line | undefined): boolean => line?.rebuttal !== undefined && line.ruling === undefined

/**
 * Where the card stands at this moment: a window for the rebuttal that closed without one settles the card, and what
 * was written into it until then counts as sent.
 */
export const stateAt = (card: Pick<Card, 'state' | 'lines' | 'rebuttalDueAt' | 'extensions'>, now: At): CardState => {
  if (card.state !== 'verified' || !isRebuttalOver(card, now)) return card.state
  return Object.values(card.lines).some((line) => line.rebuttal !== undefined) ? 'rebutted' : 'settled'
}

/** Until when the unit may answer: as counted from the verification, or as extended for it. */
export const rebuttalClosesAt = ({ rebuttalDueAt, extensions }: Pick<Card, 'rebuttalDueAt' | 'extensions'>): At | null =>
  extensions.find(({ stage }) => stage === 'rebuttal')?.closesAt ?? rebuttalDueAt

const isRebuttalOver = (card: Pick<Card, 'rebuttalDueAt' | 'extensions'>, now: At): boolean => {
  const until = rebuttalClosesAt(card)
  return until !== null && now > until
}

/** How far a card is, for lists; points of what is scored so far, never of what is open. */
export type Progress = {
  readonly toAnswer: number
  readonly answered: number
  readonly toVerify: number
  readonly verified: number
  readonly rebutted: number
  readonly ruled: number
  readonly openSurveys: number
  readonly selfPoints: number
  readonly verifiedPoints: number
  readonly finalPoints: number
  readonly openLines: number
}

export const progressOf = (version: IndexVersion, card: Pick<Card, 'lines'>, facts: Facts): Progress => {
  const all = linesOf(version)
  const asked = all.filter(isAnswered)
  const lines = Object.values(card.lines)
  const claimed = lines.filter(({ self, contest }) => self !== undefined || contest !== undefined)
  const final = scoreCard(version, card, facts, 'final')
  return {
    toAnswer: asked.length,
    answered: asked.filter(({ code }) => card.lines[code]?.self !== undefined).length,
    toVerify: claimed.length,
    verified: claimed.filter(({ verdict }) => verdict !== undefined).length,
    rebutted: lines.filter(({ rebuttal }) => rebuttal !== undefined).length,
    ruled: lines.filter(({ ruling }) => ruling !== undefined).length,
    openSurveys: all.filter(({ code, method }) => method.kind === 'survey' && card.lines[code]?.survey === undefined).length,
    selfPoints: scoreCard(version, card, facts, 'self').points,
    verifiedPoints: scoreCard(version, card, facts, 'verified').points,
    finalPoints: final.points,
    openLines: final.areas.flatMap(({ criteria }) => criteria.flatMap(({ subCriteria }) => subCriteria)).filter(({ points }) => points === null).length,
  }
}
