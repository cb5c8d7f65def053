import type { Ctx, Trx } from '#db/context.ts'
import { openFigure, type CountedDossier } from '#figures/open-figure.ts'
import type { DossierId, UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Count, ReportColumn } from '#law/report-forms.ts'
import { rowUnitOf } from '#organisation/domain/agency.ts'
import { countOf } from './domain/fill-sheet.ts'
import { isFigure } from './domain/measure.ts'
import { parseRowKey, type Narrowing } from './domain/row-path.ts'
import { isCounted, openOwn } from './own-items.ts'
import type { AskingRefusal } from './refusals.ts'
import { findReportUnit, readingAll, readQuestion, type ReportInput, type ReportQuestion } from './report-question.ts'

/** The units of a row: all of the report, those of a tier, or those that a row of units stands for. */
const unitsOfRow = (question: ReportQuestion, { tier, unit }: Narrowing): readonly UnitId[] =>
  question.units.filter((id) => {
    const own = findReportUnit(question, id)
    if (tier !== undefined && own?.tier !== tier) return false
    if (unit === undefined) return true
    const asked = question.unit.id
    return (rowUnitOf(question.tree, asked, id) ?? rowUnitOf(question.treeBefore, asked, id))?.code === unit
  })

type Page = { readonly limit: number; readonly after?: DossierId | undefined }

/** What a part of a sum holds is looked up whole: parts that are taken away are few ("có thư xin lỗi"). */
const MOST_TAKEN_AWAY = 100_000

/**
 * The dossiers that a count of a row counted, in the order in which they were made: as many as its number says, since
 * the measures of a sum never count a dossier twice.
 */
const openCount = async (trx: Trx, question: ReportQuestion, narrowing: Narrowing, count: Count, page: Page): Promise<readonly CountedDossier[]> => {
  const { period, asOf } = question
  const asked = {
    period, asOf, units: unitsOfRow(question, narrowing), after: page.after, sectorCode: narrowing.sector, procedureCode: narrowing.procedure,
  }
  const taken = new Set<DossierId>()
  for (const measure of (count.less ?? []).filter(isFigure)) {
    for (const { id } of await openFigure(trx, { ...asked, measure, limit: MOST_TAKEN_AWAY })) taken.add(id)
  }
  const found = new Map<DossierId, CountedDossier>()
  const own = await openOwn(trx, question, count.sum.filter(isCounted), { units: asked.units, narrowing, after: page.after, limit: page.limit })
  for (const dossier of own) found.set(dossier.id, dossier)
  for (const measure of count.sum.filter(isFigure)) {
    const counted = await openFigure(trx, { ...asked, measure, limit: page.limit + taken.size })
    for (const dossier of counted) if (!taken.has(dossier.id)) found.set(dossier.id, dossier)
  }
  return [...found.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)).slice(0, page.limit)
}

export type OpenedCell = {
  readonly question: ReportQuestion
  readonly column: ReportColumn
  readonly narrowing: Narrowing
  readonly dossiers: readonly CountedDossier[]
}

/** Opens one cell of a report to the dossiers that it counted. */
export const openCell = (ctx: Ctx, input: ReportInput, cell: { readonly row: string; readonly column: number } & Page): Promise<Result<OpenedCell, AskingRefusal>> =>
  readingAll(ctx, async (trx): Promise<Result<OpenedCell, AskingRefusal>> => {
    const asked = await readQuestion(trx, ctx, input)
    if (!asked.ok) return asked
    const question = asked.value
    const narrowing = parseRowKey(cell.row)
    const column = question.form.columns.find(({ no }) => no === cell.column)
    const count = column === undefined ? undefined : countOf(question.form, column)
    if (narrowing === undefined || column === undefined || count === undefined) return refuse('reportCellUnknown')
    return ok({ question, column, narrowing, dossiers: await openCount(trx, question, narrowing, count, cell) })
  })

/** Every dossier of a report with the columns that counted it, for the second sheet of its file. */
export const openWhole = async (trx: Trx, question: ReportQuestion, limit: number): Promise<readonly (CountedDossier & { readonly columns: readonly number[] })[]> => {
  const found = new Map<DossierId, { dossier: CountedDossier; columns: number[] }>()
  for (const column of question.form.columns) {
    const count = countOf(question.form, column)
    if (count === undefined) continue
    for (const dossier of await openCount(trx, question, {}, count, { limit })) {
      const known = found.get(dossier.id)
      if (known === undefined) found.set(dossier.id, { dossier, columns: [column.no] })
      else known.columns.push(column.no)
    }
  }
  return [...found.values()].map(({ dossier, columns }) => ({ ...dossier, columns })).toSorted((a, b) => (a.id < b.id ? -1 : 1))
}
