import type { Trx } from '#db/context.ts'
import { dossierFigures, sumFigures, type FiguresPeriod, type UnitFigures } from '#dossiers/figures.ts'
import { tiersOn } from '#law/unit-catalogue.ts'
import { unitTree } from '#organisation/unit-queries.ts'

/** The figures of all units of a tier; `tier` is a code of `law/units`. */
export type TierFigures = Omit<UnitFigures, 'unitId'> & {
  readonly tier: string
  readonly name: string
  readonly resolved: number
  readonly pending: number
  /** Resolved or pending, past the due date. */
  readonly overdue: number
}

/** Figures of a period by tier, highest first, of the tiers that have any. */
export const tierFigures = async (trx: Trx, period: FiguresPeriod): Promise<readonly TierFigures[]> => {
  const tree = await unitTree(trx, period.to)
  const byTier = Map.groupBy(await dossierFigures(trx, period), ({ unitId }) => tree.find(unitId)?.tier ?? '')
  return tiersOn(period.to.toString()).flatMap(({ code, name }) => {
    const units = byTier.get(code)
    if (units === undefined) return []
    const sum = sumFigures(units)
    const resolved = sum.resolvedEarly + sum.resolvedOnTime + sum.resolvedOverdue
    const pending = sum.pendingInTime + sum.pendingOverdue + sum.pendingPaused
    return [{ tier: code, name, ...sum, resolved, pending, overdue: sum.resolvedOverdue + sum.pendingOverdue }]
  })
}
