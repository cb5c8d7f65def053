import { ok } from '#kernel/result.ts'
import type { Card, CardEvent, Verdict } from './card.ts'
import { fault, filledText, lineSeen, unless, type CardCommand, type CardGround, type Decided, type Fault } from './card-command.ts'
import { isToRule, isToVerify, scoreCard, stateAt } from './card-score.ts'
import { inputFault, inState } from './decide-scoring.ts'
import { stageFault } from './windows.ts'

type Of<Type extends CardCommand['type']> = Extract<CardCommand, { readonly type: Type }>

/** Who scored this card never verifies it. */
const personFault = (card: Card, { by }: CardGround): Fault =>
  by !== null && card.scorers.includes(by) ? fault('parScorerNeverVerifiesForbidden') : undefined

const judgingFaults = (card: Card, ground: CardGround): readonly Fault[] => [inState(card, 'submitted'), stageFault(card, ground, 'verification'), personFault(card, ground)]

/** Gives a card back to its unit to be mended. */
export const decideReturn = (card: Card, { reason }: Of<'return'>, ground: CardGround): Decided => {
  const why = filledText(reason)
  return unless([...judgingFaults(card, ground), why === null ? fault('parReasonRequired') : undefined], () => ok([{ type: 'returned', reason: why ?? '' }]))
}

/** A verifier judges a line: the unit's word stands, or another with the reason. */
export const decideVerify = (card: Card, command: Of<'verifyLine'>, ground: CardGround): Decided =>
  unless(judgingFaults(card, ground), () => {
    const seen = lineSeen(card, ground, command)
    if (!seen.ok) return seen
    const { criterion, line } = seen.value
    const { code, agrees, input } = command
    const comment = filledText(command.comment)
    const isContest = line.contest !== undefined
    return unless([
      line.self === undefined && !isContest ? fault('parNothingToJudgeInvalid', { line: code }) : undefined,
      !agrees && comment === null ? fault('parReasonRequired') : undefined,
      !agrees && input === null && !isContest ? fault('parInputInvalid', { line: code, fault: 'notANumber' }) : undefined,
      agrees || input === null ? undefined : inputFault(criterion, input, ground.facts),
    ], () => {
      const verdict: Verdict = agrees ? { agrees, comment } : { agrees, input, comment: comment ?? '' }
      return ok(JSON.stringify(line.verdict) === JSON.stringify(verdict) ? [] : [{ type: 'lineVerified', code, verdict }])
    })
  })

/** Agrees with the unit on many lines at once; what was judged before stays. */
export const decideAgree = (card: Card, { codes }: Of<'agreeLines'>, ground: CardGround): Decided =>
  unless(judgingFaults(card, ground), () =>
    ok(codes.filter((code) => isToVerify(card.lines[code])).map((code): CardEvent => ({ type: 'lineVerified', code, verdict: { agrees: true, comment: null } }))))

const waiting = (card: Card, isWaiting: typeof isToVerify): readonly string[] =>
  Object.entries(card.lines).flatMap(([code, line]) => (isWaiting(line) ? [code] : []))

const missingFault = (code: 'parUnverifiedMissing' | 'parUnruledMissing', lines: readonly string[]): Fault =>
  lines.length === 0 ? undefined : fault(code, { count: lines.length, lines: [...lines] })

/** Sends the verification to the unit, whose time to answer begins. */
export const decideSendVerification = (card: Card, { rebuttalDueAt }: Of<'sendVerification'>, ground: CardGround): Decided =>
  unless([...judgingFaults(card, ground), missingFault('parUnverifiedMissing', waiting(card, isToVerify))], () =>
    ok([{ type: 'verificationSent', rebuttalDueAt, points: scoreCard(ground.round.version, card, ground.facts, 'verified').points }]))

/** A verifier answers a rebuttal. */
export const decideRule = (card: Card, command: Of<'rule'>, ground: CardGround): Decided => {
  const state = stateAt(card, ground.now)
  return unless([state === 'rebutted' ? undefined : fault('parCardStateConflict'), personFault(card, ground)], () => {
    const seen = lineSeen(card, ground, command)
    if (!seen.ok) return seen
    const { line } = seen.value
    const reason = filledText(command.reason)
    const { code, accepts } = command
    return unless([
      line.rebuttal === undefined ? fault('parNothingToJudgeInvalid', { line: code }) : undefined,
      !accepts && reason === null ? fault('parReasonRequired') : undefined,
    ], () => ok([{ type: 'ruled', code, ruling: accepts ? { accepts, reason } : { accepts, reason: reason ?? '' } }]))
  })
}

/** Hands the card to the council: every rebuttal answered, or the time for one over. */
export const decideSettle = (card: Card, ground: CardGround): Decided => {
  const state = stateAt(card, ground.now)
  const isSettled = card.state === 'settled'
  return unless([
    isSettled || (state !== 'rebutted' && state !== 'settled') ? fault('parCardStateConflict') : undefined,
    missingFault('parUnruledMissing', waiting(card, isToRule)),
  ], () => ok([{ type: 'settled', points: scoreCard(ground.round.version, card, ground.facts, 'ruled').points }]))
}

/** The council gives a line another score than the verifiers, with the reason. */
export const decideCouncil = (card: Card, command: Of<'councilScore'>, ground: CardGround): Decided => {
  const reason = filledText(command.reason)
  return unless([stateAt(card, ground.now) === 'settled' ? undefined : fault('parCardStateConflict'), personFault(card, ground)], () => {
    const seen = lineSeen(card, ground, command)
    if (!seen.ok) return seen
    const { code, input } = command
    return unless([
      seen.value.criterion.method.kind === 'survey' ? fault('parLineNotAnsweredInvalid', { line: code }) : undefined,
      inputFault(seen.value.criterion, input, ground.facts),
      reason === null ? fault('parReasonRequired') : undefined,
    ], () => ok([{ type: 'councilScored', code, input, reason: reason ?? '' }]))
  })
}

/** The result of a survey, from the house or from a paper; it may be corrected until the council has decided. */
export const decideSurvey = (card: Card, { code, input, source }: Of<'survey'>, ground: CardGround): Decided => {
  const seen = lineSeen(card, ground, { code, lineSeq: card.lines[code]?.seq ?? 0 })
  if (!seen.ok) return seen
  const { criterion, line } = seen.value
  return unless([
    card.state === 'decided' ? fault('parCardStateConflict') : undefined,
    criterion.method.kind === 'survey' ? undefined : fault('parLineNotAnsweredInvalid', { line: code }),
    inputFault(criterion, input, ground.facts),
    source.kind === 'paper' && source.evidence.length === 0 ? fault('parEvidenceRequired', { line: code }) : undefined,
  ], () => ok(JSON.stringify(line.survey) === JSON.stringify({ input, source }) ? [] : [{ type: 'surveyed', code, input, source }]))
}

/** The head of the council gives one unit more time, with the reason. */
export const decideExtend = (card: Card, { stage, closesAt, reason }: Of<'extend'>, ground: CardGround): Decided => {
  const why = filledText(reason)
  const isOpen = stage === 'selfScore' ? card.state === 'open' : card.state === 'verified'
  return unless([
    isOpen ? undefined : fault('parCardStateConflict'),
    why === null ? fault('parReasonRequired') : undefined,
    closesAt > ground.now ? undefined : fault('parExtensionInvalid'),
  ], () => ok([{ type: 'windowExtended', stage, closesAt, reason: why ?? '' }]))
}
