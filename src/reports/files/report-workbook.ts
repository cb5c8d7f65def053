import type { Trx } from '#db/context.ts'
import type { CountedDossier } from '#figures/open-figure.ts'
import { formatMoment } from '#kernel/date-format.ts'
import type { Instant } from '#kernel/time.ts'
import type { ReportColumn, ReportForm } from '#law/report-forms.ts'
import { listProcedureNames } from '#procedures/publication-queries.ts'
import { columnName, writeWorkbook, type SheetEntry, type WorkbookSheet } from '#sheets/write-workbook.ts'
import type { Report } from '../ask-report.ts'
import { rowKey } from '../domain/row-path.ts'
import type { SheetRow } from '../domain/fill-sheet.ts'
import { openWhole } from '../open-cell.ts'
import { findReportUnit } from '../report-question.ts'
import { PHASE_WORDS } from '#figures/words.ts'
import { NO_FIGURE } from '../words.ts'
import { factsOf, headOf, isStrong, notesOf, recipientOf } from './report-table.ts'

const WHOLE_NUMBER = '#,##0'
const PERCENT = '0.00'
/** Rows of a second sheet that a spreadsheet still opens on a small machine; a longer list says where it ends. */
const MOST_LISTED = 100_000

/** Columns whose sum a column is, by the first rule of the form that says so. */
const partsOf = (form: ReportForm, no: number): readonly number[] | undefined => {
  const rule = form.identities.find((one) => one.kind === 'equal' && one.left.length === 1 && one.left[0] === no)
  return rule?.kind === 'equal' ? rule.right : undefined
}

type Place = { readonly form: ReportForm; readonly rows: readonly SheetRow[]; readonly firstLine: number }

const at = (form: ReportForm, no: number, line: number): string => `${columnName(form.columns.findIndex((column) => column.no === no) + 1)}${line}`

/** A total as a formula over the rows under it, a total column as a formula over its parts, else the number itself. */
const valueOf = ({ form, rows, firstLine }: Place, row: SheetRow, column: ReportColumn): SheetEntry['value'] => {
  const result = row.cells[column.no]
  if (result === null || result === undefined) return NO_FIGURE
  const line = firstLine + rows.indexOf(row)
  if (column.kind === 'share') {
    const [of, base] = [at(form, column.of, line), at(form, column.base, line)]
    return { formula: `ROUND(${of}*100/${base},2)`, result }
  }
  if (!row.isInnermost) {
    const under = rows.flatMap((other, i) => (other.depth > 0 && rowKey(other.path.slice(0, -1)) === row.key ? [at(form, column.no, firstLine + i)] : []))
    const [first, last] = [under[0], under.at(-1)]
    if (first === undefined || last === undefined) return result
    const isBlock = form.rowsBy.length === row.depth + 1
    return { formula: isBlock ? `SUM(${first}:${last})` : under.join('+'), result }
  }
  const parts = partsOf(form, column.no)
  return parts === undefined ? result : { formula: parts.map((no) => at(form, no, line)).join('+'), result }
}

const tableOf = (report: Report): WorkbookSheet => {
  const { question, sheet } = report
  const { form } = question
  const width = form.columns.length
  const across = (value: string, look: SheetEntry['look'], align: SheetEntry['align'] = 'center'): SheetEntry[] => [{ column: 1, across: width, value, ...(look !== undefined && { look }), ...(align !== undefined && { align }) }]
  const head = headOf(report)
  const above = [
    across(`Biểu số ${form.code}`, 'note', 'right'),
    across(form.title.toUpperCase(), 'title'),
    ...factsOf({ question, recipient: recipientOf(question) }).map(({ name, value }) => across(`${name}: ${value}`, 'bare')),
    across(`Đơn vị tính: ${form.unit}`, 'note', 'right'),
  ]
  const taken = new Set<string>()
  const headRows = head.map((cells, level) => {
    let column = 1
    return cells.map((cell): SheetEntry => {
      while (taken.has(`${level} ${column}`)) column += 1
      const own = column
      for (let r = level; r < level + cell.rowSpan; r++) for (let c = own; c < own + cell.colSpan; c++) taken.add(`${r} ${c}`)
      return { column: own, across: cell.colSpan, down: cell.rowSpan, value: cell.label, look: 'head' }
    })
  })
  const numbers = form.columns.map(({ no }, i): SheetEntry => ({ column: i + 1, value: `(${no})`, align: 'center' }))
  const firstLine = above.length + headRows.length + 2
  const place = { form, rows: sheet.rows, firstLine }
  const lines = sheet.rows.map((row) =>
    form.columns.map((column, i): SheetEntry => {
      const look = isStrong(row) ? 'strong' : 'plain'
      if (column.kind === 'index') return { column: i + 1, value: row.numbering, align: 'center', look }
      if (column.kind === 'name') return { column: i + 1, value: row.label, look }
      return { column: i + 1, value: valueOf(place, row, column), align: 'right', look, format: column.kind === 'share' ? PERCENT : WHOLE_NUMBER }
    }),
  )
  return {
    name: 'Biểu', isLandscape: true,
    widths: form.columns.map(({ kind }) => (kind === 'index' ? 6 : kind === 'name' ? 42 : 12)),
    frozen: { rows: firstLine - 1, columns: 2 },
    rows: [...above, ...headRows, numbers, ...lines, [], ...notesOf(report).map((note) => across(note, 'bare', 'left'))],
  }
}

const moment = (instant: Instant | null): string => (instant === null ? '' : formatMoment(instant))

const LIST_HEADS = ['TT', 'Mã hồ sơ', 'Thủ tục', 'Cơ quan giải quyết', 'Tiếp nhận', 'Hẹn trả', 'Kết thúc', 'Hiện nay', 'Tính ở cột'] as const
const LIST_WIDTHS = [7, 28, 52, 44, 18, 18, 18, 24, 22] as const

const listOf = (report: Report, dossiers: readonly (CountedDossier & { readonly columns: readonly number[] })[], names: ReadonlyMap<string, string>): WorkbookSheet => {
  const head = LIST_HEADS.map((value, i): SheetEntry => ({ column: i + 1, value, look: 'head' }))
  const lines = dossiers.map((one, line) =>
    [
      line + 1, one.code ?? 'chưa có mã', `${one.procedureCode} ${names.get(one.procedureCode) ?? ''}`.trim(),
      findReportUnit(report.question, one.competentUnitId)?.name ?? '', moment(one.acceptedAt), moment(one.dueAt),
      moment(one.finishedAt ?? one.endedAt), PHASE_WORDS[one.phase], one.columns.map((no) => `(${no})`).join(' '),
    ].map((value, i): SheetEntry => ({ column: i + 1, value })),
  )
  const more = dossiers.length < MOST_LISTED ? [] : [[{ column: 1, value: `Danh sách dừng ở ${MOST_LISTED} hồ sơ; xem từng ô trên màn hình.`, look: 'note' as const }]]
  return { name: 'Danh sách hồ sơ', widths: LIST_WIDTHS, frozen: { rows: 1, columns: 2 }, isLandscape: true, rows: [head, ...lines, ...more] }
}

/** The report as XLSX: the form with formulas for its totals, and every dossier it counted with the columns that counted it. */
export const reportWorkbook = async (trx: Trx, report: Report): Promise<Uint8Array> => {
  const names = new Map((await listProcedureNames(trx)).map(({ code, name }) => [code, name]))
  const dossiers = await openWhole(trx, report.question, MOST_LISTED)
  return writeWorkbook([tableOf(report), listOf(report, dossiers, names)])
}
