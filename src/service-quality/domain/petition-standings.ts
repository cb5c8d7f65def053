import type { UnitId } from '#kernel/ids.ts'
import type { QualityMeasure } from '#law/service-quality.ts'
import { isContent, isInTime, standingOf, type Span, type Standing, type Trace } from '#petitions/domain/figures.ts'
import type { MissingSet } from './losses.ts'
import type { Measured } from './score.ts'

/** The petitions of an index, to be judged for any part of its units. */
export type PetitionTraces = { readonly traces: readonly Trace[]; readonly span: Span }

/** Measures that count petitions, and which petition is in the numerator of each. */
export const PETITION_MEASURES = { petitionInTime: isInTime, petitionSatisfied: isContent } as const satisfies Partial<Record<QualityMeasure, (one: Standing) => boolean>>
export type PetitionMeasure = keyof typeof PETITION_MEASURES

export const isPetitionMeasure = (measure: QualityMeasure): measure is PetitionMeasure => Object.hasOwn(PETITION_MEASURES, measure)

/** How each petition stood at these units; one that moved between two of them is one. */
export const standingsAt = ({ traces, span }: PetitionTraces, units: ReadonlySet<UnitId>): readonly Standing[] =>
  traces.flatMap((trace) => standingOf(trace, units, span) ?? [])

/** Numerator and denominator of 5.2 and 5.3. */
export const petitionInputs = (standings: readonly Standing[]): Readonly<Record<PetitionMeasure, Measured>> => {
  const counted = (measure: PetitionMeasure): Measured => ({
    kind: 'counted', numerator: standings.filter(PETITION_MEASURES[measure]).length, denominator: standings.length, unjudged: 0,
  })
  return { petitionInTime: counted('petitionInTime'), petitionSatisfied: counted('petitionSatisfied') }
}

/** What a petition misses; none of it can be mended, since late is late for ever. */
export const missedBy = (standing: Standing): readonly PetitionMeasure[] =>
  (Object.keys(PETITION_MEASURES) as PetitionMeasure[]).filter((measure) => !PETITION_MEASURES[measure](standing))

export const petitionSets = (standings: readonly Standing[]): readonly MissingSet[] =>
  standings.map((standing) => ({ missed: missedBy(standing), mendable: [], count: 1 }))
