import type { Page, Table } from './form.ts'
import { rowsOf, type Answers } from './value.ts'

/** What a button beside a table asks for. */
export type RowAction = { readonly kind: 'add' | 'remove'; readonly table: string; readonly index: number }

/** The value of such a button: `add:members`, `remove:members:2`. */
export const writeRowAction = ({ kind, table, index }: RowAction): string => (kind === 'add' ? `add:${table}` : `remove:${table}:${index}`)

/** Reads it back; `undefined` for anything else. */
export const readRowAction = (text: string): RowAction | undefined => {
  const parts = /^(?:(add):([A-Za-z]\w*)|(remove):([A-Za-z]\w*):(\d{1,3}))$/.exec(text)
  if (parts === null) return undefined
  return parts[1] === 'add'
    ? { kind: 'add', table: parts[2] ?? '', index: 0 }
    : { kind: 'remove', table: parts[4] ?? '', index: Number(parts[5]) }
}

const findTable = (page: Pick<Page, 'fields'>, id: string): Table | undefined =>
  page.fields.find((field): field is Table => field.kind === 'table' && field.id === id)

/** The answers with one row more or less; unchanged when the page has no such table or the table is full. */
export const applyRowAction = (page: Pick<Page, 'fields'>, answers: Answers, action: RowAction): Answers => {
  const table = findTable(page, action.table)
  if (table === undefined) return answers
  const rows = shownRows(table, answers)
  if (action.kind === 'remove') return { ...answers, [table.id]: rows.filter((_, i) => i !== action.index) }
  return rows.length >= table.maxRows ? answers : { ...answers, [table.id]: [...rows, {}] }
}

/** The rows that stand on the page: those answered, and as many blank ones as the table asks for. */
export const shownRows = (table: Table, answers: Answers): Answers[] => {
  const rows = rowsOf(answers[table.id])
  const blank = Math.max(0, table.minRows - rows.length)
  return [...rows, ...Array.from({ length: blank }, (): Answers => ({}))]
}
