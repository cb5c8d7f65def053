import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { PlainDate } from '#kernel/time.ts'
import { remembered } from './remembered.ts'
import { readRevision, type Revision } from './revision.ts'
import type { Placement } from './domain/unit-history.ts'
import { type FormerUnit, type Unit, type UnitTree, buildUnitTree } from './domain/unit-tree.ts'

const trees = remembered<UnitTree>(24)

/** The organisation of one day under this mark of the units, when it has been read before. */
export const rememberedTree = (units: Revision['units'], day: PlainDate): UnitTree | undefined => trees.get(`${units} ${day}`)

/** The organisation of one day; remembered until the units change. */
export const unitTree = async (trx: Trx, day: PlainDate): Promise<UnitTree> => {
  const { units } = await readRevision(trx)
  const known = rememberedTree(units, day)
  if (known !== undefined) return known
  const { rows } = await sql<Unit & { revision: string }>`
    select u.id, u.code, v.name, v.short_name as "shortName", v.tier, v.kind, v.parent_id as "parentId",
      v.area_code as "areaCode", v.address, v.phone, r.units as revision
    from organisation_revision r
    join unit u on u.tenant_id = r.tenant_id
    join unit_version v on v.tenant_id = u.tenant_id and v.unit_id = u.id
    where r.tenant_id = current_tenant() and v.valid_from <= ${day} and (v.valid_to is null or v.valid_to >= ${day})`
    .execute(trx)
  const former = await sql<FormerUnit>`
    select distinct on (u.id) u.id, v.parent_id as "parentId"
    from unit u join unit_version v on v.tenant_id = u.tenant_id and v.unit_id = u.id
    where u.tenant_id = current_tenant() and u.closed_on < ${day} order by u.id, v.valid_from desc`.execute(trx)
  const tree = buildUnitTree(rows, former.rows)
  // Somebody may have changed the units between the two statements: what was read goes under its own mark.
  trees.set(`${rows[0]?.revision ?? units} ${day}`, tree)
  return tree
}

/** The unit as it stands on that day; throws when there is none. */
export const getUnit = async (trx: Trx, unitId: UnitId, day: PlainDate): Promise<Unit> => {
  const unit = (await unitTree(trx, day)).find(unitId)
  if (unit === undefined) throw new Error(`no unit ${unitId} on ${day}`)
  return unit
}

/** The unit and everything below it on that day. */
export const subtree = async (trx: Trx, unitId: UnitId, day: PlainDate): Promise<ReadonlySet<UnitId>> =>
  (await unitTree(trx, day)).subtree(unitId)

/** One dated version of a unit, as its history page shows it. */
export type UnitVersion = Omit<Unit, 'id' | 'code'> & {
  readonly validFrom: PlainDate
  readonly validTo: PlainDate | null
}

/** Oldest first. */
export const findUnitVersions = async (trx: Trx, unitId: UnitId): Promise<UnitVersion[]> => {
  const { rows } = await sql<UnitVersion>`
    select name, short_name as "shortName", tier, kind, parent_id as "parentId", area_code as "areaCode", address,
      phone, valid_from as "validFrom", valid_to as "validTo"
    from unit_version where tenant_id = current_tenant() and unit_id = ${unitId} order by valid_from`.execute(trx)
  return rows
}

export type UnitIdentity = {
  readonly id: UnitId
  readonly code: string
  readonly openedOn: PlainDate
  readonly closedOn: PlainDate | null
}

const IDENTITY = sql`id, code, opened_on as "openedOn", closed_on as "closedOn"`

export const findUnitIdentity = async (trx: Trx, unitId: UnitId): Promise<UnitIdentity | undefined> => {
  const { rows } = await sql<UnitIdentity>`
    select ${IDENTITY} from unit where tenant_id = current_tenant() and id = ${unitId}`.execute(trx)
  return rows[0]
}

/** The last short name of units, also of those that are no more. */
export const findLastNames = async (trx: Trx, ids: readonly UnitId[]): Promise<ReadonlyMap<UnitId, string>> => {
  const { rows } = await sql<{ id: UnitId; name: string }>`
    select distinct on (unit_id) unit_id as id, short_name as name from unit_version
    where tenant_id = current_tenant() and unit_id = any(${[...ids]}::uuid[]) order by unit_id, valid_from desc`.execute(trx)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** By agency code, whether open or closed: a code is never used again. */
export const findUnitByCode = async (trx: Trx, code: string): Promise<UnitIdentity | undefined> => {
  const { rows } = await sql<UnitIdentity>`
    select ${IDENTITY} from unit where tenant_id = current_tenant() and code = ${code}`.execute(trx)
  return rows[0]
}

/** Where every unit hung at every time; the raw material of the checks against cycles. */
export const findPlacements = async (trx: Trx): Promise<Placement[]> => {
  const { rows } = await sql<{
    unitId: UnitId
    parentId: UnitId | null
    validFrom: PlainDate
    validTo: PlainDate | null
  }>`
    select unit_id as "unitId", parent_id as "parentId", valid_from as "validFrom", valid_to as "validTo"
    from unit_version where tenant_id = current_tenant()`.execute(trx)
  return rows.map(({ unitId, parentId, validFrom, validTo }) => ({
    unitId,
    parentId,
    period: { from: validFrom, to: validTo },
  }))
}

export type UnitKey = {
  readonly id: UnitId
  readonly code: string
  readonly areaCode: string | null
  readonly isClosed: boolean
}

/** Agency code and last area code of every unit there ever was. */
export const listUnitKeys = async (trx: Trx): Promise<UnitKey[]> => {
  const { rows } = await sql<UnitKey>`
    select distinct on (u.id) u.id, u.code, v.area_code as "areaCode", u.closed_on is not null as "isClosed"
    from unit u join unit_version v on v.tenant_id = u.tenant_id and v.unit_id = u.id
    where u.tenant_id = current_tenant() order by u.id, v.valid_from desc`.execute(trx)
  return rows
}
