import type { Result } from '#kernel/result.ts'
import { dayTextOf, toAt } from '#kernel/at.ts'
import type { Instant } from '#kernel/time.ts'
import { headingOf } from '#dossiers/papers/paper-ground.ts'
import type { PaperCode } from '#papers/refusals.ts'
import type { Paper, Press } from '#papers/render.ts'
import { printReportTable, type ReportTableInput } from '#papers/report-table.ts'
import type { Report } from '../ask-report.ts'
import { PROVISIONAL, writeCell } from '../words.ts'
import { factsOf, headOf, isStrong, notesOf, recipientOf } from './report-table.ts'

/** Who made the paper and, once signed, who signed it. */
export type PaperPeople = { readonly preparer: string; readonly signer?: ReportTableInput['signer'] }

/** The report as PDF in the layout of an official annex; `remarks` are comments and explanations under the table. */
export const reportPaper = (
  press: Press,
  report: Report,
  { printedAt, people, remarks = [] }: { readonly printedAt: Instant; readonly people: PaperPeople; readonly remarks?: readonly string[] },
): Result<Paper, PaperCode> => {
  const { question, sheet, provisional } = report
  const { form, tree, unit } = question
  const at = toAt(printedAt)
  return printReportTable(press, {
    heading: headingOf(tree, unit.id, dayTextOf(at), null),
    print: { printedAt: at },
    title: form.title,
    basis: form.source,
    formNumber: form.code,
    facts: [...factsOf({ question, recipient: recipientOf(question) })],
    ...(provisional && { mark: PROVISIONAL }),
    unit: form.unit,
    head: headOf(report).map((cells) => cells.map(({ label, colSpan, rowSpan }) => ({ label, colSpan, rowSpan }))),
    numbers: form.columns.map(({ no }) => `(${no})`),
    rows: sheet.rows.map((row) => ({
      depth: row.depth,
      isStrong: isStrong(row),
      cells: form.columns.map((column) =>
        column.kind === 'index' ? row.numbering : column.kind === 'name' ? row.label : writeCell(column, row.cells[column.no]),
      ),
    })),
    notes: [...notesOf(report), ...remarks],
    preparer: { title: 'Người lập biểu', name: people.preparer },
    ...(people.signer !== undefined && { signer: people.signer }),
  })
}
