import { sql } from 'kysely'
import { type Ctx, type Trx, transaction } from '#db/context.ts'
import type { Database } from '#db/client.ts'
import type { TenantId, UnitId } from '#kernel/ids.ts'
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
  input: FoundOrganisationInput,
): Promise<Result<{ unitId: UnitId }, OrganisationRefusal>> =>
  transaction(ctx, (trx) => foundOrganisationIn(trx, ctx, input))

/** The same inside an open transaction. */
export const foundOrganisationIn = async (
  trx: Trx,
  ctx: Ctx,
  { tenantCode, ...root }: FoundOrganisationInput,
): Promise<Result<{ unitId: UnitId }, OrganisationRefusal>> => {
  if (ctx.actor.kind !== 'system') return refuse('administrationNotAllowed')
  await putTenant(trx, ctx, tenantCode, root.name)
  await sql`
    insert into organisation_revision (tenant_id, units, calendar)
    values (${ctx.tenantId}, ${ctx.newId()}, ${ctx.newId()})`.execute(trx)
  await addShippedYears(trx, ctx)
  return openUnitIn(trx, ctx, { ...root, parentId: null })
}

/** Makes the row of an agency that has only a one-time link so far; one that is there keeps its name. */
export const prepareTenant = async (trx: Trx, ctx: Ctx): Promise<void> => {
  await sql`
    insert into tenant (id, code, name) values (${ctx.tenantId}, 'chua-dat-ten', 'Cơ quan chưa đặt tên')
    on conflict (id) do nothing`.execute(trx)
}

const putTenant = async (trx: Trx, ctx: Ctx, code: string, name: string): Promise<void> => {
  await sql`
    insert into tenant (id, code, name) values (${ctx.tenantId}, ${code}, ${name})
    on conflict (id) do update set code = excluded.code, name = excluded.name`.execute(trx)
}

/** The tenant of this installation: one installation serves one agency. `undefined` before its first run. */
export const findTenantId = async (db: Database): Promise<TenantId | undefined> => {
  const row = await db.selectFrom('tenant').select('id').orderBy('code').executeTakeFirst()
  return row?.id as TenantId | undefined
}
