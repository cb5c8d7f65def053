import type { IndexVersion } from '#law/par-index.ts'
import { rankUnits } from '../domain/ranking.ts'
import type { Card } from '../domain/rounds/card.ts'
import { scoreCard, type Facts } from '../domain/rounds/card-score.ts'
import type { StoredResult } from '../rounds/round-store.ts'

/** Final points of every card with rank and class, area by area; the best first. Every line of every card is scored. */
export const finalResults = (version: IndexVersion, cards: readonly { readonly card: Card; readonly facts: Facts }[]): readonly StoredResult[] => {
  const scored = cards.map(({ card, facts }) => ({ unitId: card.unitId, index: scoreCard(version, card, facts, 'final') }))
  const { units } = rankUnits(scored.map(({ unitId, index }) => ({ unitId, index, points: index.points })))
  return units.map(({ unitId, index, points, rank, grade }) => ({
    unitId, points, rank, grade, verifiedPoints: index.verified.points, surveyPoints: index.survey.points,
    areas: index.areas.map((area) => ({
      code: area.code, name: area.name, points: area.points ?? 0, maxPoints: area.maxPoints,
      lines: area.criteria.flatMap(({ subCriteria }) => subCriteria.map(({ code, name, points: line, maxPoints }) => ({ code, name, points: line ?? 0, maxPoints }))),
    })),
  }))
}
