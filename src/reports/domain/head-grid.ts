import type { ReportColumn } from '#law/report-forms.ts'

/** One cell of the head of a table. */
export type HeadCell = {
  readonly label: string
  readonly colSpan: number
  readonly rowSpan: number
  /** Number of the column under it; absent on a heading over several. */
  readonly no?: number
}

const isSame = (a: ReportColumn, b: ReportColumn, level: number): boolean =>
  b.under.length > level && a.under.slice(0, level + 1).every((words, i) => words === b.under[i])

/** The head of a form as rows of cells: headings over their columns, a column without headings as high as the head. */
export const headGrid = (columns: readonly ReportColumn[]): readonly (readonly HeadCell[])[] => {
  const height = Math.max(...columns.map(({ under }) => under.length)) + 1
  return Array.from({ length: height }, (_, level) => {
    const cells: HeadCell[] = []
    for (let at = 0; at < columns.length; at++) {
      const column = columns[at]
      if (column === undefined || column.under.length < level) continue
      if (column.under.length === level) {
        cells.push({ label: column.label, colSpan: 1, rowSpan: height - level, no: column.no })
        continue
      }
      let width = 1
      for (let next = columns[at + width]; next !== undefined && isSame(column, next, level); next = columns[at + width]) width += 1
      cells.push({ label: column.under[level] ?? '', colSpan: width, rowSpan: 1 })
      at += width - 1
    }
    return cells
  })
}
