import { sql, type RawBuilder } from 'kysely'
import type { Trx } from '#db/context.ts'
import { INTAKES } from '#dossiers/domain/figure-points.ts'
import { TIME_KINDS, type TimeKind } from '#dossiers/domain/time-points.ts'
import type { DossierId, StaffId, UnitId } from '#kernel/ids.ts'
import { ZONE, type Instant, type PlainDate } from '#kernel/time.ts'
import { spansOf, type Question, type Span } from './domain/question.ts'
import type { TimeFigures } from './domain/time-figures.ts'
import { reachedUnits } from './narrowing.ts'

/** What times can be asked by; `unit` is the one whose time it is: competent for the dossier, or holder of the step. */
export const TIME_DIMENSIONS = ['unit', 'sector', 'procedure', 'officer', 'month'] as const
export type TimeDimension = (typeof TIME_DIMENSIONS)[number]

/** `kinds` narrows to a dossier's time as a whole or to steps; everything when absent. */
export type TimeQuestion = Question & { readonly kinds?: readonly TimeKind[] | undefined }
export type TimesAsked = TimeQuestion & { readonly by: readonly TimeDimension[] }

export type TimeRow = TimeFigures & {
  readonly unitId?: UnitId
  readonly sectorCode?: string
  readonly procedureCode?: string
  readonly staffId?: StaffId
  /** First day of the month. */
  readonly month?: PlainDate
}

const COLUMN = {
  unit: sql`unit_id`,
  sector: sql`sector_code`,
  procedure: sql`procedure_code`,
  officer: sql`staff_id`,
  month: sql`date_trunc('month', at at time zone ${sql.lit(ZONE)})::date`,
} as const satisfies Record<TimeDimension, RawBuilder<unknown>>

const kindOf = (code: number): TimeKind => {
  const found = Object.entries(TIME_KINDS).find(([, one]) => one === code)
  if (found === undefined) throw new Error(`no kind of time has the code ${code}`)
  return found[0] as TimeKind
}

/** The times of a question as they were known at its moment: those that were not taken back. Reads those of its period alone. */
const toldTimes = (question: TimeQuestion, { from, until }: Span): RawBuilder<unknown> => {
  const { asOf, sectorCode, procedureCode, channel, staffId, kinds } = question
  const codes = (kinds ?? (Object.keys(TIME_KINDS) as TimeKind[])).map((kind) => TIME_KINDS[kind])
  const parts = [
    sql`tenant_id = current_tenant() and unit_id in ${reachedUnits(question)} and kind = any (${codes}::smallint[])
      and at >= ${from} and at < ${until} and recorded_at <= ${asOf}`,
  ]
  if (sectorCode !== undefined) parts.push(sql`sector_code = ${sectorCode}`)
  if (procedureCode !== undefined) parts.push(sql`procedure_code = ${procedureCode}`)
  if (channel !== undefined) parts.push(sql`intake = ${INTAKES.indexOf(channel) + 1}`)
  if (staffId !== undefined) parts.push(sql`staff_id = ${staffId}`)
  return sql`
    select kind, no, at, dossier_id, unit_id, sector_code, procedure_code, staff_id, worked_minutes, promised_minutes
    from figure_time where ${sql.join(parts, sql` and `)}
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 having sum(amount) > 0`
}

type Row = Omit<TimeFigures, 'kind' | 'promised'> & {
  readonly kind: number
  readonly unit: UnitId | null
  readonly sector: string | null
  readonly procedure: string | null
  readonly officer: StaffId | null
  readonly month: PlainDate | null
  readonly promisedCount: number
  readonly promisedWorked: number
  readonly promisedMinutes: number
  readonly promisedMedian: number | null
  readonly exceeded: number
}

/**
 * How long work took against what was promised, of what ended in a period, as known at its moment: averages come of the
 * sums, medians of the single times. Units that the actor does not reach are in no row.
 */
export const askTimes = async (trx: Trx, asked: TimesAsked): Promise<readonly TimeRow[]> => {
  const [span] = spansOf(asked, undefined)
  if (span === undefined) return []
  const by = (one: TimeDimension): RawBuilder<unknown> => (asked.by.includes(one) ? COLUMN[one] : sql`null`)
  const { rows } = await sql<Row>`
    with told as (${toldTimes(asked, span)})
    select kind, ${by('unit')} as unit, ${by('sector')} as sector, ${by('procedure')} as procedure, ${by('officer')} as officer,
      ${asked.by.includes('month') ? COLUMN.month : sql`null::date`} as month, count(*)::int as count,
      sum(worked_minutes)::bigint as "workedMinutes", percentile_cont(0.5) within group (order by worked_minutes) as "medianMinutes",
      percentile_cont(0.9) within group (order by worked_minutes) as "longMinutes", count(promised_minutes)::int as "promisedCount",
      coalesce(sum(worked_minutes) filter (where promised_minutes is not null), 0)::bigint as "promisedWorked",
      coalesce(sum(promised_minutes), 0)::bigint as "promisedMinutes",
      percentile_cont(0.5) within group (order by promised_minutes) as "promisedMedian",
      count(*) filter (where worked_minutes > promised_minutes)::int as exceeded
    from told group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6`.execute(trx)
  return rows.map(({ kind, unit, sector, procedure, officer, month, promisedCount, promisedWorked, promisedMinutes, promisedMedian, exceeded, ...times }) => ({
    ...times,
    kind: kindOf(kind),
    promised: { count: promisedCount, workedMinutes: promisedWorked, promisedMinutes, medianMinutes: promisedMedian, exceeded },
    ...(unit !== null && { unitId: unit }),
    ...(sector !== null && { sectorCode: sector }),
    ...(procedure !== null && { procedureCode: procedure }),
    ...(officer !== null && { staffId: officer }),
    ...(month !== null && { month }),
  }))
}

/** One time that a figure counted: of a dossier, or of a pass of one of its steps. */
export type CountedTime = {
  readonly dossierId: DossierId
  readonly code: string | null
  readonly procedureCode: string
  readonly unitId: UnitId
  /** The step's number within the dossier; 0 for the dossier as a whole. */
  readonly stepNo: number
  readonly endedAt: Instant
  readonly workedMinutes: number
  readonly promisedMinutes: number | null
}

/** The times that a figure counted, those first that went furthest beyond what was promised. */
export const openTimes = async (trx: Trx, question: TimeQuestion & { readonly skip: number; readonly limit: number }): Promise<readonly CountedTime[]> => {
  const [span] = spansOf(question, undefined)
  if (span === undefined) return []
  const { rows } = await sql<CountedTime>`
    with told as (${toldTimes(question, span)}), first as materialized (
      select * from told order by worked_minutes - coalesce(promised_minutes, worked_minutes) desc, worked_minutes desc, dossier_id, no
      offset ${question.skip} limit ${question.limit}
    )
    select f.dossier_id as "dossierId", d.code, f.procedure_code as "procedureCode", f.unit_id as "unitId", f.no as "stepNo",
      f.at as "endedAt", f.worked_minutes as "workedMinutes", f.promised_minutes as "promisedMinutes"
    from first f join dossier d on d.tenant_id = current_tenant() and d.id = f.dossier_id
    order by f.worked_minutes - coalesce(f.promised_minutes, f.worked_minutes) desc, f.worked_minutes desc, f.dossier_id, f.no`.execute(trx)
  return rows
}
