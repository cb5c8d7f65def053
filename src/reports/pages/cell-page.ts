import type { Ctx } from '#db/context.ts'
import { toAt, type At } from '#kernel/at.ts'
import { parseId, type DossierId } from '#kernel/ids.ts'
import { ok, type Result } from '#kernel/result.ts'
import { PHASE_WORDS } from '#figures/words.ts'
import { listProcedureNames } from '#procedures/publication-queries.ts'
import type { AskingRefusal } from '../refusals.ts'
import { readAddress, reportHref } from '../report-address.ts'
import { findReportUnit, readingAll } from '../report-question.ts'
import { openCell } from '../open-cell.ts'
import { writeAsOf, writePeriod } from '../words.ts'

const PAGE_SIZE = 100

export type CellPage = {
  readonly formCode: string
  readonly column: string
  readonly unitName: string
  readonly period: string
  readonly asOf: string
  readonly back: string
  readonly lines: readonly {
    readonly id: DossierId
    readonly code: string | null
    readonly procedure: string
    readonly unitName: string
    readonly acceptedAt: At | null
    readonly dueAt: At | null
    readonly endedAt: At | null
    readonly state: string
  }[]
  readonly next: string | null
}

const at = (instant: Parameters<typeof toAt>[0] | null): At | null => (instant === null ? null : toAt(instant))

/** The dossiers that one cell counted, a page at a time; no name and no number of a person is among what is shown. */
export const loadCellPage = async (ctx: Ctx, form: string, query: URLSearchParams): Promise<Result<CellPage, AskingRefusal>> => {
  const input = readAddress(form, query)
  const after = parseId<DossierId>(query.get('sau') ?? '')
  const opened = await openCell(ctx, input, { row: query.get('dong') ?? '', column: Number(query.get('cot')), limit: PAGE_SIZE + 1, after })
  if (!opened.ok) return opened
  const { question, column, dossiers } = opened.value
  const names = new Map((await readingAll(ctx, listProcedureNames)).map(({ code, name }) => [code, name]))
  const shown = dossiers.slice(0, PAGE_SIZE)
  const rest = new URLSearchParams(query)
  rest.set('sau', shown.at(-1)?.id ?? '')
  return ok({
    formCode: question.form.code,
    column: `(${column.no}) ${[...column.under, column.label].join(' · ')}`,
    unitName: question.unit.name,
    period: writePeriod(question.period),
    asOf: writeAsOf(question.asOf),
    back: reportHref(input),
    lines: shown.map((one) => ({
      id: one.id, code: one.code, procedure: names.get(one.procedureCode) ?? one.procedureCode,
      unitName: findReportUnit(question, one.competentUnitId)?.name ?? '',
      acceptedAt: at(one.acceptedAt), dueAt: at(one.dueAt), endedAt: at(one.finishedAt ?? one.endedAt), state: PHASE_WORDS[one.phase],
    })),
    next: dossiers.length > PAGE_SIZE ? `?${rest}` : null,
  })
}
