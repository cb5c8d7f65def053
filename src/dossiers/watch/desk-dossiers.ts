import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { DossierId, UnitId } from '#kernel/ids.ts'
import { liveSteps } from './conditions.ts'
import { isMost, watchedBy, type WatchScope } from './scope.ts'

/** A dossier that waits at a desk: before its first step, or with a result that nobody hands over. */
export type DeskDossier = {
  readonly dossierId: DossierId
  readonly code: string | null
  readonly phase: 'submitted' | 'incomplete' | 'open' | 'resolved'
  readonly procedureVersionId: string
  readonly unitId: UnitId
  readonly sectorCode: string
}

/** The dossiers of the scope that wait at these desks without a live step, oldest first. */
export const listDeskDossiers = async (
  trx: Trx,
  scope: WatchScope,
  desks: readonly Pick<DeskDossier, 'unitId' | 'sectorCode'>[],
  limit: number,
): Promise<readonly DeskDossier[]> => {
  if (desks.length === 0) return []
  const { rows } = await sql<DeskDossier>`
    with ${liveSteps(isMost(scope))}
    select d.id as "dossierId", d.code, d.phase, d.procedure_version_id as "procedureVersionId", d.receiving_unit_id as "unitId",
      d.sector_code as "sectorCode"
    ${watchedBy(scope)}
      and (d.receiving_unit_id, d.sector_code) in (
        select * from unnest(${desks.map(({ unitId }) => unitId)}::uuid[], ${desks.map(({ sectorCode }) => sectorCode)}::text[]))
      and not exists (select from step s where s.dossier_id = d.id)
    order by coalesce(d.submitted_at, d.accepted_at), d.id limit ${limit}`.execute(trx)
  return rows
}
