import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import { INTAKES, kindOfCode, type Intake } from '#dossiers/domain/figure-points.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { Instant, PlainDate } from '#kernel/time.ts'
import { addTallies, columnOf, figuresOf, type Column, type Figures, type Tally } from './domain/measure.ts'
import { BUCKETS, spansOf, type Bucket, type Dimension, type Question } from './domain/question.ts'
import { narrowedBy } from './narrowing.ts'

/** One row of an answer: what it was asked by, and all its figures. Rows in which nothing was ever counted are left out. */
export type FigureRow = {
  readonly unitId?: UnitId
  readonly sectorCode?: string
  readonly procedureCode?: string
  readonly channel?: Intake
  /** The first day of the bucket within the period. */
  readonly bucket?: PlainDate
  readonly values: Figures
}

export type Answer = {
  readonly asOf: Instant
  /** Later than the last fence: something that is being written now may still belong to it. */
  readonly provisional: boolean
  readonly rows: readonly FigureRow[]
}

const isBucket = (by: Dimension | Bucket): by is Bucket => (BUCKETS as readonly string[]).includes(by)

type PointRow = {
  readonly unitId: UnitId | null
  readonly sectorCode: string | null
  readonly procedureCode: string | null
  readonly intake: number
  readonly place: number
  readonly kind: number
  readonly amount: number
}

/**
 * Figures of a period as they were known at `asOf`, by what is asked: at most one kind of bucket. Units that the actor
 * does not reach are in no row.
 */
export const askFigures = async (trx: Trx, question: Question & { readonly by: readonly (Dimension | Bucket)[] }): Promise<Answer> => {
  const { asOf, by } = question
  const bucket = by.find(isBucket)
  const spans = spansOf(question, bucket)
  const has = (dimension: Dimension): boolean => by.includes(dimension)
  const cuts = [...spans.map((span) => span.from), ...spans.slice(-1).map((span) => span.until)]
  const { rows } = await sql<PointRow>`
    select case when ${has('unit')} then p.competent_unit_id end as "unitId",
      case when ${has('sector')} then p.sector_code end as "sectorCode",
      case when ${has('procedure')} then p.procedure_code end as "procedureCode",
      p.intake, p.kind, width_bucket(p.at, ${cuts}::timestamptz[]) as place, sum(p.amount)::int as amount
    from figure_point p
    where ${narrowedBy(question)} and p.at < ${cuts.at(-1)} and p.recorded_at <= ${asOf}
    group by 1, 2, 3, 4, 5, 6`.execute(trx)
  const keyOf = (row: PointRow): string =>
    [row.unitId, row.sectorCode, row.procedureCode, has('channel') ? row.intake : ''].join('\n')
  const groups = [...Map.groupBy(rows, keyOf).values()]
  return {
    asOf,
    provisional: true,
    rows: groups.flatMap((group) => {
      const [first] = group
      if (first === undefined) return []
      const keys = {
        ...(first.unitId === null ? {} : { unitId: first.unitId }),
        ...(first.sectorCode === null ? {} : { sectorCode: first.sectorCode }),
        ...(first.procedureCode === null ? {} : { procedureCode: first.procedureCode }),
        ...(has('channel') ? { channel: intakeAt(first.intake) } : {}),
      }
      const tallies = spans.map((_, i) => tallyOf(group, i + 1))
      let before = tallyOf(group, 0)
      return spans.map(({ firstDay }, i) => {
        const within = tallies[i] ?? {}
        const values = figuresOf(before, within)
        before = addTallies(before, within)
        return { ...keys, ...(bucket === undefined ? {} : { bucket: firstDay }), values }
      })
    }),
  }
}

const intakeAt = (code: number): Intake => {
  const intake = INTAKES[code - 1]
  if (intake === undefined) throw new Error(`no intake has the code ${code}`)
  return intake
}

const tallyOf = (rows: readonly PointRow[], place: number): Tally => {
  const tally: { [column in Column]?: number } = {}
  for (const row of rows) {
    if (row.place !== place) continue
    const column = columnOf(kindOfCode(row.kind), intakeAt(row.intake))
    tally[column] = (tally[column] ?? 0) + row.amount
  }
  return tally
}
