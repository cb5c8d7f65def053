import { toAt, type At } from '#kernel/at.ts'
import type { Grouping } from '#law/service-quality.ts'
import { daysOf, formatPeriod } from './domain/period.ts'
import { groupScores, type IndexScore } from './domain/score.ts'
import type { ServiceQuality } from './queries.ts'
import type { Scope } from './scope.ts'
import { FORECAST_NOTE } from './words.ts'

/** An indicator as plain data; `points` is null where there are none, and `state` says why. */
const indicatorsOf = ({ indicators }: IndexScore) =>
  indicators.map((one) => ({
    code: one.indicator.code,
    label: one.indicator.label,
    state: one.state,
    points: one.state === 'scored' ? one.points : null,
    max: one.indicator.max,
    numerator: one.measured.kind === 'counted' ? one.measured.numerator : null,
    denominator: one.measured.kind === 'counted' ? one.measured.denominator : null,
    unjudged: one.measured.kind === 'counted' ? one.measured.unjudged : null,
    counts: { numerator: one.indicator.numerator, denominator: one.indicator.denominator },
    checked: one.indicator.checked,
  }))

const groupsOf = (score: IndexScore, grouping: Grouping) =>
  groupScores(score, grouping).map(({ code, label, points, outOf, max, indicators }) => ({
    code, label, points, outOf, max, indicators: indicators.map(({ indicator }) => indicator.code),
  }))

export const scopeJson = (scope: Scope): { period: string; from: string; to: string; asOf: At; isRunning: boolean; isPast: boolean } => ({
  period: formatPeriod(scope.period),
  ...daysOf(scope.period),
  asOf: toAt(scope.asOf),
  isRunning: scope.isRunning,
  isPast: scope.isPast,
})

/** The index of a unit as plain data: of the command line and of the screens. */
export const indexJson = ({ unit, level, scope, score, previous, parts }: ServiceQuality) => ({
  index: { code: scope.version.code, title: scope.version.title, source: scope.version.source, max: scope.version.max },
  note: FORECAST_NOTE,
  unit: { code: unit.code, name: unit.name },
  level,
  ...scopeJson(scope),
  total: score.total,
  groups: { legal: groupsOf(score, 'legal'), portal: groupsOf(score, 'portal') },
  indicators: indicatorsOf(score),
  previous: previous && { total: previous.total, indicators: indicatorsOf(previous).map(({ code, points }) => ({ code, points })) },
  parts: parts.map((part) => ({ code: part.unit.code, name: part.unit.name, level: part.level, total: part.score.total })),
})
export type IndexJson = ReturnType<typeof indexJson>
