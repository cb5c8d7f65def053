import { transaction, type Ctx } from '#db/context.ts'
import { toAt, type At } from '#kernel/at.ts'
import { parseId, type DossierId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { vietnamDay } from '#kernel/time.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { findStaffNames } from '#organisation/staff-queries.ts'
import { listSectors } from '#procedures/catalogue-queries.ts'
import { listProcedureNames } from '#procedures/publication-queries.ts'
import { addFigures } from '../domain/measure.ts'
import { readFigureHref } from '../figure-href.ts'
import { openFigure } from '../open-figure.ts'
import { askFigures } from '../queries.ts'
import { INTAKE_WORDS, MEASURE_WORDS, PHASE_WORDS } from '../words.ts'

export const OPENED_PAGE = 100

export type OpenedFigure = {
  readonly measure: string
  readonly count: number
  readonly from: string
  readonly to: string
  readonly asOf: At
  readonly isProvisional: boolean
  /** What else narrows the number: units by name, sector, procedure, channel. */
  readonly narrowing: readonly string[]
  readonly lines: readonly {
    readonly id: DossierId
    readonly code: string | null
    readonly procedureName: string
    readonly unitName: string
    readonly acceptedAt: At | null
    readonly dueAt: At | null
    readonly endedAt: At | null
    readonly state: string
  }[]
  /** The address of what follows; null on the last page. */
  readonly next: string | null
}

const MOST_UNITS_NAMED = 3

const atOrNull = (instant: Instant | null): At | null => (instant === null ? null : toAt(instant))

/** A number and a page of the dossiers it counted, without anything about a person; undefined for an address that asks nothing. */
export const findOpenedFigure = (ctx: Ctx, measure: string, query: URLSearchParams): Promise<OpenedFigure | undefined> =>
  transaction(ctx, async (trx) => {
    const read = readFigureHref(measure, query, ctx.clock())
    if (read === undefined) return undefined
    const tree = await unitTree(trx, vietnamDay(read.asOf))
    const question = read.under === undefined ? read : { ...read, units: [...tree.subtree(read.under)] }
    const { period, units, under, sectorCode, procedureCode, channel, staffId } = question
    const names = new Map((await listProcedureNames(trx)).map(({ code, name }) => [code, name]))
    const sectors = new Map((await listSectors(trx)).map(({ code, name }) => [code, name]))
    const { rows, provisional } = await askFigures(trx, { ...question, by: [] })
    const after = parseId<DossierId>(query.get('sau') ?? '')
    const opened = await openFigure(trx, { ...question, limit: OPENED_PAGE + 1, after })
    const shown = opened.slice(0, OPENED_PAGE)
    const rest = new URLSearchParams(query)
    rest.set('sau', shown.at(-1)?.id ?? '')
    const unitNames = (under !== undefined ? [under] : units === 'all' ? [] : units).map((id) => tree.find(id)?.name ?? 'đơn vị cũ')
    return {
      measure: MEASURE_WORDS[question.measure],
      count: addFigures(rows.map((row) => row.values))[question.measure],
      from: period.from.toString(),
      to: period.to.toString(),
      asOf: toAt(question.asOf),
      isProvisional: provisional,
      narrowing: [
        ...(unitNames.length > MOST_UNITS_NAMED ? [`${unitNames.length} đơn vị`] : unitNames),
        ...(sectorCode === undefined ? [] : [`lĩnh vực ${sectors.get(sectorCode) ?? sectorCode}`]),
        ...(procedureCode === undefined ? [] : [names.get(procedureCode) ?? procedureCode]),
        ...(channel === undefined ? [] : [INTAKE_WORDS[channel]]),
        ...(staffId === undefined ? [] : [(await findStaffNames(trx, [staffId])).get(staffId)?.fullName ?? 'người đã thôi việc']),
      ],
      lines: shown.map((one) => ({
        id: one.id,
        code: one.code,
        procedureName: names.get(one.procedureCode) ?? one.procedureCode,
        unitName: tree.find(one.competentUnitId)?.name ?? 'đơn vị cũ',
        acceptedAt: atOrNull(one.acceptedAt ?? one.submittedAt),
        dueAt: atOrNull(one.dueAt),
        endedAt: atOrNull(one.finishedAt ?? one.endedAt),
        state: PHASE_WORDS[one.phase],
      })),
      next: opened.length > OPENED_PAGE ? `?${rest}` : null,
    }
  })
