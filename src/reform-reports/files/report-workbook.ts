import { writeWorkbook, type SheetEntry, type WorkbookSheet } from '#sheets/write-workbook.ts'
import type { AnnexRow, DocumentAnnex, ReportDocument } from '../compose-document.ts'
import { daysOfPeriod } from '../compose-document.ts'
import { ANNEX_HEADS, NO_FIGURE } from '../words.ts'

const WIDTHS = [8, 56, 16, 14, 14, 14, 40] as const
const WHOLE = '#,##0'
const DECIMALS = '#,##0.00'

const across = (value: string, look: NonNullable<SheetEntry['look']>, align: NonNullable<SheetEntry['align']> = 'center'): SheetEntry[] =>
  [{ column: 1, across: ANNEX_HEADS.length, value, look, align }]

const number = (column: number, value: number | null, { unit }: AnnexRow): SheetEntry =>
  value === null ? { column, value: NO_FIGURE, align: 'right' } : { column, value, align: 'right', format: unit === '%' || !Number.isInteger(value) ? DECIMALS : WHOLE }

const lineOf = (row: AnnexRow, index: number): SheetEntry[] => {
  const { value, before } = row
  // The difference is a formula over the two numbers beside it, so that the sheet shows how it came about.
  const change: SheetEntry = value === null || before === null
    ? { column: 6, value: '', align: 'right' }
    : { ...number(6, value - before, row), value: { formula: `D${index}-E${index}`, result: Math.round((value - before) * 100) / 100 } }
  return [
    { column: 1, value: row.code, align: 'center' }, { column: 2, value: row.isPart ? `   ${row.label}` : row.label }, { column: 3, value: row.unit, align: 'center' },
    number(4, value, row), number(5, before, row), change, { column: 7, value: row.note ?? '' },
  ]
}

const HEAD_LINES = 4

const sheetOf = (document: ReportDocument, { no, title, rows }: DocumentAnnex): WorkbookSheet => ({
  name: `Phụ lục ${no}`,
  widths: WIDTHS,
  frozen: { rows: HEAD_LINES, columns: 2 },
  isLandscape: true,
  rows: [
    across(`Phụ lục ${no}. ${title}`.toUpperCase(), 'title'),
    across(`${document.unit.name}, ${document.period.name} (${daysOfPeriod(document.period)})`, 'bare'),
    [],
    ANNEX_HEADS.map((value, i): SheetEntry => ({ column: i + 1, value, look: 'head' })),
    ...rows.map((row, i) => lineOf(row, HEAD_LINES + 1 + i)),
  ],
})

/** The annexes of a report as XLSX, one sheet each, numbers as numbers. */
export const annexWorkbook = (document: ReportDocument): Promise<Uint8Array> => writeWorkbook(document.annexes.map((annex) => sheetOf(document, annex)))
