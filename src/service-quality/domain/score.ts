import type {
  Grouping, IndexLevel, QualityGroup, QualityIndexVersion, QualityIndicator, QualityMeasure,
} from '#law/service-quality.ts'

/**
 * What the system's own tables say of a measure. `unjudged` lacked what decides it (a version without its decision) and
 * is in neither number. `noSource`: the system does not hold what the measure counts; that is no nought.
 */
export type Measured =
  | { readonly kind: 'counted'; readonly numerator: number; readonly denominator: number; readonly unjudged: number }
  | { readonly kind: 'noSource' }

export type Inputs = Readonly<Record<QualityMeasure, Measured>>

/** Why an indicator has no points: nothing holds it, nothing happened, or it is not meant for such a unit. */
export type NoPoints = 'noSource' | 'nothingCounted' | 'notApplicable'

export type IndicatorScore = { readonly indicator: QualityIndicator; readonly measured: Measured } & (
  | { readonly state: 'scored'; readonly points: number }
  | { readonly state: NoPoints }
)

/** Points reached, of how many that could be reached with the data there is. */
export type Points = { readonly points: number; readonly outOf: number }

export type GroupScore = QualityGroup & Points & { readonly indicators: readonly IndicatorScore[] }

export type IndexScore = {
  readonly version: QualityIndexVersion
  readonly level: IndexLevel
  readonly indicators: readonly IndicatorScore[]
  readonly total: Points
}

/** The share that gives all points. */
const fullShare = ({ scoring }: QualityIndicator): number => {
  switch (scoring.rule) {
    case 'linear':
      return 1
    case 'fullAt':
      return scoring.percent / 100
  }
}

/** Points of a share before rounding, never below 0 nor above the most. */
export const pointsOfShare = (indicator: QualityIndicator, share: number): number =>
  indicator.max * Math.min(1, Math.max(0, share) / fullShare(indicator))

/** Points as they are printed: half up to so many decimals. */
export const roundPoints = (points: number, { rounding }: QualityIndexVersion): number => {
  const unit = 10 ** rounding.pointDecimals
  return Math.floor(points * unit + 0.5 + ROUNDING_SLACK) / unit
}

/** 0.615 × 100 is 61.4999… in binary; what lies this near to a half is one. */
const ROUNDING_SLACK = 1e-9

/** Points before rounding of what was counted; a `NoPoints` word where there are none. */
export const exactPoints = (indicator: QualityIndicator, level: IndexLevel, measured: Measured): number | NoPoints => {
  if (!indicator.appliesTo.includes(level)) return 'notApplicable'
  if (measured.kind === 'noSource') return 'noSource'
  const { numerator, denominator } = measured
  if (denominator > 0) return pointsOfShare(indicator, numerator / denominator)
  switch (indicator.whenEmpty) {
    case 'full':
      return indicator.max
    case 'zero':
      return 0
    case 'noData':
      return 'nothingCounted'
  }
}

const sumUp = (scores: readonly IndicatorScore[], version: QualityIndexVersion): Points => {
  const scored = scores.flatMap((one) => (one.state === 'scored' ? [one] : []))
  return {
    points: roundPoints(scored.reduce((sum, one) => sum + one.points, 0), version),
    outOf: scored.reduce((sum, one) => sum + one.indicator.max, 0),
  }
}

/**
 * Every indicator of a version for a unit of this level. Points are rounded one by one, so that what is printed adds up;
 * an indicator without data gives no points and is not in what the total is out of.
 */
export const score = (version: QualityIndexVersion, level: IndexLevel, inputs: Inputs): IndexScore => {
  const indicators = version.indicators.map((indicator): IndicatorScore => {
    const measured = inputs[indicator.measure]
    const points = exactPoints(indicator, level, measured)
    return typeof points === 'number'
      ? { indicator, measured, state: 'scored', points: roundPoints(points, version) }
      : { indicator, measured, state: points }
  })
  return { version, level, indicators, total: sumUp(indicators, version) }
}

/** The same points in the groups of the decision, or in those of the national scoreboard. */
export const groupScores = ({ version, indicators }: IndexScore, grouping: Grouping): readonly GroupScore[] =>
  (grouping === 'legal' ? version.legalGroups : version.portalGroups).map((group) => {
    const own = indicators.filter(({ indicator }) => (grouping === 'legal' ? indicator.legalGroup : indicator.portalGroup) === group.code)
    return { ...group, ...sumUp(own, version), indicators: own }
  })

/** What an indicator lost of its most; `undefined` where it has no points to lose. */
export const lostPoints = (scored: IndicatorScore, version: QualityIndexVersion): number | undefined =>
  scored.state === 'scored' ? roundPoints(scored.indicator.max - scored.points, version) : undefined
