import type { Ctx, Trx } from '#db/context.ts'
import type { Dimension } from '#figures/domain/question.ts'
import { askFigures } from '#figures/queries.ts'
import { unreachable, ok, type Result } from '#kernel/result.ts'
import { compareVietnamese } from '#kernel/text.ts'
import { findCause } from '#law/causes-of-lateness.ts'
import type { ReportForm, RowDimension } from '#law/report-forms.ts'
import { findTier } from '#law/unit-catalogue.ts'
import { listSectors } from '#procedures/catalogue-queries.ts'
import { listProcedureNames } from '#procedures/publication-queries.ts'
import { askOwn, type KeyedFigure } from './ask-own.ts'
import { rowUnitOf } from '#organisation/domain/agency.ts'
import { checkSheet, type Breach } from './domain/check-sheet.ts'
import { fillSheet, measuresOf, type MeasureValues, type Sheet, type SheetLine } from './domain/fill-sheet.ts'
import { isFigure, type ReportMeasure } from './domain/measure.ts'
import { rowKey, type RowPath, type RowStep } from './domain/row-path.ts'
import type { AskingRefusal } from './refusals.ts'
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

const stepOf = (question: ReportQuestion, names: Names, by: RowDimension, row: KeyedFigure): RowStep => {
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
    case 'cause': return { by, code: row.cause ?? UNPLACED, label: findCause(row.cause ?? '')?.label ?? 'Khác' }
    default: return unreachable(by)
  }
}

/** What the figures are asked by; they know no causes. */
const DIMENSION_OF = { tier: 'unit', unit: 'unit', sector: 'sector', procedure: 'procedure', cause: undefined } as const satisfies Record<RowDimension, Dimension | undefined>

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

/** The lines of the form: figures put where they belong, the same row once, empty rows left out. */
const linesOf = (question: ReportQuestion, names: Names, figures: readonly KeyedFigure[]): readonly SheetLine[] => {
  const { rowsBy } = question.form
  const placed = figures.filter(({ amount }) => amount !== 0).map((figure) => ({ figure, path: rowsBy.map((by) => stepOf(question, names, by, figure)) }))
  return [...Map.groupBy(placed, ({ path }) => rowKey(path)).values()]
    .map((group) => ({ path: group[0]?.path ?? [], values: addUp(question.form, group.map(({ figure }) => figure)) }))
    .toSorted((a, b) => comparePaths(question, a.path, b.path))
}

/** Every measure of the form, those without a figure as nought: a source that was asked and found nothing counted nothing. */
const addUp = (form: ReportForm, figures: readonly KeyedFigure[]): MeasureValues => {
  const values: Partial<Record<ReportMeasure, number>> = Object.fromEntries(measuresOf(form).map((measure) => [measure, 0]))
  for (const { measure, amount } of figures) values[measure] = (values[measure] ?? 0) + amount
  return values
}

/** What the figures keep of a form. */
const askKept = async (trx: Trx, { form, period, asOf, units }: ReportQuestion, by: readonly Dimension[]) => {
  const measures = measuresOf(form).filter(isFigure)
  if (measures.length === 0) return { figures: [], provisional: false }
  const { rows, provisional } = await askFigures(trx, { period, asOf, units, by })
  const figures = rows.flatMap(({ unitId, sectorCode, procedureCode, values }) =>
    measures.map((measure): KeyedFigure => ({
      measure, amount: values[measure], ...(unitId !== undefined && { unitId }), ...(sectorCode !== undefined && { sectorCode }), ...(procedureCode !== undefined && { procedureCode }),
    })),
  )
  return { figures, provisional }
}

const readNames = async (trx: Trx): Promise<Names> => ({
  sectors: new Map((await listSectors(trx)).map(({ code, name }) => [code, name])),
  procedures: new Map((await listProcedureNames(trx)).map(({ code, name }) => [code, name])),
})

/** Fills the form: once by its rows and once as a whole, so that the two check each other. */
export const fillReport = async (trx: Trx, ctx: Pick<Ctx, 'tenantId'>, question: ReportQuestion): Promise<Report> => {
  const { form } = question
  const own = await askOwn(trx, ctx, question, measuresOf(form))
  const byRows = await askKept(trx, question, [...new Set(form.rowsBy.flatMap((by) => DIMENSION_OF[by] ?? []))])
  const whole = await askKept(trx, question, [])
  const lines = linesOf(question, await readNames(trx), [...byRows.figures, ...own])
  const sheet = fillSheet(form, lines, addUp(form, [...whole.figures, ...own]))
  return { question, sheet, breaches: checkSheet(sheet), provisional: byRows.provisional || whole.provisional }
}

/** The report that somebody asks for, or why not. */
export const askReport = (ctx: Ctx, input: ReportInput): Promise<Result<Report, AskingRefusal>> =>
  readingAll(ctx, async (trx) => {
    const question = await readQuestion(trx, ctx, input)
    return question.ok ? ok(await fillReport(trx, ctx, question.value)) : question
  })
