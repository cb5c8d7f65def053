import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { Period } from '#figures/domain/question.ts'
import { findTier } from '#law/unit-catalogue.ts'
import type { ProcedureMeasure } from './domain/source.ts'

/**
 * Procedures of a tier (a province answers for all): in force on the last day; new, changed and ended within the period.
 * Undefined while the catalogue has none: then nobody can tell.
 */
export const countProcedures = async (trx: Trx, tier: string, { from, to }: Period): Promise<Readonly<Record<ProcedureMeasure, number>> | undefined> => {
  const { rows } = await sql<Record<ProcedureMeasure, number>>`
    with version as (
      select v.*, min(v.effective_from) over (partition by v.procedure_code) as first_from, max(v.effective_from) over (partition by v.procedure_code) as last_from
      from procedure_version v
      where v.tenant_id = current_tenant() and v.state <> 'draft' and v.effective_from <= ${to}
        and (${findTier(tier)?.level === 1} or v.tiers::jsonb ? ${tier})
    )
    select count(*) filter (where effective_to is null or effective_to >= ${to})::int as "inForce",
      count(*) filter (where effective_from >= ${from} and effective_from = first_from)::int as added,
      count(*) filter (where effective_from >= ${from} and effective_from > first_from)::int as amended,
      count(*) filter (where effective_to >= ${from} and effective_to < ${to} and effective_from = last_from)::int as ended
    from version`.execute(trx)
  const [counted] = rows
  return counted === undefined || counted.inForce === 0 ? undefined : counted
}
