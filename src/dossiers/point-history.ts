import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import { toAt } from '#kernel/at.ts'
import type { DossierId, UnitId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { ServiceLevel } from '#procedures/domain/procedure.ts'
import type { Dossier } from './domain/dossier.ts'
import type { RecordedEvent } from './domain/event.ts'
import { evolve } from './domain/evolve.ts'
import { readEvent } from './event-body.ts'
import { changedPoints, type PointRow } from './point-rows.ts'

type EventRow = {
  readonly dossierId: DossierId
  readonly serviceLevel: ServiceLevel
  readonly commandId: string
  readonly seq: number
  readonly type: string
  readonly version: number
  readonly body: object
  readonly occurredAt: Instant
  readonly recordedAt: Instant
}

/** A stretch of the dossiers that a unit is competent for, by id, with the points that their events give. */
export type PointBatch = { readonly dossiers: readonly DossierId[]; readonly points: readonly PointRow[] }

/**
 * The points of the next dossiers after `after`, counted anew from the events recorded up to `until`: what the commands
 * have written, or would have if points had been kept when they ran.
 */
export const pointsOfHistory = async (
  trx: Trx,
  { unitId, after, limit, until }: { readonly unitId: UnitId; readonly after: DossierId | null; readonly limit: number; readonly until: Instant },
): Promise<PointBatch> => {
  const { rows } = await sql<EventRow | { readonly dossierId: DossierId; readonly seq: null }>`
    with batch as (
      select d.id, d.procedure_version_id from dossier d
      where d.tenant_id = current_tenant() and d.competent_unit_id = ${unitId} and (${after}::uuid is null or d.id > ${after}::uuid)
      order by d.id limit ${limit}
    )
    select b.id as "dossierId", v.body ->> 'serviceLevel' as "serviceLevel", e.command_id as "commandId", e.seq, e.type,
      e.version, e.body, e.occurred_at as "occurredAt", e.recorded_at as "recordedAt"
    from batch b
    join procedure_version v on v.tenant_id = current_tenant() and v.id = b.procedure_version_id
    left join dossier_event e on e.tenant_id = current_tenant() and e.dossier_id = b.id and e.recorded_at <= ${until}
    order by b.id, e.seq`.execute(trx)
  const histories = Map.groupBy(rows, (row) => row.dossierId)
  return {
    dossiers: [...histories.keys()],
    points: [...histories.values()].flatMap((history) => pointsOf(history.filter((row) => row.seq !== null))),
  }
}

const recorded = (row: EventRow): RecordedEvent =>
  readEvent({ ...row, occurredAt: toAt(row.occurredAt), recordedAt: toAt(row.recordedAt) })

/** Command by command, as they were written. */
const pointsOf = (history: readonly EventRow[]): readonly PointRow[] => {
  const points: PointRow[] = []
  let before: Dossier | undefined
  for (let i = 0; i < history.length; ) {
    const first = history[i] as EventRow
    let after = before
    for (; history[i]?.commandId === first.commandId; i++) after = evolve(after, recorded(history[i] as EventRow))
    if (after === undefined) continue
    points.push(...changedPoints({ before, after, serviceLevel: first.serviceLevel, at: toAt(first.occurredAt), recordedAt: toAt(first.recordedAt) }))
    before = after
  }
  return points
}

/** The points that are kept of these dossiers at any of these units, recorded up to `until`. */
export const keptPoints = async (
  trx: Trx,
  { units, dossiers, until }: { readonly units: readonly UnitId[]; readonly dossiers: readonly DossierId[]; readonly until: Instant },
): Promise<readonly PointRow[]> => {
  type Stored = Omit<PointRow, 'at' | 'recordedAt'> & { readonly at: Instant; readonly recordedAt: Instant }
  const { rows } = await sql<Stored>`
    select dossier_id as "dossierId", seq, kind, at, recorded_at as "recordedAt", late, amount,
      competent_unit_id as "competentUnitId", receiving_unit_id as "receivingUnitId", sector_code as "sectorCode",
      procedure_code as "procedureCode", intake, staff_id as "staffId"
    from figure_point
    where tenant_id = current_tenant() and competent_unit_id = any(${[...units]}::uuid[])
      and dossier_id = any(${[...dossiers]}::uuid[]) and recorded_at <= ${until}`
    .execute(trx)
  return rows.map((row) => ({ ...row, at: toAt(row.at), recordedAt: toAt(row.recordedAt) }))
}

/** Writes points that are not there yet, with the moment at which they should have been recorded. */
export const addMissingPoints = async (trx: Trx, points: readonly PointRow[]): Promise<void> => {
  await sql`
    insert into figure_point (tenant_id, dossier_id, seq, kind, at, recorded_at, late, amount, competent_unit_id,
      receiving_unit_id, sector_code, procedure_code, intake, staff_id)
    select current_tenant(), p."dossierId", p.seq, p.kind, p.at, p."recordedAt", p.late, p.amount, p."competentUnitId",
      p."receivingUnitId", p."sectorCode", p."procedureCode", p.intake, p."staffId"
    from json_to_recordset(${JSON.stringify(points)}::json) as p ("dossierId" uuid, seq int, kind smallint, at timestamptz,
      "recordedAt" timestamptz, late boolean, amount smallint, "competentUnitId" uuid, "receivingUnitId" uuid,
      "sectorCode" text, "procedureCode" text, intake smallint, "staffId" uuid)
    on conflict do nothing`.execute(trx)
}
