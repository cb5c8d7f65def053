import type { Report } from '#reports/ask-report.ts'
import { factsOf, notesOf, recipientOf } from '#reports/files/report-table.ts'
import { writeBreach, writeCell } from '#reports/words.ts'

const NAME_WIDTH = 44
const NUMBER_WIDTH = 9

/** The report on a terminal: numbers under the numbers of their columns. */
export const reportText = (report: Report): string => {
  const { question, sheet, breaches } = report
  const { form } = question
  const counted = form.columns.filter(({ kind }) => kind !== 'index' && kind !== 'name')
  const line = (name: string, cells: readonly string[]): string =>
    name.slice(0, NAME_WIDTH).padEnd(NAME_WIDTH) + cells.map((cell) => cell.padStart(NUMBER_WIDTH)).join('')
  return [
    `${form.code} · ${form.title}`,
    ...factsOf({ question, recipient: recipientOf(question) }).map(({ name, value }) => `${name}: ${value}`),
    '',
    line('', counted.map(({ no }) => `(${no})`)),
    ...sheet.rows.map((row) =>
      line(`${'  '.repeat(Math.max(0, row.depth - 1))}${row.numbering === '' ? '' : `${row.numbering}. `}${row.label}`, counted.map((column) => writeCell(column, row.cells[column.no]))),
    ),
    '',
    ...counted.map((column) => `(${column.no}) ${[...column.under, column.label].join(' · ')}`),
    '',
    ...notesOf(report),
    ...breaches.map((breach) => `SAI SỐ HỌC: ${writeBreach(breach)}`),
  ].join('\n')
}
