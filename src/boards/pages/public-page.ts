import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { addFigures, NO_FIGURES, type Figures } from '#figures/domain/measure.ts'
import { askFigures } from '#figures/queries.ts'
import { vietnamDay, ZONE, type PlainDate } from '#kernel/time.ts'
import { remembered } from '#organisation/remembered.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { figuresBelow, isNothing, onTimeOf } from '../domain/board-figures.ts'
import { boardPeriod, neighbours, periodHolding, readPeriod, type BoardPeriod } from '../domain/board-period.ts'
import { cellsToHide, type Sum } from '../domain/small-cells.ts'
import type { PeriodView } from './board-page.ts'

/** A published number; null is hidden, because it is small or would give a small one away. */
export type PublicCount = number | null

export type PublicRow = {
  readonly name: string
  readonly accepted: PublicCount
  readonly inTime: PublicCount
  readonly late: PublicCount
  readonly resolved: PublicCount
  readonly pending: PublicCount
}

export type PublicBoard = {
  readonly agency: string
  readonly period: PeriodView
  readonly before: PeriodView
  readonly after: PeriodView | null
  readonly rows: readonly PublicRow[]
  readonly total: PublicRow
  readonly isAnyHidden: boolean
  readonly at: string
}

/** In the order of a row's cells; `resolved` is the sum of the two before it. */
const COLUMNS = ['accepted', 'inTime', 'late', 'resolved', 'pending'] as const
const place = (row: number, column: (typeof COLUMNS)[number]): number => row * COLUMNS.length + COLUMNS.indexOf(column)

const cellsOf = (values: Figures): readonly number[] => {
  const { part, base } = onTimeOf(values)
  return [values.accepted, part, base - part, base, values.pending]
}

/** Which sums stand in the table: each row's resolved ones, and each column's total in the last row. */
const sumsOf = (rows: number): readonly Sum[] => [
  ...Array.from({ length: rows + 1 }, (_, i) => ({ total: place(i, 'resolved'), parts: [place(i, 'inTime'), place(i, 'late')] })),
  ...COLUMNS.map((column) => ({ total: place(rows, column), parts: Array.from({ length: rows }, (_, i) => place(i, column)) })),
]

/** The table of a whole province for everybody, with what is small hidden and what would give it away. */
export const publish = (named: readonly { readonly name: string; readonly values: Figures }[], agency: string): Pick<PublicBoard, 'rows' | 'total' | 'isAnyHidden'> => {
  const sum = named.length === 0 ? NO_FIGURES : addFigures(named.map(({ values }) => values))
  const cells = [...named.map(({ values }) => values), sum].flatMap(cellsOf)
  const hidden = cellsToHide(cells, sumsOf(named.length))
  const rowOf = (name: string, i: number): PublicRow => {
    const shown = (column: (typeof COLUMNS)[number]): PublicCount => (hidden.has(place(i, column)) ? null : (cells[place(i, column)] ?? 0))
    return { name, accepted: shown('accepted'), inTime: shown('inTime'), late: shown('late'), resolved: shown('resolved'), pending: shown('pending') }
  }
  return { rows: named.map(({ name }, i) => rowOf(name, i)), total: rowOf(agency, named.length), isAnyHidden: hidden.size > 0 }
}

const view = ({ kind, year, no, isRunning, from, to }: BoardPeriod): PeriodView => ({ kind, year, no, isRunning, from: from.toString(), to: to.toString() })

/** Whole months only: two looks at a running month would tell what happened between them. */
const closedMonth = (text: string | null, today: PlainDate): BoardPeriod => {
  const last = periodHolding('month', today.with({ day: 1 }).subtract({ days: 1 }), today)
  const asked = readPeriod(text, today)
  return asked.isRunning || asked.kind !== 'month' ? last : boardPeriod('month', asked.year, asked.no, today)
}

/** One table for each month of the last years, asked for once an hour at most. */
const boards = remembered<PublicBoard>(60)

/** The public board of a closed month, counted as the program itself: it holds nothing of any person. */
export const findPublicBoard = async (ctx: Ctx, periodText: string | null): Promise<PublicBoard | undefined> => {
  const at = ctx.clock()
  const today = vietnamDay(at)
  const month = closedMonth(periodText, today)
  const key = `${ctx.tenantId} ${month.from} ${at.toZonedDateTimeISO(ZONE).toString().slice(0, 13)}`
  const known = boards.get(key)
  if (known !== undefined) return known
  const board = await transaction({ ...ctx, actor: { kind: 'system', name: 'bang-cong-khai' } }, (trx) => readBoard(trx, ctx, month, today))
  if (board !== undefined) boards.set(key, board)
  return board
}

const readBoard = async (trx: Trx, ctx: Ctx, month: BoardPeriod, today: PlainDate): Promise<PublicBoard | undefined> => {
  const at = ctx.clock()
  const tree: UnitTree = await unitTree(trx, today)
  const root = tree.children(null)[0]
  if (root === undefined) return undefined
  const { rows } = await askFigures(trx, { period: month, asOf: at, units: 'all', by: ['unit'] })
  const asked = new Set(tree.units.map(({ id }) => id))
  const named = figuresBelow(tree, root.id, asked, rows.flatMap(({ unitId, values }) => (unitId === undefined ? [] : [{ unitId, values }])))
    .filter(({ values }) => !isNothing(values))
    .map(({ unit, values }) => ({ name: unit.shortName, values }))
  const { before, after } = neighbours(month, today)
  return {
    agency: root.name,
    period: view(month),
    before: view(before),
    after: after === null || after.isRunning ? null : view(after),
    ...publish(named, root.name),
    at: at.toString(),
  }
}
