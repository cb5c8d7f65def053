import { sql } from 'kysely'
import { z } from 'zod'
import type { Trx } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { PlainDate } from '#kernel/time.ts'
import { durationSchema } from '#law/procedures-schema.ts'
import type { Duration } from './domain/duration.ts'
import type { UnitPart } from './unit-part-commands.ts'

/** A unit's part in a procedure over a span of days. */
export type UnitPartLine = {
  readonly code: string
  readonly name: string
  readonly unitId: UnitId
  readonly part: UnitPart
  readonly validFrom: PlainDate
  /** Last day. */
  readonly validTo: PlainDate | null
  /** The unit's own promise by case id. */
  readonly committed: Readonly<Record<string, Duration>>
}

const promises = z.record(z.string(), durationSchema)

/** Parts that hold on the day or begin later, of one unit or of one procedure; by procedure, then first day. */
export const listUnitParts = async (
  trx: Trx,
  of: { readonly unitId: UnitId } | { readonly code: string },
  day: PlainDate,
): Promise<readonly UnitPartLine[]> => {
  const narrowed = 'unitId' in of ? sql`u.unit_id = ${of.unitId}` : sql`u.procedure_code = ${of.code}`
  const { rows } = await sql<Omit<UnitPartLine, 'committed'> & { committed: unknown }>`
    select u.procedure_code as "code", v.name, u.unit_id as "unitId", u.part, u.valid_from as "validFrom",
      u.valid_to as "validTo", u.committed
    from procedure_unit u
    join lateral (
      select name from procedure_version v where v.tenant_id = u.tenant_id and v.procedure_code = u.procedure_code
      order by version_no desc limit 1) v on true
    where u.tenant_id = current_tenant() and ${narrowed} and (u.valid_to is null or u.valid_to >= ${day})
    order by u.procedure_code, u.part, u.valid_from`.execute(trx)
  return rows.map((row) => ({ ...row, committed: row.committed === null ? {} : promises.parse(row.committed) }))
}

/** Which procedures these units were given on a day, whatever their part in them. */
export const listGivenTo = async (
  trx: Trx,
  unitIds: ReadonlySet<UnitId>,
  day: PlainDate,
): Promise<readonly { readonly unitId: UnitId; readonly code: string }[]> => {
  const { rows } = await sql<{ unitId: UnitId; code: string }>`
    select distinct unit_id as "unitId", procedure_code as "code" from procedure_unit
    where tenant_id = current_tenant() and unit_id = any(${[...unitIds]}::uuid[])
      and valid_from <= ${day} and (valid_to is null or valid_to >= ${day})`.execute(trx)
  return rows
}
