import type { Trx } from '#db/context.ts'
import type { SystemFact } from '#law/par-index.ts'
import type { QualityMeasure } from '#law/service-quality.ts'
import { listMonthsBetween } from '#service-quality/kept-months.ts'
import type { FactQuestion, FactsByUnit, KnownFact, RatedUnit } from './fact-question.ts'

type KeptMonths = Awaited<ReturnType<typeof listMonthsBetween>>

/** Which measure of index 766 a fact adds up over the months. */
const MEASURE_OF = {
  paidOnline: 'paidOnline', electronicResult: 'electronicResult', digitised: 'digitised', reused: 'reused', receptionSatisfied: 'receptionSatisfied',
} as const satisfies Partial<Record<SystemFact, QualityMeasure>>

const hundredths = (value: number): number => Math.round(value * 100) / 100

const factsOf = (months: KeptMonths, { code }: RatedUnit): ReadonlyMap<SystemFact, KnownFact> => {
  const opens = `/chi-so-766?don-vi=${code}`
  const facts = new Map<SystemFact, KnownFact>()
  facts.set('qualityIndex', {
    part: hundredths(months.reduce((sum, { points }) => sum + points, 0)), base: hundredths(months.reduce((sum, { outOf }) => sum + outOf, 0)), opens,
  })
  for (const [fact, measure] of Object.entries(MEASURE_OF) as [SystemFact, QualityMeasure][]) {
    const counted = months.flatMap(({ inputs }) => (inputs[measure].kind === 'counted' ? [inputs[measure]] : []))
    if (counted.length === 0) continue
    facts.set(fact, { part: counted.reduce((sum, one) => sum + one.numerator, 0), base: counted.reduce((sum, one) => sum + one.denominator, 0), opens })
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
