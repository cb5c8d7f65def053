import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { PlainDate } from '#kernel/time.ts'
import type { Period } from './domain/period.ts'

/** What a dated version says of a unit. */
export type UnitDescription = {
  readonly name: string
  readonly shortName: string
  readonly tier: string
  readonly kind: string
  readonly parentId: UnitId | null
  readonly areaCode: string | null
  readonly address: string | null
  readonly phone: string | null
}

export const insertUnit = async (trx: Trx, ctx: Ctx, id: UnitId, code: string, openedOn: PlainDate): Promise<void> => {
  await sql`
    insert into unit (tenant_id, id, code, opened_on) values (${ctx.tenantId}, ${id}, ${code}, ${openedOn})`.execute(trx)
}

export const insertUnitVersion = async (
  trx: Trx,
  ctx: Ctx,
  unitId: UnitId,
  period: Period,
  unit: UnitDescription,
): Promise<void> => {
  await sql`
    insert into unit_version (tenant_id, unit_id, valid_from, valid_to, name, short_name, tier, kind, parent_id,
      area_code, address, phone)
    values (${ctx.tenantId}, ${unitId}, ${period.from}, ${period.to}, ${unit.name}, ${unit.shortName}, ${unit.tier},
      ${unit.kind}, ${unit.parentId}, ${unit.areaCode}, ${unit.address}, ${unit.phone})`.execute(trx)
}

/** Corrects the version that begins on `validFrom`. */
export const rewriteUnitVersion = async (
  trx: Trx,
  unitId: UnitId,
  validFrom: PlainDate,
  unit: UnitDescription,
): Promise<void> => {
  await sql`
    update unit_version set name = ${unit.name}, short_name = ${unit.shortName}, tier = ${unit.tier},
      kind = ${unit.kind}, parent_id = ${unit.parentId}, area_code = ${unit.areaCode}, address = ${unit.address},
      phone = ${unit.phone}
    where tenant_id = current_tenant() and unit_id = ${unitId} and valid_from = ${validFrom}`.execute(trx)
}

export const endUnitVersion = async (
  trx: Trx,
  unitId: UnitId,
  validFrom: PlainDate,
  lastDay: PlainDate,
): Promise<void> => {
  await sql`
    update unit_version set valid_to = ${lastDay}
    where tenant_id = current_tenant() and unit_id = ${unitId} and valid_from = ${validFrom}`.execute(trx)
}

export const markUnitClosed = async (trx: Trx, unitId: UnitId, lastDay: PlainDate): Promise<void> => {
  await sql`
    update unit set closed_on = ${lastDay} where tenant_id = current_tenant() and id = ${unitId}`.execute(trx)
}
