import { sql, type RawBuilder } from 'kysely'
import { INTAKES } from '#dossiers/domain/figure-points.ts'
import type { Narrowing } from './domain/question.ts'

/** The competent units of a narrowing that the actor reaches, as a set in SQL. */
export const reachedUnits = ({ units }: Pick<Narrowing, 'units'>): RawBuilder<unknown> => sql`(
  select u.id from unit u where u.tenant_id = current_tenant()
    and ((select current_scope()) = 'all' or u.id = any ((select current_units())::uuid[]))
    and ${units === 'all' ? sql`true` : sql`u.id = any (${units}::uuid[])`})`

/** The same as a condition on the points found otherwise: none is looked for unit by unit. */
const atReachedUnit = ({ units }: Pick<Narrowing, 'units'>): RawBuilder<unknown> => sql`
  ((select current_scope()) = 'all' or p.competent_unit_id = any ((select current_units())::uuid[]))
  and ${units === 'all' ? sql`true` : sql`p.competent_unit_id = any (${units}::uuid[])`}`

/**
 * The points `p` of a narrowing, at units that the actor reaches. Shared by every number and the list that it opens to.
 * The units are looked up first, so that the index is entered once for each; unless what else is asked of the points leaves
 * `few` of them, wherever they lie.
 */
export const narrowedBy = ({ units, sectorCode, procedureCode, channel, staffId }: Narrowing, few = false): RawBuilder<boolean> => {
  const parts = [sql`p.tenant_id = current_tenant()`, few ? atReachedUnit({ units }) : sql`p.competent_unit_id in ${reachedUnits({ units })}`]
  if (sectorCode !== undefined) parts.push(sql`p.sector_code = ${sectorCode}`)
  if (procedureCode !== undefined) parts.push(sql`p.procedure_code = ${procedureCode}`)
  if (channel !== undefined) parts.push(sql`p.intake = ${INTAKES.indexOf(channel) + 1}`)
  if (staffId !== undefined) parts.push(sql`p.staff_id = ${staffId}`)
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}
