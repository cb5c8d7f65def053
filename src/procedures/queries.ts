import { sql } from 'kysely'
import { z } from 'zod'
import type { Trx } from '#db/context.ts'
import type { ProcedureVersionId, ProcessVersionId, TenantId, UnitId } from '#kernel/ids.ts'
import type { PlainDate } from '#kernel/time.ts'
import { durationSchema } from '#law/procedures-schema.ts'
import { remembered } from '#organisation/remembered.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { notedCatalogue } from './catalogue-revision.ts'
import type { Duration } from './domain/duration.ts'
import type { ProcedureVersion } from './domain/procedure.ts'
import type { ProcessVersion } from './domain/process.ts'
import { readSteps } from './process-steps.ts'
import { readBody } from './version-body.ts'

/** Published versions never change, so they are kept by id; the tenant is part of the key. */
const versions = remembered<ProcedureVersion>(4_000)
const processes = remembered<ProcessVersion>(1_000)
const inForce = remembered<ProcedureVersion>(2_000)

/** A published version or a draft; throws when the tenant has none with this id. */
export const getVersion = async (trx: Trx, tenantId: TenantId, id: ProcedureVersionId): Promise<ProcedureVersion> => {
  const key = `${tenantId} ${id}`
  const known = versions.get(key)
  if (known !== undefined) return known
  const { rows } = await sql<{
    code: string
    versionNo: number
    state: string
    effectiveFrom: PlainDate
    processId: ProcessVersionId | null
    body: unknown
  }>`
    select procedure_code as "code", version_no as "versionNo", state, effective_from as "effectiveFrom",
      process_id as "processId", body
    from procedure_version where tenant_id = ${tenantId} and id = ${id}`.execute(trx)
  const row = rows[0]
  if (row === undefined) throw new Error(`no procedure version ${id}`)
  const { code, versionNo, state, effectiveFrom, processId, body } = row
  const version = { ...readBody(body), id, code, versionNo, effectiveFrom: effectiveFrom.toString(), processId }
  if (state !== 'draft') versions.set(key, version)
  return version
}

/** A version of an internal process; throws when the tenant has none with this id. */
export const getProcess = async (trx: Trx, tenantId: TenantId, id: ProcessVersionId): Promise<ProcessVersion> => {
  const key = `${tenantId} ${id}`
  const known = processes.get(key)
  if (known !== undefined) return known
  const { rows } = await sql<{ code: string; versionNo: number; state: string; name: string; steps: unknown }>`
    select process_code as "code", version_no as "versionNo", state, name, steps
    from process_version where tenant_id = ${tenantId} and id = ${id}`.execute(trx)
  const row = rows[0]
  if (row === undefined) throw new Error(`no process version ${id}`)
  const process = { id, code: row.code, versionNo: row.versionNo, name: row.name, steps: readSteps(row.steps) }
  if (row.state === 'published') processes.set(key, process)
  return process
}

/**
 * The version of a procedure that holds on a day: at reception, the one that the dossier keeps. Remembered until the
 * catalogue changes, where the transaction has read the catalogue's mark.
 */
export const findVersionInForce = async (
  trx: Trx,
  tenantId: TenantId,
  code: string,
  day: PlainDate,
): Promise<ProcedureVersion | undefined> => {
  const revision = notedCatalogue(trx)
  const key = `${revision} ${code} ${day}`
  const known = revision === undefined ? undefined : inForce.get(key)
  if (known !== undefined) return known
  const { rows } = await sql<{ id: ProcedureVersionId; revision: string }>`
    select v.id, c.revision from procedure_version v join procedure_catalogue c on c.tenant_id = v.tenant_id
    where v.tenant_id = ${tenantId} and v.procedure_code = ${code} and v.state <> 'draft'
      and v.effective_from <= ${day} and (v.effective_to is null or v.effective_to >= ${day})`.execute(trx)
  if (rows[0] === undefined) return undefined
  const version = await getVersion(trx, tenantId, rows[0].id)
  // Somebody may have changed the catalogue since the mark was read: then nothing is kept under it.
  if (rows[0].revision === revision) inForce.set(key, version)
  return version
}

/** One line of the catalogue's list. */
export type VersionLine = {
  readonly id: ProcedureVersionId
  readonly code: string
  readonly versionNo: number
  readonly name: string
  readonly sectorCode: string
  readonly sectorName: string
  readonly tiers: readonly string[]
  readonly state: 'draft' | 'published' | 'ended'
  readonly effectiveFrom: PlainDate
  /** Last day in force. */
  readonly effectiveTo: PlainDate | null
  readonly origin: 'law' | 'import' | 'office'
}

const LINE = sql`
  id, procedure_code as "code", version_no as "versionNo", name, sector_code as "sectorCode",
  sector_name as "sectorName", tiers, state, effective_from as "effectiveFrom", effective_to as "effectiveTo", origin`

