import type { Count, ReportColumn, ReportForm } from '#law/report-forms.ts'
import { unreachable } from '#kernel/result.ts'
import type { ReportMeasure } from './measure.ts'
import { rowKey, type RowPath } from './row-path.ts'
import { shareOf } from './share.ts'

export type MeasureValues = Readonly<Partial<Record<ReportMeasure, number>>>

/** Figures of one innermost row. */
export type SheetLine = { readonly path: RowPath; readonly values: MeasureValues }

export type SheetRow = {
  readonly key: string
  readonly path: RowPath
  /** 0 is the row of everything. */
  readonly depth: number
  readonly isInnermost: boolean
  /** As the form numbers it: "I", "1"; empty for the row of everything. */
  readonly numbering: string
  readonly label: string
  /** By number of column; null where the product has no figure or no base. */
  readonly cells: Readonly<Record<number, number | null>>
}

/** A form filled for one unit and period. */
export type Sheet = { readonly form: ReportForm; readonly rows: readonly SheetRow[] }

/** What a column counts, with what the outcome rules of the edition add to it; undefined for a column that counts nothing. */
export const countOf = (form: ReportForm, column: ReportColumn): Count | undefined => {
  if (column.kind !== 'count' && column.kind !== 'minutes') return undefined
  const added = form.outcomes.flatMap(({ adds }) => adds.filter(({ no }) => no === column.no).flatMap(({ measures }) => measures))
  return { ...column.count, sum: [...column.count.sum, ...added] }
}

/** Every measure that the form needs. */
export const measuresOf = (form: ReportForm): readonly ReportMeasure[] => [
  ...new Set(form.columns.flatMap((column) => {
    const count = countOf(form, column)
    return count === undefined ? [] : [...count.sum, ...(count.less ?? [])]
  })),
]

const valueOf = (measure: ReportMeasure, values: MeasureValues): number => {
  const value = values[measure]
  if (value === undefined) throw new Error(`no figure for ${measure}`)
  return value
}

const total = (measures: readonly ReportMeasure[], values: MeasureValues): number =>
  measures.reduce((sum, measure) => sum + valueOf(measure, values), 0)

const fillRow = (form: ReportForm, values: MeasureValues): SheetRow['cells'] => {
  const cells: Record<number, number | null> = {}
  for (const column of form.columns) {
    const count = countOf(form, column)
    if (count !== undefined) cells[column.no] = total(count.sum, values) - total(count.less ?? [], values)
  }
  for (const column of form.columns) {
    switch (column.kind) {
      case 'share': cells[column.no] = shareOf(cells[column.of], cells[column.base]); break
      case 'absent': cells[column.no] = null; break
      case 'count': case 'minutes': case 'index': case 'name': break
      default: unreachable(column)
    }
  }
  return cells
}

const add = (measures: readonly ReportMeasure[], lines: readonly SheetLine[]): MeasureValues =>
  Object.fromEntries(measures.map((measure) => [measure, lines.reduce((sum, { values }) => sum + valueOf(measure, values), 0)]))

const ROMAN = [[10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']] as const

const roman = (no: number): string => {
  let rest = no
  let text = ''
  for (const [value, letters] of ROMAN) for (; rest >= value; rest -= value) text += letters
  return text
}

/**
 * Fills a form: the row of everything, then each group before its lines, in the order in which the lines come.
 * `whole` is measured on its own, so that the sum of the lines can be held against it; a group is the sum of its lines.
 */
export const fillSheet = (form: ReportForm, lines: readonly SheetLine[], whole: MeasureValues): Sheet => {
  const measures = measuresOf(form)
  const innermost = form.rowsBy.length
  const rows: SheetRow[] = [
    { key: rowKey([]), path: [], depth: 0, isInnermost: false, numbering: '', label: 'Tổng cộng', cells: fillRow(form, whole) },
  ]
  const fillUnder = (path: RowPath, within: readonly SheetLine[]): void => {
    const depth = path.length + 1
    const groups = Map.groupBy(within, (line) => rowKey(line.path.slice(0, depth)))
    let no = 0
    for (const [key, group] of groups) {
      const own = (group[0]?.path ?? []).slice(0, depth)
      const isInnermost = depth === innermost
      no += 1
      rows.push({
        key, path: own, depth, isInnermost, label: own.at(-1)?.label ?? '',
        numbering: depth < innermost ? roman(no) : String(no),
        cells: fillRow(form, add(measures, group)),
      })
      if (!isInnermost) fillUnder(own, group)
    }
  }
  fillUnder([], lines)
  return { form, rows }
}
