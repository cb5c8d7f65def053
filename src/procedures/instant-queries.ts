import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { ProcedureVersionId, TenantId } from '#kernel/ids.ts'
import type { PlainDate } from '#kernel/time.ts'
import { remembered } from '#organisation/remembered.ts'
import { catalogueRevision } from './catalogue-revision.ts'
import type { ProcedureVersion } from './domain/procedure.ts'
import { getVersion } from './queries.ts'

const known = remembered<readonly ProcedureVersionId[]>(24)

/** Procedures done at once at the counter (chứng thực) that are in force on a day, by code. */
export const listInstant = async (trx: Trx, tenantId: TenantId, day: PlainDate): Promise<readonly ProcedureVersion[]> => {
  const revision = await catalogueRevision(trx)
  if (revision === undefined) return []
  const key = `${revision} ${day}`
  const ids = known.get(key) ?? (await readIds(trx, day))
  known.set(key, ids)
  const versions: ProcedureVersion[] = []
  for (const id of ids) versions.push(await getVersion(trx, tenantId, id))
  return versions
}

/** Opens every body in force; remembered until the catalogue changes. */
const readIds = async (trx: Trx, day: PlainDate): Promise<readonly ProcedureVersionId[]> => {
  const { rows } = await sql<{ id: ProcedureVersionId }>`
    select id from procedure_version
    where tenant_id = current_tenant() and state <> 'draft' and body ->> 'instant' = 'true'
      and effective_from <= ${day} and (effective_to is null or effective_to >= ${day})
    order by procedure_code`.execute(trx)
  return rows.map((row) => row.id)
}
