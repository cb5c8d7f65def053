import { Workbook, type Cell, type Worksheet } from '@cj-tech-master/excelts'
import { formulaSafe } from './formula-safe.ts'

/** What stands in one place of a sheet; `across` and `down` join places. */
export type SheetEntry = {
  readonly value:
    | string
    | number
    | null
    /** A formula of our own making, with the result we know. */
    | { readonly formula: string; readonly result: number }
  /** 1 is the first column. */
  readonly column: number
  readonly across?: number
  readonly down?: number
  readonly look?: 'title' | 'note' | 'head' | 'strong' | 'plain' | 'bare'
  readonly align?: 'left' | 'center' | 'right'
  /** Number format of the spreadsheet, e.g. "#,##0". */
  readonly format?: string
}

export type WorkbookSheet = {
  readonly name: string
  /** In characters, one a column. */
  readonly widths: readonly number[]
  /** Rows that stay in sight and are printed on every page: the last of them, and how many columns stay. */
  readonly frozen?: { readonly rows: number; readonly columns: number }
  readonly isLandscape?: boolean
  readonly rows: readonly (readonly SheetEntry[])[]
}

const FONT = 'Times New Roman'
const THIN = { style: 'thin' } as const
const BOX = { top: THIN, left: THIN, bottom: THIN, right: THIN } as const
/** A4. */
const PAPER_SIZE = 9

const dress = (cell: Cell, { look = 'plain', align }: SheetEntry): void => {
  const isBold = look === 'title' || look === 'head' || look === 'strong'
  cell.font = { name: FONT, size: look === 'title' ? 14 : 11, bold: isBold, italic: look === 'note' }
  cell.alignment = { vertical: 'middle', horizontal: align ?? (look === 'head' ? 'center' : 'left'), wrapText: look !== 'note' && look !== 'bare' }
  if (look !== 'title' && look !== 'note' && look !== 'bare') cell.border = BOX
}

const put = (sheet: Worksheet, row: number, entry: SheetEntry): void => {
  const { column, across = 1, down = 1, value } = entry
  if (across > 1 || down > 1) sheet.mergeCells(row, column, row + down - 1, column + across - 1)
  for (let r = row; r < row + down; r++) for (let c = column; c < column + across; c++) dress(sheet.getCell(r, c), entry)
  const cell = sheet.getCell(row, column)
  cell.value = typeof value === 'string' ? formulaSafe(value) : value
  if (entry.format !== undefined) cell.numFmt = entry.format
}

const fill = (sheet: Worksheet, { rows, widths, frozen, isLandscape = false }: WorkbookSheet): void => {
  for (const [i, width] of widths.entries()) sheet.getColumn(i + 1).width = width
  for (const [i, entries] of rows.entries()) for (const entry of entries) put(sheet, i + 1, entry)
  Object.assign(sheet.pageSetup, { paperSize: PAPER_SIZE, orientation: isLandscape ? 'landscape' : 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 })
  if (frozen !== undefined) {
    sheet.views = [{ state: 'frozen', xSplit: frozen.columns, ySplit: frozen.rows }]
    sheet.pageSetup.printTitlesRow = `${frozen.rows}:${frozen.rows}`
  }
}

/** "AB" of 28: how a spreadsheet names its columns. */
export const columnName = (no: number): string => {
  let name = ''
  for (let rest = no; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  return name
}

/** An XLSX file. Text is formula-safe, numbers are numbers. */
export const writeWorkbook = async (sheets: readonly WorkbookSheet[]): Promise<Uint8Array> => {
  const workbook = new Workbook()
  workbook.creator = 'Một Cửa'
  for (const one of sheets) fill(workbook.addWorksheet(one.name), one)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
