import { formatMoment } from '#kernel/date-format.ts'
import type { Instant } from '#kernel/time.ts'
import { writeWorkbook, type SheetEntry, type WorkbookSheet } from '#sheets/write-workbook.ts'
import type { Estimate } from './domain/estimate.ts'
import type { ResultsPage } from './pages/results-page.ts'
import { KIND_WORDS, NOT_THE_RATING, OWN_MARK, TOO_FEW } from './words.ts'

const PERCENT = '0.00'
const WHOLE = '#,##0'
const HEADS = ['%', 'Cận dưới 95 %', 'Cận trên 95 %', 'Số phiếu'] as const
const FIRST = 2

/** The four cells of a result: numbers, or the word that it may not be shown. */
const cellsOf = (estimate: Estimate | null): readonly SheetEntry[] =>
  estimate === null
    ? [{ column: FIRST, across: HEADS.length, value: TOO_FEW, align: 'center' }]
    : [
        ...[estimate.value, estimate.low, estimate.high].map((share, i): SheetEntry => ({ column: FIRST + i, value: share * 100, format: PERCENT, align: 'right' })),
        { column: FIRST + HEADS.length - 1, value: estimate.answers, format: WHOLE, align: 'right' },
      ]

const headRow = (name: string): readonly SheetEntry[] => [name, ...HEADS].map((value, i) => ({ column: i + 1, value, look: 'head' }))
const line = (name: string, estimate: Estimate | null, look: 'plain' | 'strong' = 'plain'): readonly SheetEntry[] => [{ column: 1, value: name, look }, ...cellsOf(estimate)]
const wide = (value: string, look: 'title' | 'note'): readonly SheetEntry[] => [{ column: 1, across: 1 + HEADS.length, value, look }]

const sheet = (name: string, rows: WorkbookSheet['rows']): WorkbookSheet => ({ name, widths: [64, 12, 16, 16, 12], frozen: { rows: 4, columns: 1 }, rows })

/** Results of a survey as XLSX: what the page shows, as numbers, and what it hides hidden. */
export const resultsWorkbook = (page: ResultsPage, at: Instant): Promise<Uint8Array> => {
  const { survey, total } = page
  const above = [
    wide(survey.title.toUpperCase(), 'title'),
    wide(`${KIND_WORDS[survey.kind]}${survey.isOwn ? ` (${OWN_MARK})` : ''}; ${page.ownerName}; ${page.answers} phiếu trên ${page.invited} lời mời; số liệu lúc ${formatMoment(at)}`, 'note'),
    wide(NOT_THE_RATING, 'note'),
  ]
  const whole = total === null ? [] : [
    headRow('Kết quả chung'),
    ...(survey.kind === 'sipas' ? [line('Chỉ số hài lòng', total.index, 'strong')] : []),
    ...total.factors.map(({ name, estimate }) => line(name, estimate)),
  ]
  const units = survey.kind === 'sipas'
    ? [headRow('Chỉ số theo cơ quan'), ...page.units.map(({ name, index }) => line(name, index))]
    : page.partNames.flatMap((part, i) => [headRow(part), ...page.units.map(({ name, parts }) => line(name, parts[i] ?? null))])
  const items = page.items.flatMap(({ heading, lines }) => [headRow(heading), ...lines.map(({ name, estimate }) => line(name, estimate))])
  const spreads = page.spreads.flatMap(({ text, base, options }): WorkbookSheet['rows'] => [
    [{ column: 1, value: text, look: 'head' }, { column: 2, value: 'Số người', look: 'head' }, { column: 3, value: '%', look: 'head' }],
    ...options.map(({ label, count }): readonly SheetEntry[] => [
      { column: 1, value: label }, { column: 2, value: count, format: WHOLE, align: 'right' }, { column: 3, value: (count * 100) / base, format: PERCENT, align: 'right' },
    ]),
  ])
  return writeWorkbook([
    sheet('Kết quả chung', [...above, ...whole]),
    sheet('Theo cơ quan', [...above, ...units]),
    sheet('Từng câu', [...above, ...items]),
    ...(spreads.length === 0 ? [] : [sheet('Câu hỏi thêm', [...above, ...spreads])]),
  ])
}
