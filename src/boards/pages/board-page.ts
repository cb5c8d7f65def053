import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { countOpenByAge, type AgeBand } from '#dossiers/ageing.ts'
import { figureHref } from '#figures/figure-href.ts'
import { addFigures, NO_FIGURES, type Figures, type Measure } from '#figures/domain/measure.ts'
import { askFigures, type FigureRow } from '#figures/queries.ts'
import { unitsBelow } from '#figures/units-below.ts'
import { forecastHref } from '#forecast/address.ts'
import { readForecastRows, type ForecastRow } from '#forecast/pages/forecast-page.ts'
import type { UnitId } from '#kernel/ids.ts'
import { compareVietnamese } from '#kernel/text.ts'
import { vietnamDay, type Instant, type PlainDate } from '#kernel/time.ts'
import type { Unit, UnitTree } from '#organisation/domain/unit-tree.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { listSectors } from '#procedures/catalogue-queries.ts'
import { byShare, figuresBelow, isNothing, onlineOf, onTimeOf, type Share } from '../domain/board-figures.ts'
import { neighbours, periodHolding, PERIOD_KINDS, readPeriod, timelineOf, type BoardPeriod } from '../domain/board-period.ts'
import { heatOf, type Heat } from '../domain/heat.ts'
import { steeredBy } from '../steering.ts'

export type BoardUnit = { readonly code: string; readonly name: string; readonly shortName: string }

/** A number of a board: now, in the period before, and the page of the dossiers that it counts. */
export type BoardFigure = { readonly value: number; readonly before: number; readonly href: string }
export type BoardShare = { readonly now: Share; readonly before: Share; readonly href: string }

export type UnitRow = BoardUnit & {
  readonly isOwn: boolean
  readonly onTime: Share
  readonly overdue: number
  readonly overdueHref: string
}

export type HeatRow = { readonly code: string; readonly name: string; readonly cells: readonly { readonly share: Share; readonly heat: Heat; readonly href: string }[] }

/** A period as a page names it; ISO days. */
export type PeriodView = Pick<BoardPeriod, 'kind' | 'year' | 'no' | 'isRunning'> & { readonly from: string; readonly to: string }

export type BoardPage = {
  readonly unit: BoardUnit
  /** From the topmost that the reader steers down to the unit above. */
  readonly above: readonly BoardUnit[]
  /** Other topmost units that the reader steers. */
  readonly others: readonly BoardUnit[]
  readonly period: PeriodView
  readonly previous: { readonly from: string; readonly to: string }
  readonly periods: { readonly kinds: readonly PeriodView[]; readonly before: PeriodView; readonly after: PeriodView | null }
  readonly at: string
  readonly provisional: boolean
  readonly accepted: BoardFigure
  readonly resolved: BoardFigure
  readonly onTime: BoardShare
  readonly pending: BoardFigure
  readonly overdue: BoardFigure
  readonly online: BoardShare
  readonly units: readonly UnitRow[]
  readonly timeline: readonly { readonly from: string; readonly came: number; readonly done: number; readonly left: number }[]
  readonly bucket: 'week' | 'month'
  readonly ages: readonly AgeBand[]
  readonly sectors: readonly { readonly code: string; readonly name: string }[]
  readonly heat: readonly HeatRow[]
  readonly likelyLate: readonly ForecastRow[]
  readonly likelyLateHref: string
}

const MOST_LIKELY_LATE = 3
/** Wider tables of heat are no picture any more: the sectors in which most was resolved. */
const MOST_SECTORS = 10

const viewOfUnit = ({ code, name, shortName }: Unit): BoardUnit => ({ code, name, shortName })
const viewOfPeriod = ({ kind, year, no, isRunning, from, to }: BoardPeriod): PeriodView => ({
  kind, year, no, isRunning, from: from.toString(), to: to.toString(),
})

