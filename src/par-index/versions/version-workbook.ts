import { unreachable } from '#kernel/result.ts'
import type { IndexVersion, ScoringMethod } from '#law/par-index.ts'
import { writeWorkbook, type SheetEntry } from '#sheets/write-workbook.ts'
import { FACT_WORDS } from '../fact-words.ts'
import { METHOD_NAMES } from './method-parts.ts'
import { plainNumber, plainPercent, writeFormulaInputs, writeMethod, writeSteps } from './method-words.ts'
import { SHEET_COLUMNS, type SheetColumn } from './sheet-columns.ts'
import { INDEX_LEVEL_WORDS, LINE_LEVEL_WORDS, writeYears } from './words.ts'

type Look = NonNullable<SheetEntry['look']>
type Cells = Partial<Record<SheetColumn, string | number>>

/** A text that begins with an apostrophe gets one more, since a cell that looks like a formula gets one too. */
const kept = (text: string): string => (text.startsWith("'") ? `'${text}` : text)

const percents = ({ fullAt, noneBelow }: { readonly fullAt: number; readonly noneBelow: number }): Cells => ({
  fullAt: plainPercent(fullAt), noneBelow: plainPercent(noneBelow),
})

const methodCells = (method: ScoringMethod): Cells => {
  switch (method.kind) {
    case 'ratio':
      return { subject: method.part, base: method.base, ...percents(method) }
    case 'steps':
      return { subject: method.value, steps: writeSteps(method.steps) }
    case 'yesNo':
      return { subject: method.question }
    case 'deduction':
      return { subject: method.cases, each: method.each }
    case 'survey':
      return { subject: method.asked }
    case 'fromSystem':
      return { subject: FACT_WORDS[method.fact].name, ...percents(method), ...(method.steps !== undefined && { steps: writeSteps(method.steps) }) }
    case 'formula':
      return { expression: method.expression, inputs: writeFormulaInputs(method.inputs) }
    case 'published':
      return {}
    default:
      return unreachable(method)
  }
}

const linesOf = ({ areas }: IndexVersion): readonly { readonly look: Look; readonly cells: Cells }[] =>
  areas.flatMap((area) => [
    { look: 'strong' as const, cells: { level: LINE_LEVEL_WORDS.area, code: area.code, name: area.name, maxPoints: area.maxPoints } },
    ...area.criteria.flatMap((criterion) => [
      { look: 'strong' as const, cells: { level: LINE_LEVEL_WORDS.criterion, code: criterion.code, name: criterion.name, maxPoints: criterion.maxPoints } },
      ...criterion.subCriteria.map(({ code, name, maxPoints, method, evidence, verifier, inferred }) => ({
        look: 'plain' as const,
        cells: {
          level: LINE_LEVEL_WORDS.subCriterion, code, name, maxPoints, method: METHOD_NAMES[method.kind], ...methodCells(method),
          ...(evidence !== undefined && { evidence }), ...(verifier !== undefined && { verifier }), ...(inferred && { inferred: 'x' }),
          explained: writeMethod(method),
        },
      })),
    ]),
  ])

const row = (cells: Cells, look: Look): readonly SheetEntry[] =>
  SHEET_COLUMNS.map(({ key }, i) => {
    const value = cells[key] ?? null
    return { column: i + 1, look, value: typeof value === 'string' ? kept(value) : value, ...(typeof value === 'number' && { align: 'right' as const, format: '0.##' }) }
  })

/**
 * A set as a workbook: one line a row, under heads that `readVersionSheet` knows again, so that it may be edited in a
 * spreadsheet and brought back. The last column explains the way to score in words; it is not read back.
 */
export const writeVersionWorkbook = (version: IndexVersion): Promise<Uint8Array> =>
  writeWorkbook([
    {
      name: 'Bộ tiêu chí',
      widths: SHEET_COLUMNS.map(({ width }) => width),
      frozen: { rows: 1, columns: 3 },
      isLandscape: true,
      rows: [
        SHEET_COLUMNS.map(({ head }, i) => ({ column: i + 1, value: head, look: 'head' as const })),
        ...linesOf(version).map(({ cells, look }) => row(cells, look)),
        [{ column: 3, value: 'Tổng điểm tối đa', look: 'strong' }, { column: 4, value: version.maxPoints, look: 'strong', align: 'right', format: '0.##' }],
      ],
    },
    {
      name: 'Thông tin',
      widths: [24, 90],
      rows: ([
        ['Tên bộ chỉ số', version.name], ['Mã', version.code], ['Dùng cho', INDEX_LEVEL_WORDS[version.level]], ['Áp dụng', writeYears(version.years)],
        ['Căn cứ', version.source], ['Tổng điểm', plainNumber(version.maxPoints)],
      ] as const).map(([name, value]) => [{ column: 1, value: name, look: 'head', align: 'left' }, { column: 2, value: kept(value) }]),
    },
  ])
