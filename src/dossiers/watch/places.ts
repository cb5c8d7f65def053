import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { Role } from '#kernel/actor.ts'
import type { DossierId, StaffId, UnitId } from '#kernel/ids.ts'
import { atOrphanPlace, liveSteps, type OrphanPlace } from './conditions.ts'
import { isMost, watchedBy, type WatchScope } from './scope.ts'

/** Where work lies, however many dossiers: few places, whatever the number of dossiers. `role` null is a desk. */
export type WorkPlace = OrphanPlace & { readonly dossiers: number }

/** Every place at which a dossier of the scope waits for somebody of the office. */
export const findWorkPlaces = async (trx: Trx, scope: WatchScope): Promise<readonly WorkPlace[]> => {
  const { rows } = await sql<WorkPlace>`
    with ${liveSteps(isMost(scope))}, watched as materialized (
      select d.id, d.receiving_unit_id, d.sector_code ${watchedBy(scope)})
    select coalesce(s.unit_id, w.receiving_unit_id) as "unitId", s.role, coalesce(s.sector_code, w.sector_code) as "sectorCode",
      s.staff_id as "staffId", count(*)::int as dossiers
    from watched w left join step s on s.dossier_id = w.id
    group by 1, 2, 3, 4`.execute(trx)
  return rows
}

/** A live step that nobody can act on. */
export type OrphanStep = {
  readonly dossierId: DossierId
  readonly code: string | null
  readonly procedureVersionId: string
  readonly stepNo: number
  readonly stepName: string
  readonly role: Role
  readonly unitId: UnitId
  readonly sectorCode: string
  readonly staffId: StaffId | null
}

/** Live steps of the scope at places where nobody can act, the most urgent first. */
export const listOrphanSteps = async (trx: Trx, scope: WatchScope, places: readonly OrphanPlace[], limit: number): Promise<readonly OrphanStep[]> => {
  if (places.every(({ role }) => role === null)) return []
  const { rows } = await sql<OrphanStep>`
    select d.id as "dossierId", d.code, d.procedure_version_id as "procedureVersionId", s.no as "stepNo", s.name as "stepName",
      s.role, s.unit_id as "unitId", s.sector_code as "sectorCode", s.staff_id as "staffId"
    from (select d.id, d.tenant_id, d.code, d.procedure_version_id ${watchedBy(scope)}) d
    join dossier_step s on s.tenant_id = d.tenant_id and s.dossier_id = d.id and s.state in ('waiting', 'accepted')
    where ${atOrphanPlace(places)}
    order by s.urgent_at, s.dossier_id, s.no limit ${limit}`.execute(trx)
  return rows
}
