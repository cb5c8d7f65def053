import { piece, type Piece } from '#db/statement.ts'
import { dayTextOf, type At } from '#kernel/at.ts'
import type { DossierId, StaffId, UnitId } from '#kernel/ids.ts'
import type { Dossier } from './domain/dossier.ts'
import { INTAKES, intakeOf, type ServiceTerms } from './domain/figure-points.ts'
import { TIME_KINDS, type TimePoint } from './domain/time-points.ts'

/** A worked time of figures as it is stored, with what it is asked by and when it was recorded. */
export type TimeRow = {
  readonly dossierId: DossierId
  /** The last event of the command that told it. */
  readonly seq: number
  readonly no: number
  readonly kind: number
  readonly at: At
  readonly recordedAt: At
  readonly late: boolean
  readonly amount: number
  readonly workedMinutes: number
  readonly promisedMinutes: number | null
  readonly unitId: UnitId
  readonly sectorCode: string
  readonly procedureCode: string
  readonly intake: number
  readonly staffId: StaffId | null
}

/** The times of a command that left the dossier in this state. */
export const timeRows = (
  { dossier, terms }: { readonly dossier: Dossier; readonly terms: ServiceTerms },
  times: readonly TimePoint[],
  recordedAt: At,
): readonly TimeRow[] =>
  times.map(({ kind, ...time }) => ({
    ...time,
    kind: TIME_KINDS[kind],
    dossierId: dossier.id,
    seq: dossier.seq,
    recordedAt,
    late: dayTextOf(time.at) < dayTextOf(recordedAt),
    sectorCode: dossier.sectorCode,
    procedureCode: dossier.procedureCode,
    intake: INTAKES.indexOf(intakeOf(dossier, terms.serviceLevel)) + 1,
  }))

/** The times of one command, all of one dossier: a part of the one statement that writes it. */
export const newTimes = (rows: readonly TimeRow[]): Piece => {
  const [first] = rows
  if (first === undefined) throw new Error('a command without times writes none')
  return piece`new_time as (
    insert into figure_time (tenant_id, dossier_id, seq, no, kind, at, recorded_at, late, amount, worked_minutes,
      promised_minutes, unit_id, sector_code, procedure_code, intake, staff_id)
    select current_tenant(), ${first.dossierId}, ${first.seq}, t.no, t.kind, t.at, ${first.recordedAt}::timestamptz, t.late, t.amount,
      t.worked_minutes, t.promised_minutes, t.unit_id, ${first.sectorCode}, ${first.procedureCode}, ${first.intake}, t.staff_id
    from unnest(${rows.map((one) => one.no)}::smallint[], ${rows.map((one) => one.kind)}::smallint[], ${rows.map((one) => one.at)}::timestamptz[],
      ${rows.map((one) => one.late)}::boolean[], ${rows.map((one) => one.amount)}::smallint[],
      ${rows.map((one) => one.workedMinutes)}::int[], ${rows.map((one) => one.promisedMinutes)}::int[],
      ${rows.map((one) => one.unitId)}::uuid[], ${rows.map((one) => one.staffId)}::uuid[])
      as t (no, kind, at, late, amount, worked_minutes, promised_minutes, unit_id, staff_id))`
}
