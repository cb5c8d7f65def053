import { writeCsv } from '#sheets/write-csv.ts'
import type { Report } from '../ask-report.ts'
import { nameHeading, PROVISIONAL, writeAsOf } from '../words.ts'
import { factsOf, recipientOf } from './report-table.ts'

/** The report as CSV: its facts, one line of headings, the numbers of columns, and the rows. */
export const reportCsv = (report: Report): string => {
  const { question, sheet, provisional } = report
  const { form, asOf } = question
  return writeCsv([
    [form.code, form.title],
    ...factsOf({ question, recipient: recipientOf(question) }).map(({ name, value }) => [name, value]),
    [writeAsOf(asOf), provisional ? PROVISIONAL : null],
    form.columns.map((column) => [...column.under, nameHeading(question, column)].join(' · ')),
    form.columns.map(({ no }) => `(${no})`),
    ...sheet.rows.map((row) =>
      form.columns.map(({ kind, no }) => (kind === 'index' ? row.numbering : kind === 'name' ? row.label : (row.cells[no] ?? null))),
    ),
  ])
}
