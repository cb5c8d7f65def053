import type { IndexLevel, QualityIndexVersion, QualityIndicator, QualityMeasure } from '#law/service-quality.ts'
import { gainOf, oneInto } from './gain.ts'
import type { Inputs } from './score.ts'

/**
 * Lists behind lost points: what is still in time and falls due within the period, what can still be mended, and what
 * is lost for this period.
 */
export const LOSS_LISTS = ['keep', 'mend', 'gone'] as const
export type LossList = (typeof LOSS_LISTS)[number]

/** So many dossiers stand outside of the same numerators, and can still be brought into the same ones of them. */
export type MissingSet = {
  readonly missed: readonly QualityMeasure[]
  readonly mendable: readonly QualityMeasure[]
  readonly count: number
}

/** Measures in which a dossier in time is lost when it is not finished by its due date. */
export const KEPT_BY_FINISHING = ['resolvedInTime', 'receptionSatisfied'] as const satisfies readonly QualityMeasure[]

/** The ground on which gains are computed: the rules, and what was counted. */
export type Ground = { readonly version: QualityIndexVersion; readonly level: IndexLevel; readonly inputs: Inputs }

/** What finishing so many dossiers in time keeps: what the index would lose if all of them became late. */
export const keptBy = ({ version, level, inputs }: Ground, count: number): number =>
  -gainOf(version, level, inputs, oneInto(KEPT_BY_FINISHING, -count)) || 0

/** What one item gains that moves into these numerators. */
export const gainOfOne = ({ version, level, inputs }: Ground, measures: readonly QualityMeasure[]): number =>
  gainOf(version, level, inputs, oneInto(measures))

/** Where the points of one indicator went. */
export type IndicatorLoss = {
  readonly indicator: QualityIndicator
  /** Dossiers or procedures outside the numerator. */
  readonly missed: number
  /** Those of them that can still be brought into it, and what all of them would gain. */
  readonly mendable: number
  readonly gain: number
}

const countIn = (sets: readonly MissingSet[], holds: (set: MissingSet) => boolean): number =>
  sets.reduce((sum, set) => sum + (holds(set) ? set.count : 0), 0)

/** By indicator, in the order of the decision. */
export const lossesOf = (ground: Ground, sets: readonly MissingSet[]): readonly IndicatorLoss[] => {
  const { version, level, inputs } = ground
  return version.indicators.flatMap((indicator): IndicatorLoss[] => {
    const missed = countIn(sets, (set) => set.missed.includes(indicator.measure))
    if (missed === 0) return []
    const mendable = countIn(sets, (set) => set.mendable.includes(indicator.measure))
    return [{ indicator, missed, mendable, gain: gainOf(version, level, inputs, { [indicator.measure]: mendable }) }]
  })
}

/** The different things that can be mended, those first of which one dossier gains the most; each as a key. */
export const mendingOrder = (ground: Ground, sets: readonly MissingSet[]): readonly string[] => {
  const kinds = new Map(sets.filter((set) => set.mendable.length > 0).map((set) => [set.mendable.join(), set.mendable]))
  const gains = [...kinds].map(([key, measures]) => ({ key, gain: gainOfOne(ground, measures) }))
  return gains.toSorted((a, b) => b.gain - a.gain || (a.key < b.key ? -1 : 1)).map(({ key }) => key)
}