/** What is in force on a day, by code. */
export const listInForce = async (trx: Trx, day: PlainDate): Promise<readonly VersionLine[]> => {
  const { rows } = await sql<VersionLine>`
    select ${LINE} from procedure_version
    where tenant_id = current_tenant() and state <> 'draft'
      and effective_from <= ${day} and (effective_to is null or effective_to >= ${day})
    order by procedure_code`.execute(trx)
  return rows
}

/** Drafts that somebody works on or that wait for answers, by code. */
export const listDrafts = async (trx: Trx): Promise<readonly VersionLine[]> => {
  const { rows } = await sql<VersionLine>`
    select ${LINE} from procedure_version where tenant_id = current_tenant() and state = 'draft'
    order by procedure_code`.execute(trx)
  return rows
}

/** The history of one procedure, newest first. */
export const listVersions = async (trx: Trx, code: string): Promise<readonly VersionLine[]> => {
  const { rows } = await sql<VersionLine>`
    select ${LINE} from procedure_version where tenant_id = current_tenant() and procedure_code = ${code}
    order by version_no desc`.execute(trx)
  return rows
}

/** Processes with their latest versions, by code. */
export const listProcesses = async (
  trx: Trx,
): Promise<readonly (Pick<ProcessVersion, 'id' | 'code' | 'versionNo' | 'name'> & { readonly state: 'draft' | 'published'; readonly editNo: number })[]> => {
  const { rows } = await sql<
    Pick<ProcessVersion, 'id' | 'code' | 'versionNo' | 'name'> & { state: 'draft' | 'published'; editNo: number }
  >`
    select distinct on (process_code) id, process_code as "code", version_no as "versionNo", name, state,
      edit_no as "editNo"
    from process_version where tenant_id = current_tenant() order by process_code, version_no desc`.execute(trx)
  return rows
}

/**
 * Procedures that a unit offers on a day. A unit with parts of its own offers these; a unit that was given none
 * offers everything of its tier, so that a new commune works from its first day.
 */
export const listOfferedBy = async (trx: Trx, unitId: UnitId, day: PlainDate): Promise<readonly VersionLine[]> => {
  const { rows } = await sql<{ code: string }>`
    select distinct procedure_code as "code" from procedure_unit
    where tenant_id = current_tenant() and unit_id = ${unitId}
      and valid_from <= ${day} and (valid_to is null or valid_to >= ${day})`.execute(trx)
  const lines = await listInForce(trx, day)
  if (rows.length > 0) {
    const codes = new Set(rows.map((row) => row.code))
    return lines.filter((line) => codes.has(line.code))
  }
  const tier = (await unitTree(trx, day)).find(unitId)?.tier
  return tier === undefined ? [] : lines.filter((line) => line.tiers.includes(tier))
}

const promisesSchema = z.record(z.string(), durationSchema)

/** Promises of a unit's own for a procedure on a day, by case id; empty when it has none. */
export const findUnitPromises = async (
  trx: Trx,
  code: string,
  unitId: UnitId,
  day: PlainDate,
): Promise<Readonly<Record<string, Duration>>> => {
  const { rows } = await sql<{ committed: unknown }>`
    select committed from procedure_unit
    where tenant_id = current_tenant() and procedure_code = ${code} and unit_id = ${unitId} and part = 'resolves'
      and committed is not null and valid_from <= ${day} and (valid_to is null or valid_to >= ${day})`.execute(trx)
  return rows[0] === undefined ? {} : promisesSchema.parse(rows[0].committed)
}

/**
 * Who decides a dossier received at `receivingUnitId`: the nearest unit above it (or itself) that was given the
 * procedure or has exactly one unit below it that was, else the only unit of the tenant that was, else the nearest
 * people's committee of a competent tier.
 */
export const findCompetentUnit = async (
  trx: Trx,
  procedure: { readonly code: string; readonly tiers: readonly string[] },
  receivingUnitId: UnitId,
  day: PlainDate,
): Promise<UnitId | undefined> => {
  const { rows } = await sql<{ unitId: UnitId }>`
    select unit_id as "unitId" from procedure_unit
    where tenant_id = current_tenant() and procedure_code = ${procedure.code} and part = 'resolves'
      and valid_from <= ${day} and (valid_to is null or valid_to >= ${day})`.execute(trx)
  const given = new Set(rows.map((row) => row.unitId))
  const tree = await unitTree(trx, day)
  const above = []
  for (let unit = tree.find(receivingUnitId); unit !== undefined; ) {
    above.push(unit)
    unit = unit.parentId === null ? undefined : tree.find(unit.parentId)
  }
  for (const { id } of above) {
    if (given.has(id)) return id
    const below = [...tree.subtree(id)].filter((unitId) => given.has(unitId))
    if (below.length === 1) return below[0]
  }
  if (given.size > 0) return given.size === 1 ? [...given][0] : undefined
  return above.find((unit) => unit.kind === 'peoplesCommittee' && procedure.tiers.includes(unit.tier))?.id
}
