import { dayTextOf, type At } from '#kernel/at.ts'
import type { Card } from './card.ts'
import { rebuttalClosesAt } from './card-score.ts'
import { fault, type CardGround, type Fault } from './card-command.ts'
import type { Round, RoundStage } from './round.ts'

/** When a stage closes for a unit: with the round's window, or as it was moved for this unit. */
export const stageClosesAt = (round: Round, card: Pick<Card, 'extensions'>, stage: RoundStage): At => {
  const own = stage === 'selfScore' ? card.extensions.find((one) => one.stage === 'selfScore')?.closesAt : undefined
  return own ?? round.windows[stage].closesAt
}

export const stageFault = (card: Card, { round, now }: CardGround, stage: 'selfScore' | 'verification'): Fault => {
  const { from } = round.windows[stage]
  if (stage === 'selfScore' && dayTextOf(now) < from) return fault('parWindowNotOpenConflict', { from })
  const until = stageClosesAt(round, card, stage)
  return now > until ? fault('parWindowEnded', { until }) : undefined
}

export const rebuttalFault = (card: Card, { now }: CardGround): Fault => {
  const until = rebuttalClosesAt(card)
  return until !== null && now > until ? fault('parWindowEnded', { until }) : undefined
}
