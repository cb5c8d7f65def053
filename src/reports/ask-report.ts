import type { Ctx, Trx } from '#db/context.ts'
import { addFigures, type Figures } from '#figures/domain/measure.ts'
import type { Dimension } from '#figures/domain/question.ts'
import { askFigures, type FigureRow } from '#figures/queries.ts'
import { unreachable, ok, type Result } from '#kernel/result.ts'
import { compareVietnamese } from '#kernel/text.ts'
import type { RowDimension } from '#law/report-forms.ts'
import { findTier } from '#law/unit-catalogue.ts'
import { listSectors } from '#procedures/catalogue-queries.ts'
import { listProcedureNames } from '#procedures/publication-queries.ts'
import { rowUnitOf } from './domain/agency.ts'
import { checkSheet, type Breach } from './domain/check-sheet.ts'
import { fillSheet, type Sheet, type SheetLine } from './domain/fill-sheet.ts'
import { rowKey, type RowPath, type RowStep } from './domain/row-path.ts'
import type { ReportRefusal } from './refusals.ts'
import { findReportUnit, readingAll, readQuestion, type ReportInput, type ReportQuestion } from './report-question.ts'

/** A filled report: what was asked, the sheet, and what contradicts itself in it. */
export type Report = {
  readonly question: ReportQuestion
  readonly sheet: Sheet
  readonly breaches: readonly Breach[]
  /** Figures may still change: the moment of knowledge is not behind a freeze. */
  readonly provisional: boolean
}

/** Names of what rows are of. */
type Names = { readonly sectors: ReadonlyMap<string, string>; readonly procedures: ReadonlyMap<string, string> }

const UNPLACED = 'khac'

const stepOf = (question: ReportQuestion, names: Names, by: RowDimension, row: FigureRow): RowStep => {
  switch (by) {
    case 'tier': {
      const tier = row.unitId === undefined ? undefined : findReportUnit(question, row.unitId)?.tier
      return { by, code: tier ?? UNPLACED, label: (tier === undefined ? undefined : findTier(tier)?.name) ?? 'Khác' }
    }
    case 'sector': return { by, code: row.sectorCode ?? UNPLACED, label: names.sectors.get(row.sectorCode ?? '') ?? row.sectorCode ?? 'Khác' }
    case 'procedure': return { by, code: row.procedureCode ?? UNPLACED, label: names.procedures.get(row.procedureCode ?? '') ?? row.procedureCode ?? 'Khác' }
    case 'unit': {
      const { tree, treeBefore, unit: { id: asked } } = question
      const at = row.unitId === undefined ? undefined : (rowUnitOf(tree, asked, row.unitId) ?? rowUnitOf(treeBefore, asked, row.unitId))
      const own = at?.id === asked
      return { by, code: at?.code ?? UNPLACED, label: at === undefined ? 'Khác' : own ? `${at.name} (tự giải quyết)` : at.name }
    }
    case 'cause': return { by, code: UNPLACED, label: 'Khác' }
    default: return unreachable(by)
  }
}

const DIMENSION_OF = { tier: 'unit', unit: 'unit', sector: 'sector', procedure: 'procedure', cause: 'unit' } as const satisfies Record<RowDimension, Dimension>

/** Tiers from the highest, units in the order of the tree, everything else by name. */
const compareSteps = (question: ReportQuestion, a: RowStep, b: RowStep): number => {
  if (a.by === 'tier') return (findTier(a.code)?.level ?? 99) - (findTier(b.code)?.level ?? 99)
  if (a.by === 'unit') return placeOf(question, a.code) - placeOf(question, b.code)
  return compareVietnamese(a.label, b.label)
}

const placeOf = ({ tree }: ReportQuestion, code: string): number => {
  const place = tree.units.findIndex((unit) => unit.code === code)
  return place < 0 ? tree.units.length : place
}

const comparePaths = (question: ReportQuestion, a: RowPath, b: RowPath): number => {
  for (const [i, step] of a.entries()) {
    const other = b[i]
    const order = other === undefined ? 1 : compareSteps(question, step, other)
    if (order !== 0) return order
  }
  return 0
}

const isEmpty = (values: Figures): boolean => Object.values(values).every((value) => value === 0)

const linesOf = (question: ReportQuestion, names: Names, rows: readonly FigureRow[]): readonly SheetLine[] => {
  const placed = rows
    .filter(({ values }) => !isEmpty(values))
    .map((row) => ({ path: question.form.rowsBy.map((by) => stepOf(question, names, by, row)), values: row.values }))
  return [...Map.groupBy(placed, ({ path }) => rowKey(path)).values()]
    .map((group) => ({ path: group[0]?.path ?? [], values: addFigures(group.map(({ values }) => values)) }))
    .toSorted((a, b) => comparePaths(question, a.path, b.path))
}

const readNames = async (trx: Trx): Promise<Names> => ({
  sectors: new Map((await listSectors(trx)).map(({ code, name }) => [code, name])),
  procedures: new Map((await listProcedureNames(trx)).map(({ code, name }) => [code, name])),
})

/** Fills the form from the figures: once by its rows and once as a whole, so that the two check each other. */
export const fillReport = async (trx: Trx, question: ReportQuestion): Promise<Report> => {
  const { form, period, asOf, units } = question
  const asked = { period, asOf, units }
  const byRows = await askFigures(trx, { ...asked, by: [...new Set(form.rowsBy.map((by) => DIMENSION_OF[by]))] })
  const whole = await askFigures(trx, { ...asked, by: [] })
  const sheet = fillSheet(form, linesOf(question, await readNames(trx), byRows.rows), addFigures(whole.rows.map(({ values }) => values)))
  return { question, sheet, breaches: checkSheet(sheet), provisional: byRows.provisional || whole.provisional }
}

/** The report that somebody asks for, or why not. */
export const askReport = (ctx: Ctx, input: ReportInput): Promise<Result<Report, ReportRefusal>> =>
  readingAll(ctx, async (trx) => {
    const question = await readQuestion(trx, ctx, input)
    return question.ok ? ok(await fillReport(trx, question.value)) : question
  })
