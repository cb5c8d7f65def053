import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { Figures } from '#figures/domain/measure.ts'
import { startOfDay } from '#figures/domain/question.ts'
import { askFigures } from '#figures/queries.ts'
import type { Instant, PlainDate } from '#kernel/time.ts'
import { isReportedBy, INDICATORS, type Indicator, type IndicatorSource } from '#law/reform-reports.ts'
import { findPunctuality } from '#reports/filing-punctuality.ts'
import { countOwn, isCounted } from '#reports/own-items.ts'
import type { OwnMeasure } from '#reports/domain/measure.ts'
import { countProcedures } from './count-procedures.ts'
import type { Values } from './domain/fact.ts'
import type { ReportScope } from './report-scope.ts'

type Asked = { readonly scope: ReportScope; readonly asOf: Instant }
type SourceOf<Kind extends IndicatorSource['kind']> = Extract<IndicatorSource, { kind: Kind }>

/** Was anything of a dossier known here before this day? Without that the system has no figures, which is not nought. */
const hasHistoryBefore = async (trx: Trx, day: PlainDate): Promise<boolean> => {
  const { rows } = await sql<{ has: boolean }>`
    select exists (select from figure_point where tenant_id = current_tenant() and at < ${startOfDay(day)}) as has`.execute(trx)
  return rows[0]?.has === true
}

/** Figures of dossiers: all of the scope, or those decided at one tier. */
const readFigures = async (trx: Trx, { scope, asOf }: Asked): Promise<(source: SourceOf<'figure'>) => number> => {
  const { period, units, tree, treeBefore } = scope
  const { rows } = await askFigures(trx, { period, asOf, units, by: ['unit'] })
  const tierOf = ({ unitId }: (typeof rows)[number]): string | undefined => (unitId === undefined ? undefined : (tree.find(unitId) ?? treeBefore.find(unitId))?.tier)
  const byTier = Map.groupBy(rows, (row) => tierOf(row) ?? '')
  const total = (of: readonly { readonly values: Figures }[], measures: SourceOf<'figure'>['sum']): number =>
    of.reduce((sum, { values }) => sum + measures.reduce((all, measure) => all + values[measure], 0), 0)
  return ({ sum, at }) => total(at === undefined ? rows : (byTier.get(at) ?? []), sum)
}

/** Services, payments and post, each counted once. */
const readOwn = async (trx: Trx, { scope, asOf }: Asked, rows: readonly Indicator[]): Promise<(measure: OwnMeasure) => number> => {
  const measures = [...new Set(rows.flatMap(({ from }) => (from.kind === 'own' ? from.sum : [])))].filter(isCounted)
  const counted = await countOwn(trx, { unit: scope.unit, period: scope.period, units: scope.units, asOf }, measures)
  return (wanted) => counted.reduce((sum, { measure, amount }) => (measure === wanted ? sum + amount : sum), 0)
}

/**
 * What dossiers, the catalogue and the reports say of a period, by code of the indicator. What the system was not there
 * to see has no value: people are asked for it.
 */
export const readKnown = async (trx: Trx, asked: Asked, knownSince: 'end' | 'begin' = 'end'): Promise<Values> => {
  const { scope: { unit, period }, asOf } = asked
  const rows = INDICATORS.filter((row) => isReportedBy(row, unit.tier, period.to.toString()))
  const hasFigures = await hasHistoryBefore(trx, knownSince === 'end' ? period.to.add({ days: 1 }) : period.from)
  const figures = hasFigures ? await readFigures(trx, asked) : undefined
  const own = await readOwn(trx, asked, rows)
  const procedures = await countProcedures(trx, unit.tier, period)
  const punctuality = (await findPunctuality(trx, { units: [unit.id], period, asOf })).get(unit.id)
  const isOfCatalogue = ({ sum }: SourceOf<'own'>): boolean => sum.some((measure) => measure.startsWith('services'))
  const read = ({ from }: Indicator): number | undefined => {
    switch (from.kind) {
      case 'figure': return figures?.(from)
      case 'own': return (isOfCatalogue(from) ? procedures : figures) === undefined ? undefined : from.sum.reduce((sum, measure) => sum + own(measure), 0)
      case 'procedures': return procedures?.[from.measure]
      case 'punctuality': return punctuality?.[from.measure]
      default: return undefined
    }
  }
  return Object.fromEntries(rows.flatMap((row) => {
    const value = read(row)
    return value === undefined ? [] : [[row.code, value]]
  }))
}
