import type { Ctx } from '#db/context.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { findSurveyScores } from '#surveys/queries.ts'
import { mayRun } from '../domain/rounds/may.ts'
import { linesOf } from '../domain/rounds/round.ts'
import { performOnCard } from './card-commands.ts'
import { selectCards } from './card-store.ts'
import { acrossUnits } from './reading.ts'
import type { ParRefusal } from './refusals.ts'
import { findRound } from './round-store.ts'

/** How many results came over, and how many stay hidden because too few answered. */
export type TakenSurveys = { readonly taken: number; readonly hidden: number }

const hundredths = (value: number): number => Math.round(value * 100) / 100

/**
 * Brings what a closed survey of the house says of every unit and survey line onto the cards; a result that too few
 * answers stand behind is never told and leaves its line open. Done again it writes only what changed.
 */
export const takeSurveyScores = async (ctx: Ctx, { roundId, surveyId }: { readonly roundId: string; readonly surveyId: string }): Promise<Result<TakenSurveys, ParRefusal>> => {
  const ground = await acrossUnits(ctx, async (trx) => {
    const found = await findRound(trx, roundId)
    return found && { round: found.round, cards: await selectCards(trx, roundId), tree: await unitTree(trx, today(ctx)) }
  })
  if (ground === undefined) return refuse('parRoundNotFound')
  const { round, cards, tree } = ground
  if (!mayRun(ctx.actor, round, tree)) return refuse('parNotAllowed')
  const codes = linesOf(round.version).filter(({ method }) => method.kind === 'survey').map(({ code }) => code)
  const scores = await findSurveyScores(ctx, { surveyId, ratedUnitIds: cards.map(({ card }) => card.unitId), criterionCodes: codes })
  let [taken, hidden] = [0, 0]
  for (const { id, card } of cards) {
    for (const code of codes) {
      const score = scores.get(code)?.get(card.unitId)
      if (score === undefined || 'hidden' in score) {
        hidden += 1
        continue
      }
      const { percent, answers, low, high } = score
      const done = await performOnCard(ctx, id, {
        type: 'survey', code, input: { kind: 'share', part: hundredths(percent), base: 100 },
        source: { kind: 'survey', surveyId, answers, low: hundredths(low), high: hundredths(high) },
      })
      if (!done.ok) return done
      taken += 1
    }
  }
  return ok({ taken, hidden })
}
