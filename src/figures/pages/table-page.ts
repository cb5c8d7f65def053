import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { reachOf } from '#identity/domain/may.ts'
import { toAt, type At } from '#kernel/at.ts'
import type { UnitId } from '#kernel/ids.ts'
import { compareVietnamese } from '#kernel/text.ts'
import { vietnamDay, type PlainDate } from '#kernel/time.ts'
import { findStaffNames } from '#organisation/staff-queries.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { listSectors } from '#procedures/catalogue-queries.ts'
import { listProcedureNames } from '#procedures/publication-queries.ts'
import { addFigures, MEASURES, type Figures, type Measure } from '../domain/measure.ts'
import type { Narrowing, Question } from '../domain/question.ts'
import type { TimeFigures } from '../domain/time-figures.ts'
import { figureHref } from '../figure-href.ts'
import { askFigures, type FigureRow } from '../queries.ts'
import { unitsBelow } from '../units-below.ts'
import { tablePeriod, type TableCut, type TableQuery } from '../table-address.ts'
import { askTimes } from '../times.ts'
import { INTAKE_WORDS } from '../words.ts'

/** One line of the table: its figures, and where each opens. */
export type TableLine = {
  readonly key: string
  readonly name: string
  readonly values: Figures
  readonly hrefs: Readonly<Record<Measure, string>>
}

export type TablePage = {
  readonly query: TableQuery
  readonly units: readonly { readonly id: UnitId; readonly name: string }[]
  readonly from: string
  readonly to: string
  readonly asOf: At
  readonly isProvisional: boolean
  readonly whole: TableLine
  readonly lines: readonly TableLine[]
  /** How long dossiers as a whole and steps of each kind took. */
  readonly times: readonly TimeFigures[]
}

/** What a row is of, and what narrows its numbers to it. */
type Part = { readonly key: string; readonly name: string; readonly narrowing: Partial<Narrowing> }

type Names = {
  readonly unit: (id: UnitId) => string
  readonly sector: ReadonlyMap<string, string>
  readonly procedure: ReadonlyMap<string, string>
  readonly staff: Awaited<ReturnType<typeof findStaffNames>>
}

const partOf = ({ unitId, sectorCode, procedureCode, channel, staffId }: FigureRow, cut: TableCut, names: Names): Part | undefined => {
  switch (cut) {
    case 'unit': return unitId && { key: unitId, name: names.unit(unitId), narrowing: { units: [unitId], under: undefined } }
    case 'sector': return sectorCode === undefined ? undefined : { key: sectorCode, name: names.sector.get(sectorCode) ?? sectorCode, narrowing: { sectorCode } }
    case 'procedure': return procedureCode === undefined ? undefined : { key: procedureCode, name: names.procedure.get(procedureCode) ?? procedureCode, narrowing: { procedureCode } }
    case 'channel': return channel && { key: channel, name: INTAKE_WORDS[channel], narrowing: { channel } }
    case 'officer': return staffId && { key: staffId, name: names.staff.get(staffId)?.fullName ?? 'người đã thôi việc', narrowing: { staffId } }
  }
}

const lineOf = (question: Question, { key, name, narrowing }: Part, values: Figures): TableLine => ({
  key, name, values,
  hrefs: Object.fromEntries(MEASURES.map((measure) => [measure, figureHref({ ...question, ...narrowing }, measure)])) as TableLine['hrefs'],
})

const readNames = async (trx: Trx, day: PlainDate, cut: TableCut, rows: readonly FigureRow[]): Promise<Names> => {
  const tree = await unitTree(trx, day)
  return {
    unit: (id) => tree.find(id)?.name ?? 'đơn vị cũ',
    sector: new Map(cut === 'sector' ? (await listSectors(trx)).map(({ code, name }) => [code, name]) : []),
    procedure: new Map(cut === 'procedure' ? (await listProcedureNames(trx)).map(({ code, name }) => [code, name]) : []),
    staff: cut === 'officer' ? await findStaffNames(trx, rows.flatMap(({ staffId }) => staffId ?? [])) : new Map(),
  }
}

const isCounted = ({ values }: TableLine): boolean => MEASURES.some((measure) => values[measure] !== 0)

/** The figures of a period at the units that the actor reaches, or below one of them, cut as asked; and its times. */
export const findTablePage = (ctx: Ctx, query: TableQuery): Promise<TablePage> =>
  transaction(ctx, async (trx) => {
    const now = ctx.clock()
    const today = vietnamDay(now)
    const tree = await unitTree(trx, today)
    const reach = reachOf(ctx.actor)
    const period = tablePeriod(query.period, today)
    const below = (root: UnitId) => unitsBelow(tree, root, [...tree.subtree(root)].filter((id) => reach.has(id)))
    const question: Question = { period, asOf: now, ...(query.unitId === undefined ? { units: 'all' as const } : below(query.unitId)) }
    const { rows, provisional } = await askFigures(trx, { ...question, by: [query.cut] })
    const names = await readNames(trx, today, query.cut, rows)
    const lines = rows.flatMap((row) => {
      const part = partOf(row, query.cut, names)
      return part === undefined ? [] : [lineOf(question, part, row.values)]
    })
    const known = [...reach].flatMap((id) => {
      const unit = tree.find(id)
      return unit === undefined ? [] : [{ id, name: unit.name }]
    })
    return {
      query,
      units: known.toSorted((a, b) => compareVietnamese(a.name, b.name)),
      from: period.from.toString(),
      to: period.to.toString(),
      asOf: toAt(now),
      isProvisional: provisional,
      whole: lineOf(question, { key: '', name: 'Tổng cộng', narrowing: {} }, addFigures(rows.map(({ values }) => values))),
      lines: lines.filter(isCounted).toSorted((a, b) => b.values.accepted + b.values.resolved - a.values.accepted - a.values.resolved || compareVietnamese(a.name, b.name)),
      times: await askTimes(trx, { ...question, by: [] }),
    }
  })