/** The board of a unit, or of what the reader steers; undefined when there is none for them. */
export const findBoard = (ctx: Ctx, unitCode: string | null, periodText: string | null): Promise<BoardPage | undefined> =>
  transaction(ctx, async (trx) => {
    const at = ctx.clock()
    const today = vietnamDay(at)
    const tree = await unitTree(trx, today)
    const { reach, tops } = steeredBy(ctx, tree)
    const unit = unitCode === null ? tops[0] : tree.findByCode(unitCode)
    if (unit === undefined || !reach.has(unit.id)) return undefined
    const period = readPeriod(periodText, today)
    const units = [...tree.subtree(unit.id)].filter((id) => reach.has(id))
    const asking: Asking = { trx, tree, units, at, period }
    const read = await readFigures(asking)
    const { from, to, bucket } = timelineOf(period)
    const timeline = await askFigures(trx, { period: { from, to }, asOf: at, units, by: [bucket] })
    const likely = await readForecastRows(trx, ctx, { within: units }, 1)
    const sum = sumOf(read.now)
    const before = sumOf(read.before)
    const figure = (measure: Measure): BoardFigure => ({ value: sum[measure], before: before[measure], href: hrefOf(asking, unit.id, units, measure) })
    return {
      unit: viewOfUnit(unit),
      above: tree.ancestors(unit.id).filter(({ id }) => reach.has(id)).toReversed().map(viewOfUnit),
      others: tops.filter(({ id }) => id !== unit.id && !tree.subtree(id).has(unit.id)).map(viewOfUnit),
      period: viewOfPeriod(period),
      previous: { from: period.previous.from.toString(), to: period.previous.to.toString() },
      periods: periodsAround(period, today),
      at: at.toString(),
      provisional: read.provisional,
      accepted: figure('accepted'),
      resolved: figure('resolved'),
      onTime: { now: onTimeOf(sum), before: onTimeOf(before), href: hrefOf(asking, unit.id, units, 'resolvedOverdue') },
      pending: figure('pending'),
      overdue: figure('pendingOverdue'),
      online: { now: onlineOf(sum), before: onlineOf(before), href: hrefOf(asking, unit.id, units, 'receivedFullOnline') },
      units: unitRows(asking, tree, unit.id, read.now),
      timeline: timeline.rows.map(({ bucket: day, values }) => ({ from: day?.toString() ?? '', came: values.accepted, done: values.resolved, left: values.pending })),
      bucket,
      ages: await countOpenByAge(trx, units, at),
      ...(await heatTable(asking, tree, unit.id, read.now)),
      likelyLate: likely.rows.filter(({ chance }) => chance === 'high' || chance === 'middle').slice(0, MOST_LIKELY_LATE),
      likelyLateHref: forecastHref(units.length === 1 ? { unitId: unit.id } : {}),
    }
  })

type Asking = { readonly trx: Trx; readonly tree: UnitTree; readonly units: readonly UnitId[]; readonly at: Instant; readonly period: BoardPeriod }

const readFigures = async ({ trx, units, at, period }: Asking) => {
  const now = await askFigures(trx, { period, asOf: at, units, by: ['unit', 'sector'] })
  const before = await askFigures(trx, { period: period.previous, asOf: at, units, by: [] })
  return { now: now.rows, before: before.rows, provisional: now.provisional }
}

const sumOf = (rows: readonly FigureRow[]): Figures => (rows.length === 0 ? NO_FIGURES : addFigures(rows.map(({ values }) => values)))

/** A number of these units, which are those of the board below `root`. */
const hrefOf = ({ period, at, tree }: Asking, root: UnitId, units: readonly UnitId[], measure: Measure, sectorCode?: string): string =>
  figureHref({ period, asOf: at, ...unitsBelow(tree, root, units), ...(sectorCode !== undefined && { sectorCode }) }, measure)

const periodsAround = (period: BoardPeriod, today: PlainDate): BoardPage['periods'] => {
  const { before, after } = neighbours(period, today)
  return {
    kinds: PERIOD_KINDS.map((kind) => viewOfPeriod(periodHolding(kind, period.to, today))),
    before: viewOfPeriod(before),
    after: after === null ? null : viewOfPeriod(after),
  }
}

const withUnit = (rows: readonly FigureRow[]) => rows.flatMap(({ unitId, values }) => (unitId === undefined ? [] : [{ unitId, values }]))

/** Units that did or have nothing are no rows. */
const unitRows = (asking: Asking, tree: UnitTree, root: UnitId, rows: readonly FigureRow[]): readonly UnitRow[] =>
  figuresBelow(tree, root, new Set(asking.units), withUnit(rows))
    .filter(({ values }) => !isNothing(values))
    .map(({ unit, units, isOwn, values }) => ({
      ...viewOfUnit(unit),
      isOwn,
      onTime: onTimeOf(values),
      overdue: values.pendingOverdue,
      overdueHref: hrefOf(asking, unit.id, units, 'pendingOverdue'),
    }))
    .toSorted((a, b) => byShare(a.onTime, b.onTime))

const heatTable = async (asking: Asking, tree: UnitTree, root: UnitId, rows: readonly FigureRow[]): Promise<Pick<BoardPage, 'sectors' | 'heat'>> => {
  const names = new Map((await listSectors(asking.trx)).map(({ code, name }) => [code, name]))
  const bySector = [...Map.groupBy(rows, ({ sectorCode }) => sectorCode ?? '')]
    .map(([code, own]) => ({ code, name: names.get(code) ?? code, rows: own, resolved: sumOf(own).resolved }))
    .filter(({ resolved }) => resolved > 0)
    .toSorted((a, b) => b.resolved - a.resolved)
    .slice(0, MOST_SECTORS)
    .toSorted((a, b) => compareVietnamese(a.name, b.name))
  const asked = new Set(asking.units)
  const heat = figuresBelow(tree, root, asked, withUnit(rows))
    .filter(({ values }) => values.resolved > 0)
    .map(({ unit, units }) => ({
      code: unit.code,
      name: unit.shortName,
      cells: bySector.map((sector) => {
        const share = onTimeOf(sumOf(sector.rows.filter(({ unitId }) => unitId !== undefined && units.includes(unitId))))
        return { share, heat: heatOf(share), href: hrefOf(asking, unit.id, units, 'resolved', sector.code) }
      }),
    }))
  return { sectors: bySector.map(({ code, name }) => ({ code, name })), heat }
}
