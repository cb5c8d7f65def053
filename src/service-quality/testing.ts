import { QUALITY_MEASURES, qualityIndexVersion, type QualityIndexVersion } from '#law/service-quality.ts'
import type { Inputs, Measured } from './domain/score.ts'

/** Decision 766 as it stood in 2026. */
export const INDEX_2026: QualityIndexVersion = (() => {
  const version = qualityIndexVersion('2026-11-01')
  if (version === undefined) throw new Error('no index in force')
  return version
})()

export const counted = (numerator: number, denominator: number, unjudged = 0): Measured => ({ kind: 'counted', numerator, denominator, unjudged })
export const NO_SOURCE: Measured = { kind: 'noSource' }

/** Nothing has a source except what is given. */
export const inputs = (given: Partial<Inputs>): Inputs => ({
  ...(Object.fromEntries(QUALITY_MEASURES.map((measure) => [measure, NO_SOURCE])) as Inputs),
  ...given,
})
