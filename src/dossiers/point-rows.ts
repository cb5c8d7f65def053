import { piece, type Piece } from '#db/statement.ts'
import { dayTextOf, type At } from '#kernel/at.ts'
import type { DossierId, StaffId, UnitId } from '#kernel/ids.ts'
import type { Dossier } from './domain/dossier.ts'
import { comingPoints, figureChanges, INTAKES, intakeOf, leavingPoints, POINT_KINDS, type FigurePoint, type ServiceTerms } from './domain/figure-points.ts'

/** A point of figures as it is stored: its place, what it counts by, and when it was recorded. */
export type PointRow = {
  readonly dossierId: DossierId
  /** The last event of the command that changed figures. */
  readonly seq: number
  readonly kind: number
  readonly at: At
  readonly recordedAt: At
  readonly late: boolean
  readonly amount: number
  readonly competentUnitId: UnitId
  readonly receivingUnitId: UnitId
  readonly sectorCode: string
  readonly procedureCode: string
  readonly intake: number
  readonly staffId: StaffId | null
}

/** Points at the units of this state. */
const pointRows = (
  { dossier, terms }: { readonly dossier: Dossier; readonly terms: ServiceTerms },
  points: readonly FigurePoint[],
  recordedAt: At,
): readonly PointRow[] =>
  points.map(({ kind, at, amount, staffId }) => ({
    dossierId: dossier.id,
    seq: dossier.seq,
    kind: POINT_KINDS[kind],
    at,
    recordedAt,
    late: dayTextOf(at) < dayTextOf(recordedAt),
    amount,
    competentUnitId: dossier.competentUnitId,
    receivingUnitId: dossier.receivingUnitId,
    sectorCode: dossier.sectorCode,
    procedureCode: dossier.procedureCode,
    intake: INTAKES.indexOf(intakeOf(dossier, terms.serviceLevel)) + 1,
    staffId,
  }))

type Change = {
  readonly before: Dossier | undefined
  readonly after: Dossier
  readonly terms: ServiceTerms
  readonly at: At
  readonly recordedAt: At
}

/**
 * The points by which a command changed figures. Each dossier counts once, at the agency that is responsible in the end:
 * when that changes, everything it counted for leaves the one and comes to the other.
 */
export const changedPoints = ({ before, after, terms, at, recordedAt }: Change): readonly PointRow[] => {
  const rows = (dossier: Dossier, points: readonly FigurePoint[]) => pointRows({ dossier, terms }, points, recordedAt)
  if (before === undefined || before.competentUnitId === after.competentUnitId) return rows(after, figureChanges(before, after, at, terms))
  return [...rows({ ...before, seq: after.seq }, leavingPoints(before, at, terms)), ...rows(after, comingPoints(after, at, terms))]
}

/** The points of one command, all of one dossier: a part of the one statement that writes it. */
export const newPoints = (rows: readonly PointRow[]): Piece => {
  const [first] = rows
  if (first === undefined) throw new Error('a command without points writes none')
  return piece`new_point as (
    insert into figure_point (tenant_id, dossier_id, seq, kind, at, recorded_at, late, amount, competent_unit_id,
      receiving_unit_id, sector_code, procedure_code, intake, staff_id)
    select current_tenant(), ${first.dossierId}, ${first.seq}, p.kind, p.at, ${first.recordedAt}::timestamptz, p.late, p.amount,
      p.competent, p.receiving, ${first.sectorCode}, ${first.procedureCode}, ${first.intake}, p.staff_id
    from unnest(${rows.map((one) => one.kind)}::smallint[], ${rows.map((one) => one.at)}::timestamptz[],
      ${rows.map((one) => one.late)}::boolean[], ${rows.map((one) => one.amount)}::smallint[],
      ${rows.map((one) => one.staffId)}::uuid[], ${rows.map((one) => one.competentUnitId)}::uuid[],
      ${rows.map((one) => one.receivingUnitId)}::uuid[]) as p (kind, at, late, amount, staff_id, competent, receiving))`
}
