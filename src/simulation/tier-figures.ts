import type { Trx } from '#db/context.ts'
import { addFigures, type Figures } from '#figures/domain/measure.ts'
import type { Question } from '#figures/domain/question.ts'
import { askFigures } from '#figures/queries.ts'
import { tiersOn } from '#law/unit-catalogue.ts'
import { unitTree } from '#organisation/unit-queries.ts'

/** The figures of all units of a tier; `tier` is a code of `law/units`. */
export type TierFigures = Figures & { readonly tier: string; readonly name: string }

/** Figures of a period by tier, highest first, of the tiers that have any. */
export const tierFigures = async (trx: Trx, question: Pick<Question, 'period' | 'asOf'>): Promise<readonly TierFigures[]> => {
  const { to } = question.period
  const tree = await unitTree(trx, to)
  const { rows } = await askFigures(trx, { ...question, units: 'all', by: ['unit'] })
  const byTier = Map.groupBy(rows, ({ unitId }) => (unitId && tree.find(unitId)?.tier) ?? '')
  return tiersOn(to.toString()).flatMap(({ code, name }) => {
    const units = byTier.get(code)
    return units === undefined ? [] : [{ tier: code, name, ...addFigures(units.map((row) => row.values)) }]
  })
}
