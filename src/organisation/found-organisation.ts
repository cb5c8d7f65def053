import { sql } from 'kysely'
import { type Ctx, transaction } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import { refuse, type Result } from '#kernel/result.ts'
import { addShippedYears } from './calendar-store.ts'
import type { OrganisationRefusal } from './refusals.ts'
import { type OpenUnitInput, openUnitIn } from './unit-commands.ts'

export type FoundOrganisationInput = Omit<OpenUnitInput, 'parentId'> & { readonly tenantCode: string }

/**
 * The first act of an agency: its tenant row, its root unit and the shipped national calendar. Only the system
 * does it (demo, simulation, or the one-time link of the first administrator).
 */
export const foundOrganisation = (
  ctx: Ctx,
  { tenantCode, ...root }: FoundOrganisationInput,
): Promise<Result<{ unitId: UnitId }, OrganisationRefusal>> =>
  transaction(ctx, async (trx) => {
    if (ctx.actor.kind !== 'system') return refuse('administrationNotAllowed')
    await sql`
      insert into tenant (id, code, name) values (${ctx.tenantId}, ${tenantCode}, ${root.name})
      on conflict (id) do update set name = excluded.name`.execute(trx)
    await sql`
      insert into organisation_revision (tenant_id, units, calendar)
      values (${ctx.tenantId}, ${ctx.newId()}, ${ctx.newId()})`.execute(trx)
    await addShippedYears(trx, ctx)
    return openUnitIn(trx, ctx, { ...root, parentId: null })
  })
