import { unreachable } from '#kernel/result.ts'
import type { Card, CardEvent } from './card.ts'
import { fault, type CardCommand, type CardGround, type Decided } from './card-command.ts'
import { scoreCard, stateAt } from './card-score.ts'
import { decideAgree, decideCouncil, decideExtend, decideReturn, decideRule, decideSendVerification, decideSettle, decideSurvey, decideVerify } from './decide-judging.ts'
import { decideAccept, decideContest, decideDropContest, decideDropRebuttal, decideRebut, decideScore, decideSendRebuttal, decideSubmit } from './decide-scoring.ts'

/** What a command on a card makes happen, or why it cannot. Nothing happens on a card once its round is decided. */
export const decideCard = (card: Card, command: CardCommand, ground: CardGround): Decided => {
  if (ground.round.phase !== 'open') return { ok: false, refusal: fault('parRoundPhaseConflict') }
  switch (command.type) {
    case 'score': return decideScore(card, command, ground)
    case 'contestFact': return decideContest(card, command, ground)
    case 'dropContest': return decideDropContest(card, command, ground)
    case 'submit': return decideSubmit(card, ground)
    case 'return': return decideReturn(card, command, ground)
    case 'verifyLine': return decideVerify(card, command, ground)
    case 'agreeLines': return decideAgree(card, command, ground)
    case 'sendVerification': return decideSendVerification(card, command, ground)
    case 'rebut': return decideRebut(card, command, ground)
    case 'dropRebuttal': return decideDropRebuttal(card, command, ground)
    case 'sendRebuttal': return decideSendRebuttal(card, ground)
    case 'acceptVerification': return decideAccept(card, ground)
    case 'rule': return decideRule(card, command, ground)
    case 'settle': return decideSettle(card, ground)
    case 'councilScore': return decideCouncil(card, command, ground)
    case 'survey': return decideSurvey(card, command, ground)
    case 'extend': return decideExtend(card, command, ground)
    default: return unreachable(command)
  }
}

/** Why a card keeps its round from being decided. */
export type Unready = { readonly why: 'notSettled' | 'openLines'; readonly lines: readonly string[] }

/** Undefined when the council may decide on the card: settled, and every line scored. */
export const unreadyForDecision = (card: Card, { round, facts, now }: Omit<CardGround, 'by'>): Unready | undefined => {
  if (stateAt(card, now) !== 'settled') return { why: 'notSettled', lines: [] }
  const { areas } = scoreCard(round.version, card, facts, 'final')
  const open = areas.flatMap(({ criteria }) => criteria.flatMap(({ subCriteria }) => subCriteria)).filter(({ points }) => points === null)
  return open.length === 0 ? undefined : { why: 'openLines', lines: open.map(({ code }) => code) }
}

/** Closes a card with the final points; what lapsed is settled first, so that history says so. */
export const decideFinal = (card: Card, { round, facts }: Omit<CardGround, 'by'>): readonly CardEvent[] => {
  const points = (stage: 'ruled' | 'final'): number => scoreCard(round.version, card, facts, stage).points
  const lapsed: readonly CardEvent[] = card.state === 'settled' ? [] : [{ type: 'settled', points: points('ruled') }]
  return [...lapsed, { type: 'decided', points: points('final') }]
}
