import { fold } from '#kernel/text.ts'
import type { IndexArea, IndexCriterion, IndexVersion, SubCriterion } from '#law/par-index.ts'
import type { TableRow } from '#sheets/read-table.ts'
import { METHOD_NAMES, METHOD_PARTS, type MethodKind, type MethodPart } from './method-parts.ts'
import { readMethod, readPoints, type MethodFault, type TypedMethod } from './read-method.ts'
import { SHEET_COLUMNS, type SheetColumn } from './sheet-columns.ts'
import { LINE_LEVEL_WORDS } from './words.ts'

/** What keeps a row out, with the row's number in the spreadsheet. */
export type RowFault = { readonly line: number } & (
  | { readonly code: 'codeInvalid' | 'levelUnknown' | 'parentMissing' | 'nameMissing' | 'nameTooLong' | 'pointsInvalid' | 'methodUnknown'; readonly found: string }
  | { readonly code: 'methodFaulty'; readonly part: MethodPart; readonly fault: MethodFault; readonly found: string }
)

export type ReadSheet = { readonly areas: IndexVersion['areas']; readonly faults: readonly RowFault[]; readonly rows: number }

type Level = keyof typeof LINE_LEVEL_WORDS

/** The mark that a cell got so that no spreadsheet runs it comes off again. */
const unmarked = (text: string): string => (/^'(?:'|[\s\u0000-\u001f]*[=+\-@|%])/u.test(text) ? text.slice(1) : text)

const HEAD_OF = new Map(SHEET_COLUMNS.map(({ key, head }) => [key, fold(head)]))
const cellIn = (row: TableRow, column: SheetColumn): string => unmarked(row.cells.get(HEAD_OF.get(column) ?? '') ?? '')

const LEVELS = new Map(Object.entries(LINE_LEVEL_WORDS).map(([level, name]) => [fold(name), level as Level]))
const METHODS = new Map(Object.entries(METHOD_NAMES).map(([kind, name]) => [fold(name), kind as MethodKind]))
const BY_DEPTH: readonly Level[] = ['area', 'criterion', 'subCriterion']

/** What the row says it is, else what its code says: `1`, `1.1`, `1.1.1`. */
const levelOf = (row: TableRow, code: string): Level | undefined => {
  const said = fold(cellIn(row, 'level'))
  return said === '' ? BY_DEPTH[code.split('.').length - 1] : LEVELS.get(said)
}

type Open = { readonly areas: IndexArea[]; readonly criteria: () => IndexCriterion[] | undefined; readonly lines: () => SubCriterion[] | undefined }
type Heading = { readonly code: string; readonly name: string; readonly maxPoints: number }

const readHeading = (row: TableRow, code: string): Heading | RowFault => {
  const name = cellIn(row, 'name')
  const points = cellIn(row, 'maxPoints')
  const maxPoints = readPoints(points)
  if (name === '') return { line: row.line, code: 'nameMissing', found: '' }
  if (name.length > 500) return { line: row.line, code: 'nameTooLong', found: String(name.length) }
  return maxPoints === undefined ? { line: row.line, code: 'pointsInvalid', found: points } : { code, name, maxPoints }
}

const readLine = (row: TableRow, heading: Heading): SubCriterion | RowFault => {
  const named = cellIn(row, 'method')
  const kind = METHODS.get(fold(named))
  if (kind === undefined) return { line: row.line, code: 'methodUnknown', found: named }
  const typed = Object.fromEntries(METHOD_PARTS.map((part) => [part, cellIn(row, part)])) as TypedMethod
  const read = readMethod(kind, typed)
  if (!read.ok) return { line: row.line, code: 'methodFaulty', part: read.part, fault: read.fault, found: typed[read.part] }
  const [evidence, verifier] = [cellIn(row, 'evidence'), cellIn(row, 'verifier')]
  return { ...heading, method: read.method, ...(evidence !== '' && { evidence }), ...(verifier !== '' && { verifier }), inferred: cellIn(row, 'inferred') !== '' }
}

const isFault = (read: Heading | RowFault): read is RowFault => 'line' in read

/** Puts one row where it belongs; the fault when it belongs nowhere. */
const place = (row: TableRow, { areas, criteria, lines }: Open): RowFault | undefined => {
  const code = cellIn(row, 'code')
  if (!/^\d{1,3}(\.\d{1,3}){0,5}$/.test(code)) return { line: row.line, code: 'codeInvalid', found: code }
  const level = levelOf(row, code)
  if (level === undefined) return { line: row.line, code: 'levelUnknown', found: cellIn(row, 'level') || code }
  const heading = readHeading(row, code)
  if (isFault(heading)) return heading
  if (level === 'area') {
    areas.push({ ...heading, criteria: [] })
    return undefined
  }
  if (level === 'criterion') {
    if (criteria()?.push({ ...heading, subCriteria: [] }) === undefined) return { line: row.line, code: 'parentMissing', found: code }
    return undefined
  }
  const line = readLine(row, heading)
  if (isFault(line)) return line
  return lines()?.push(line) === undefined ? { line: row.line, code: 'parentMissing', found: code } : undefined
}

/** A row that only says the total, or nothing at all, is no line of the set. */
const isLine = (row: TableRow): boolean => cellIn(row, 'code') !== '' || cellIn(row, 'level') !== '' || cellIn(row, 'method') !== ''

/**
 * The lines of a sheet as `writeVersionWorkbook` writes it, or as a person filled it under the same heads. Every row
 * that cannot be read is told; the others are read all the same, to be looked at.
 */
export const readVersionSheet = (rows: readonly TableRow[]): ReadSheet => {
  const areas: IndexArea[] = []
  const criteria = () => areas.at(-1)?.criteria
  const open: Open = { areas, criteria, lines: () => criteria()?.at(-1)?.subCriteria }
  const lines = rows.filter(isLine)
  return { areas, faults: lines.flatMap((row) => place(row, open) ?? []), rows: lines.length }
}
