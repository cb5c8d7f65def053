import { ok } from '#kernel/result.ts'
import type { SubCriterion } from '#law/par-index.ts'
import type { Input } from '../score.ts'
import type { Card } from './card.ts'
import { fault, filledText, lineSeen, unless, type CardCommand, type CardGround, type Decided, type Fault } from './card-command.ts'
import { inputAt, isAnswered, missingForSubmission, scoreCard, scoreLine, type Facts } from './card-score.ts'
import { hasSystemFacts } from './round.ts'
import { rebuttalFault, stageFault } from './windows.ts'

type Of<Type extends CardCommand['type']> = Extract<CardCommand, { readonly type: Type }>

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

export const inState = (card: Card, ...states: readonly Card['state'][]): Fault =>
  states.includes(card.state) ? undefined : fault('parCardStateConflict')

/** Points beyond the maximum, a part beyond its base, the wrong kind: said before anything is written. */
export const inputFault = (criterion: SubCriterion, input: Input, facts: Facts): Fault => {
  const { fault: wrong } = scoreLine(criterion, input, facts)
  return wrong === undefined ? undefined : fault('parInputInvalid', { line: criterion.code, fault: wrong })
}

/** Who verified a line of this card never scores it. */
const personFault = (card: Card, { by }: CardGround): Fault =>
  by !== null && card.judges.includes(by) ? fault('parJudgeNeverScoresForbidden') : undefined

const selfFaults = (card: Card, ground: CardGround): readonly Fault[] => [inState(card, 'open'), stageFault(card, ground, 'selfScore'), personFault(card, ground)]
const rebuttalFaults = (card: Card, ground: CardGround): readonly Fault[] => [inState(card, 'verified'), rebuttalFault(card, ground), personFault(card, ground)]

/** The unit answers a line. The same answer again changes nothing. */
export const decideScore = (card: Card, command: Of<'score'>, ground: CardGround): Decided =>
  unless(selfFaults(card, ground), () => {
    const seen = lineSeen(card, ground, command)
    if (!seen.ok) return seen
    const { criterion, line } = seen.value
    const self = { input: command.input, explanation: filledText(command.explanation), evidence: command.evidence }
    return unless([
      isAnswered(criterion) ? undefined : fault('parLineNotAnsweredInvalid', { line: criterion.code }),
      inputFault(criterion, command.input, ground.facts),
    ], () => ok(isSame(line.self, self) ? [] : [{ type: 'scored', code: command.code, ...self }]))
  })

/** The unit says that a fact of the system is wrong, or that the system has none; a verifier decides on it. */
export const decideContest = (card: Card, command: Of<'contestFact'>, ground: CardGround): Decided =>
  unless(selfFaults(card, ground), () => {
    const seen = lineSeen(card, ground, command)
    if (!seen.ok) return seen
    const { criterion, line } = seen.value
    const { method, code } = criterion
    if (method.kind !== 'fromSystem') return { ok: false, refusal: fault('parLineNotAnsweredInvalid', { line: code }) }
    const fact = ground.facts.get(method.fact)
    const reason = filledText(command.reason)
    const { claimed, evidence } = command
    return unless([
      ground.round.factsAsOf === null ? fault('parFactsNotFrozenConflict') : undefined,
      inputFault(criterion, { kind: 'share', ...claimed }, ground.facts),
      fact?.part === claimed.part && fact.base === claimed.base ? fault('parClaimSameInvalid', { line: code }) : undefined,
      reason === null ? fault('parReasonRequired') : undefined,
      evidence.length === 0 ? fault('parEvidenceRequired', { line: code }) : undefined,
    ], () => {
      const contest = { claimed, reason: reason ?? '', evidence }
      return ok(isSame(line.contest, contest) ? [] : [{ type: 'factContested', code, ...contest }])
    })
  })

export const decideDropContest = (card: Card, command: Of<'dropContest'>, ground: CardGround): Decided =>
  unless(selfFaults(card, ground), () => {
    const seen = lineSeen(card, ground, command)
    if (!seen.ok) return seen
    return ok(seen.value.line.contest === undefined ? [] : [{ type: 'contestDropped', code: command.code }])
  })

/** The unit hands its card in: everything answered, on facts that stand still. */
export const decideSubmit = (card: Card, ground: CardGround): Decided => {
  const { round, facts } = ground
  return unless([
    ...selfFaults(card, ground),
    hasSystemFacts(round.version) && round.factsAsOf === null ? fault('parFactsNotFrozenConflict') : undefined,
  ], () => {
    const missing = missingForSubmission(round.version, card, facts)
    if (missing.length > 0) return { ok: false, refusal: fault('parUnansweredMissing', { count: missing.length, lines: missing.map(({ code }) => code) }) }
    return ok([{ type: 'submitted', points: scoreCard(round.version, card, facts, 'self').points }])
  })
}

/** The unit answers a verdict (giải trình). */
export const decideRebut = (card: Card, command: Of<'rebut'>, ground: CardGround): Decided =>
  unless(rebuttalFaults(card, ground), () => {
    const seen = lineSeen(card, ground, command)
    if (!seen.ok) return seen
    const { criterion, line } = seen.value
    const explanation = filledText(command.explanation)
    const { input, evidence, code } = command
    const isFact = criterion.method.kind === 'fromSystem'
    return unless([
      criterion.method.kind === 'survey' ? fault('parLineNotAnsweredInvalid', { line: code }) : undefined,
      inputFault(criterion, input, ground.facts),
      isSame(inputAt(line, 'verified'), input) ? fault('parClaimSameInvalid', { line: code }) : undefined,
      explanation === null ? fault('parReasonRequired') : undefined,
      isFact && evidence.length === 0 ? fault('parEvidenceRequired', { line: code }) : undefined,
    ], () => {
      const rebuttal = { input, explanation: explanation ?? '', evidence }
      return ok(isSame(line.rebuttal, rebuttal) ? [] : [{ type: 'rebutted', code, ...rebuttal }])
    })
  })

export const decideDropRebuttal = (card: Card, command: Of<'dropRebuttal'>, ground: CardGround): Decided =>
  unless(rebuttalFaults(card, ground), () => {
    const seen = lineSeen(card, ground, command)
    if (!seen.ok) return seen
    return ok(seen.value.line.rebuttal === undefined ? [] : [{ type: 'rebuttalDropped', code: command.code }])
  })

const hasRebuttal = (card: Card): boolean => Object.values(card.lines).some(({ rebuttal }) => rebuttal !== undefined)

export const decideSendRebuttal = (card: Card, ground: CardGround): Decided =>
  unless([...rebuttalFaults(card, ground), hasRebuttal(card) ? undefined : fault('parNothingRebuttedMissing')], () => ok([{ type: 'rebuttalSent' }]))

/** The unit agrees with every verdict. */
export const decideAccept = (card: Card, ground: CardGround): Decided =>
  unless([...rebuttalFaults(card, ground), hasRebuttal(card) ? fault('parRebuttalsWaitingConflict') : undefined], () => ok([{ type: 'verificationAccepted' }]))
