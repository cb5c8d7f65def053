import { writeWorkbook, type SheetEntry, type WorkbookSheet } from '#sheets/write-workbook.ts'
import type { IndexJson } from './index-json.ts'
import { parsePeriod } from './domain/period.ts'
import { LEVEL_WORDS, NO_POINTS_WORDS, periodWords } from './words.ts'

const HEADINGS = ['Mã', 'Chỉ tiêu', 'Tử số', 'Mẫu số', 'Tỷ lệ', 'Điểm', 'Tối đa', 'Cách đếm'] as const
const WIDTHS = [8, 52, 12, 12, 12, 10, 10, 70] as const
const POINTS = '0.00'
const COUNT = '#,##0'
const SHARE = '0.00%'

const line = (values: readonly SheetEntry['value'][], look: SheetEntry['look'] = 'plain', formats: Readonly<Record<number, string>> = {}): readonly SheetEntry[] =>
  values.map((value, i) => ({
    value,
    column: i + 1,
    look,
    ...(typeof value === 'number' || typeof value === 'object' ? { align: 'right' as const } : {}),
    ...(formats[i] === undefined ? {} : { format: formats[i] }),
  }))

const across = (value: string, look: 'title' | 'note'): readonly SheetEntry[] => [{ value, column: 1, across: HEADINGS.length, look }]

const FORMATS = { 2: COUNT, 3: COUNT, 4: SHARE, 5: POINTS, 6: POINTS }

/** The sheet of the index: by group of the national scoreboard, with the sums as formulas. */
const indexSheet = (index: IndexJson): WorkbookSheet => {
  const period = parsePeriod(index.period)
  const rows: (readonly SheetEntry[])[] = [
    across(index.index.title, 'title'),
    across(`${index.unit.name} (${LEVEL_WORDS[index.level]}), ${period === undefined ? index.period : periodWords(period)}`, 'note'),
    across(`Số liệu như đã biết lúc ${index.asOf}. ${index.note} Căn cứ: ${index.index.source}.`, 'note'),
    line(HEADINGS, 'head'),
  ]
  const groupRows: number[] = []
  for (const group of index.groups.portal) {
    const own = index.indicators.filter(({ code }) => group.indicators.includes(code))
    const first = rows.length + 2
    groupRows.push(first - 1)
    const sum = (column: string, result: number) => ({ formula: `SUM(${column}${first}:${column}${first + own.length - 1})`, result })
    rows.push(line([null, group.label, null, null, null, sum('F', group.points), group.max, null], 'strong', FORMATS))
    for (const { code, label, numerator, denominator, points, max, state, counts } of own) {
      const row = rows.length + 1
      const share = numerator === null || denominator === null || denominator === 0 ? null : { formula: `C${row}/D${row}`, result: numerator / denominator }
      const without = state === 'scored' ? null : NO_POINTS_WORDS[state]
      rows.push(line([code, label, numerator, denominator, share, points ?? without, max, `${counts.numerator} / ${counts.denominator}`], 'plain', FORMATS))
    }
  }
  const total = { formula: groupRows.map((row) => `F${row}`).join('+'), result: index.total.points }
  rows.push(line([null, `Cộng, trên ${index.total.outOf} điểm có dữ liệu của thang ${index.index.max}`, null, null, null, total, index.index.max, null], 'strong', FORMATS))
  return { name: 'Chỉ số', widths: WIDTHS, frozen: { rows: 4, columns: 2 }, isLandscape: true, rows }
}

const partsSheet = (index: IndexJson): WorkbookSheet => ({
  name: 'Theo đơn vị',
  widths: [14, 52, 16, 18],
  frozen: { rows: 1, columns: 0 },
  rows: [
    line(['Mã', 'Đơn vị', 'Điểm', 'Trên số điểm'], 'head'),
    ...index.parts.map(({ code, name, total }) => line([code, name, total.points, total.outOf], 'plain', { 2: POINTS, 3: POINTS })),
  ],
})

/** The index as XLSX: numbers are numbers, sums are formulas, text is formula-safe. */
export const indexWorkbook = (index: IndexJson): Promise<Uint8Array> =>
  writeWorkbook([indexSheet(index), ...(index.parts.length === 0 ? [] : [partsSheet(index)])])
