import { sql, type RawBuilder } from 'kysely'
import type { Trx } from '#db/context.ts'
import { INTAKES, kindOfCode, type Intake } from '#dossiers/domain/figure-points.ts'
import type { StaffId, UnitId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { columnOf } from './domain/measure.ts'
import type { Dimension, Narrowing } from './domain/question.ts'
import type { GainBook } from './gain-book.ts'
import { narrowedBy } from './narrowing.ts'

const EXPRESSIONS: { readonly [one in Dimension]: RawBuilder<unknown> } = {
  unit: sql`p.competent_unit_id`,
  receivingUnit: sql`p.receiving_unit_id`,
  sector: sql`p.sector_code`,
  procedure: sql`p.procedure_code`,
  channel: sql`p.intake`,
  officer: sql`p.staff_id`,
}

type Row = {
  readonly unit: UnitId | null
  readonly receivingUnit: UnitId | null
  readonly sector: string | null
  readonly procedure: string | null
  readonly officer: StaffId | null
  readonly intake: number
  readonly kind: number
  readonly place: number
  readonly amount: number
}

/** What is summed, cut at which instants, and which of its points by when they count and when they were recorded. */
export type Summing = {
  readonly narrowing: Narrowing
  readonly by: readonly Dimension[]
  readonly cuts: readonly Instant[]
  readonly where: RawBuilder<unknown>
  readonly sign?: 1 | -1
  /** What is summed as if it were points; the points themselves when absent. */
  readonly source?: RawBuilder<unknown>
  /** `where` leaves few points, wherever they lie. */
  readonly few?: boolean
}

const intakeAt = (code: number): Intake => {
  const intake = INTAKES[code - 1]
  if (intake === undefined) throw new Error(`no intake has the code ${code}`)
  return intake
}

/** Sums points. Costs what it reads: all points of the units asked for, unless `where` leaves few. */
export const bookPoints = async (trx: Trx, book: GainBook, { narrowing, by, cuts, where, sign = 1, source = sql`figure_point`, few = false }: Summing): Promise<void> => {
  const asked = (dimension: Dimension): RawBuilder<unknown> => (by.includes(dimension) ? EXPRESSIONS[dimension] : sql`null`)
  const { rows } = await sql<Row>`
    select ${asked('unit')} as unit, ${asked('receivingUnit')} as "receivingUnit", ${asked('sector')} as sector,
      ${asked('procedure')} as procedure, ${asked('officer')} as officer, p.intake, p.kind,
      width_bucket(p.at, ${cuts}::timestamptz[]) as place, sum(p.amount)::int as amount
    from ${source} p
    where ${narrowedBy(narrowing, few)} and ${where}
    group by 1, 2, 3, 4, 5, 6, 7, 8`.execute(trx)
  for (const { unit, receivingUnit, sector, procedure, officer, intake, kind, place, amount } of rows) {
    const key = {
      ...(unit === null ? {} : { unitId: unit }),
      ...(receivingUnit === null ? {} : { receivingUnitId: receivingUnit }),
      ...(sector === null ? {} : { sectorCode: sector }),
      ...(procedure === null ? {} : { procedureCode: procedure }),
      ...(by.includes('channel') ? { channel: intakeAt(intake) } : {}),
      ...(officer === null ? {} : { staffId: officer }),
    }
    book.add(key, place, columnOf(kindOfCode(kind), intakeAt(intake)), sign * amount)
  }
}
