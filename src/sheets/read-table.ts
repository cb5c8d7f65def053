import { readFile } from 'node:fs/promises'
import { types } from 'node:util'
import { Workbook } from '@cj-tech-master/excelts'
import { parse } from 'csv-parse/sync'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { fold, tidy } from '#kernel/text.ts'

/** One line of a table that people keep, by the folded name of its column: "Họ tên" → `ho ten`. */
export type TableRow = {
  /** The number that the spreadsheet shows beside the line. */
  readonly line: number
  readonly cells: ReadonlyMap<string, string>
}

export type TableRefusal = 'fileNotFound' | 'fileTooLarge' | 'tableInvalid'

/** What a person can keep in one sheet; more is a mistake or an attack. */
const LARGEST_BYTES = 50 * 1024 * 1024
const LONGEST_CELL = 10_000
/** An XLSX file is a ZIP archive. */
const ZIP_MARK = Buffer.from('PK\u0003\u0004', 'latin1')

type Lines = readonly { readonly line: number; readonly values: readonly string[] }[]

const readCsv = (bytes: Buffer): Lines => {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  const firstLine = text.slice(0, text.indexOf('\n') === -1 ? undefined : text.indexOf('\n'))
  const delimiter = firstLine.includes('\t') ? '\t' : firstLine.split(';').length > firstLine.split(',').length ? ';' : ','
  const records = parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true, info: true })
  return (records as unknown as { info: { lines: number }; record: string[] }[]).map(({ info, record }) => ({
    line: info.lines,
    values: record,
  }))
}

/** Days typed into a spreadsheet become moments at midnight UTC; one with a time keeps it, to the minute. */
const cellText = (value: unknown, text: string): string => {
  if (!types.isDate(value)) return text
  const [day = '', time = ''] = value.toISOString().slice(0, 16).split('T')
  return time === '00:00' ? day : `${day} ${time}`
}

const readXlsx = async (bytes: Buffer): Promise<Lines> => {
  const workbook = new Workbook()
  await workbook.xlsx.load(bytes)
  const lines: { line: number; values: string[] }[] = []
  workbook.worksheets[0]?.eachRow((row, line) => {
    const values: string[] = []
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      values[column - 1] = cellText(cell.value, cell.text)
    })
    lines.push({ line, values: Array.from(values, (value) => value ?? '') })
  })
  return lines
}

/** The same from bytes that came with a form; `file` is what the person calls it. */
export const readTableBytes = async (bytes: Buffer, file: string): Promise<Result<readonly TableRow[], TableRefusal>> => {
  if (bytes.length > LARGEST_BYTES) return refuse('fileTooLarge', { file })
  try {
    const [head, ...lines] = bytes.subarray(0, 4).equals(ZIP_MARK) ? await readXlsx(bytes) : readCsv(bytes)
    if (head === undefined) return refuse('tableInvalid', { file })
    const names = head.values.map(fold)
    return ok(
      lines.map(({ line, values }) => ({
        line,
        cells: new Map(names.map((name, column) => [name, tidy((values[column] ?? '').slice(0, LONGEST_CELL))])),
      })),
    )
  } catch {
    return refuse('tableInvalid', { file })
  }
}

/** Reads the first sheet of an XLSX file or a CSV file (UTF-8; comma, semicolon or tab), whose first line names the columns. */
export const readTable = async (file: string): Promise<Result<readonly TableRow[], TableRefusal>> => {
  let bytes: Buffer
  try {
    bytes = await readFile(file)
  } catch {
    return refuse('fileNotFound', { file })
  }
  return readTableBytes(bytes, file)
}

/** The first filled cell under one of the names a column goes by; `undefined` when there is none. */
export const cellOf = (row: TableRow, ...names: readonly string[]): string | undefined => {
  for (const name of names) {
    const value = row.cells.get(name)
    if (value !== undefined && value !== '') return value
  }
  return undefined
}
