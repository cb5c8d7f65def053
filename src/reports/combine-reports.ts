import type { Ctx, Trx } from '#db/context.ts'
import { fillReport } from './ask-report.ts'
import type { SheetRow } from './domain/fill-sheet.ts'
import type { FilingState } from './domain/filing.ts'
import type { Filing } from './filing-store.ts'
import { frozenReport, listFilings } from './filing-queries.ts'

/** A column in which what a unit reported is not what the agency above computes for it. */
export type ReportedDifference = { readonly column: number; readonly reported: number; readonly computed: number }

export type CombinedChild = {
  readonly filing: Filing
  readonly unitName: string
  readonly state: FilingState
  /** The row of everything, as the unit froze it. */
  readonly cells: SheetRow['cells']
  readonly differences: readonly ReportedDifference[]
}

/** The reports from below put together, and held against the agency's own computation as of its own freeze. */
export type Combined = {
  readonly children: readonly CombinedChild[]
  /** What the agency and its departments handled themselves. */
  readonly own: SheetRow['cells'] | null
  /** The reports and the own part together, where they are not the agency's report. */
  readonly differences: readonly ReportedDifference[]
}

const MOST_CHILDREN = 2_000

/** Compares the columns that count. */
const differencesOf = (columns: readonly number[], reported: SheetRow['cells'], computed: SheetRow['cells']): readonly ReportedDifference[] =>
  columns.flatMap((column) => {
    const [a, b] = [reported[column] ?? 0, computed[column] ?? 0]
    return a === b ? [] : [{ column, reported: a, computed: b }]
  })

const sum = (columns: readonly number[], parts: readonly SheetRow['cells'][]): SheetRow['cells'] =>
  Object.fromEntries(columns.map((column) => [column, parts.reduce((all, cells) => all + (cells[column] ?? 0), 0)]))

/** What came from below for the period of a report, and where it differs from the agency's own figures. */
export const combineReports = async (trx: Trx, ctx: Pick<Ctx, 'tenantId'>, filing: Filing): Promise<Combined> => {
  const report = await frozenReport(trx, filing)
  const columns = report.sheet.form.columns.flatMap(({ no, kind }) => (kind === 'count' || kind === 'minutes' ? [no] : []))
  const byUnit = await fillReport(trx, ctx, { ...report.question, form: { ...report.question.form, rowsBy: ['unit'] } })
  const computed = new Map(byUnit.sheet.rows.map((row) => [row.path[0]?.code, row.cells]))
  const children: CombinedChild[] = []
  for (const child of await listFilings(trx, { recipient: filing.unitId, period: filing }, MOST_CHILDREN)) {
    const { question, sheet } = await frozenReport(trx, child)
    const cells = sheet.rows[0]?.cells ?? {}
    children.push({
      filing: child, unitName: question.unit.name, state: child.state, cells,
      differences: differencesOf(columns, cells, computed.get(question.unit.code) ?? {}),
    })
    computed.delete(question.unit.code)
  }
  computed.delete(undefined)
  const own = computed.size === 0 ? null : sum(columns, [...computed.values()])
  const together = sum(columns, [...children.map(({ cells }) => cells), ...(own === null ? [] : [own])])
  return { children, own, differences: differencesOf(columns, together, report.sheet.rows[0]?.cells ?? {}) }
}
