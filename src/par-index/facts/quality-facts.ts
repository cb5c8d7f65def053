import type { Trx } from '#db/context.ts'
import type { SystemFact } from '#law/par-index.ts'
import { listMonthsBetween } from '#service-quality/kept-months.ts'
import type { FactQuestion, FactsByUnit, KnownFact, RatedUnit } from './fact-question.ts'

type KeptMonths = Awaited<ReturnType<typeof listMonthsBetween>>

const hundredths = (value: number): number => Math.round(value * 100) / 100

const factsOf = (months: KeptMonths, { code }: RatedUnit): ReadonlyMap<SystemFact, KnownFact> => {
  const opens = `/chi-so-766?don-vi=${code}`
  const facts = new Map<SystemFact, KnownFact>()
  facts.set('qualityIndex', {
    part: hundredths(months.reduce((sum, { points }) => sum + points, 0)), base: hundredths(months.reduce((sum, { outOf }) => sum + outOf, 0)), opens,
  })
  const rated = months.flatMap(({ inputs: { receptionSatisfied } }) => (receptionSatisfied.kind === 'counted' ? [receptionSatisfied] : []))
  if (rated.length > 0) {
    facts.set('receptionSatisfied', { part: rated.reduce((sum, one) => sum + one.numerator, 0), base: rated.reduce((sum, one) => sum + one.denominator, 0), opens })
  }
  return facts
}

/** Facts from the months of index 766 that were kept by then, which never change: one reading for all units. */
export const findQualityFacts = async (trx: Trx, { period, asOf }: FactQuestion, rated: readonly RatedUnit[]): Promise<FactsByUnit> => {
  const months = Map.groupBy(await listMonthsBetween(trx, period, asOf), ({ unitId }) => unitId)
  return new Map(rated.flatMap((unit) => {
    const own = months.get(unit.id)
    return own === undefined ? [] : [[unit.id, factsOf(own, unit)]]
  }))
}
