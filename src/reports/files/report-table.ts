import type { ReportColumn } from '#law/report-forms.ts'
import type { Report } from '../ask-report.ts'
import { headGrid } from '../domain/head-grid.ts'
import type { SheetRow } from '../domain/fill-sheet.ts'
import { nameHeading, NO_FIGURE_MEANS, PROVISIONAL, writeAsOf, writePeriod } from '../words.ts'

export type Fact = { readonly name: string; readonly value: string }

/** Unit above, period, moment: what stands over the table of every output. */
export const factsOf = ({ question, recipient }: { readonly question: Report['question']; readonly recipient?: string | undefined }): readonly Fact[] => [
  { name: 'Đơn vị báo cáo', value: question.unit.name },
  ...(recipient === undefined ? [] : [{ name: 'Đơn vị nhận báo cáo', value: recipient }]),
  { name: 'Kỳ báo cáo', value: writePeriod(question.period) },
]

/** The agency that the report goes to. */
export const recipientOf = ({ tree, unit }: Report['question']): string | undefined =>
  unit.parentId === null ? undefined : tree.find(unit.parentId)?.name

/** The head of the form, with the heading of names for rows that are parted in another way. */
export const headOf = ({ question }: Report) =>
  headGrid(question.form.columns.map((column): ReportColumn => ({ ...column, label: nameHeading(question, column) })))

/** What is said under the table: conventions of the form, and what was mapped by one that is to be checked. */
export const notesOf = ({ question: { form, asOf }, provisional }: Report): readonly string[] => [
  `${writeAsOf(asOf)}.${provisional ? ` ${PROVISIONAL}.` : ''}`,
  ...form.notes,
  ...form.outcomes.map(({ meaning, checked }) => `${meaning}${checked === 'toVerify' ? ' (quy ước cần đối chiếu).' : '.'}`),
  ...(form.columns.some(({ kind }) => kind === 'absent') ? [`${NO_FIGURE_MEANS}.`] : []),
]

/** Group rows and the row of everything stand out. */
export const isStrong = (row: SheetRow): boolean => !row.isInnermost
