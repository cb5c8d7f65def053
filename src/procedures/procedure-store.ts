import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { ProcedureVersionId, ProcessVersionId, TenantId } from '#kernel/ids.ts'
import type { Instant, PlainDate } from '#kernel/time.ts'
import type { ProcedureBody } from './domain/procedure.ts'
import { readBody } from './version-body.ts'

export type VersionState = 'draft' | 'published' | 'ended'
export type VersionOrigin = 'law' | 'import' | 'office'

/** A verbatim time-limit text and what was read from it. */
export type StatutoryText = { readonly text: string; readonly status: string; readonly place: 'table' | 'prose' }

/** A version's row with everything that a command must know to change it. */
export type VersionRow = {
  readonly id: ProcedureVersionId
  readonly code: string
  readonly versionNo: number
  readonly state: VersionState
  readonly effectiveFrom: PlainDate
  /** Last day in force. */
  readonly effectiveTo: PlainDate | null
  readonly processId: ProcessVersionId | null
  readonly body: ProcedureBody
  readonly origin: VersionOrigin
  readonly contentHash: string | null
  readonly editNo: number
}

const COLUMNS = sql`
  id, procedure_code as "code", version_no as "versionNo", state, effective_from as "effectiveFrom",
  effective_to as "effectiveTo", process_id as "processId", body, origin, content_hash as "contentHash",
  edit_no as "editNo"`

type RawRow = Omit<VersionRow, 'body'> & { readonly body: unknown }
const readRow = (row: RawRow): VersionRow => ({ ...row, body: readBody(row.body) })

/** The version, locked until the transaction ends. */
export const lockVersion = async (trx: Trx, id: ProcedureVersionId): Promise<VersionRow | undefined> => {
  const { rows } = await sql<RawRow>`
    select ${COLUMNS} from procedure_version where tenant_id = current_tenant() and id = ${id} for update`.execute(trx)
  return rows[0] === undefined ? undefined : readRow(rows[0])
}

/** Every version of a procedure, oldest first. */
export const findVersionRows = async (trx: Trx, code: string): Promise<readonly VersionRow[]> => {
  const { rows } = await sql<RawRow>`
    select ${COLUMNS} from procedure_version
    where tenant_id = current_tenant() and procedure_code = ${code} order by version_no`.execute(trx)
  return rows.map(readRow)
}

/** Every version of the tenant: an import compares a whole file with it in one read. */
export const findAllVersionRows = async (trx: Trx): Promise<readonly VersionRow[]> => {
  const { rows } = await sql<RawRow>`
    select ${COLUMNS} from procedure_version where tenant_id = current_tenant()
    order by procedure_code, version_no`.execute(trx)
  return rows.map(readRow)
}

export type NewVersion = {
  readonly id: ProcedureVersionId
  readonly code: string
  readonly versionNo: number
  readonly effectiveFrom: PlainDate
  readonly processId: ProcessVersionId | null
  readonly body: ProcedureBody
  readonly origin: VersionOrigin
  readonly provenance?: object
  readonly contentHash?: string
  readonly statutoryTexts?: readonly StatutoryText[]
  readonly createdAt: Instant
  readonly createdBy: string
}

/** Adds a draft, and its procedure when the code is new. */
export const insertDraft = async (trx: Trx, tenantId: TenantId, version: NewVersion): Promise<void> => {
  await trx
    .insertInto('procedure')
    .values({ tenant_id: tenantId, code: version.code, created_at: version.createdAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await trx
    .insertInto('procedure_version')
    .values({
      tenant_id: tenantId,
      id: version.id,
      procedure_code: version.code,
      version_no: version.versionNo,
      state: 'draft',
      effective_from: version.effectiveFrom,
      effective_to: null,
      process_id: version.processId,
      body: JSON.stringify(version.body),
      origin: version.origin,
      provenance: version.provenance === undefined ? null : JSON.stringify(version.provenance),
      content_hash: version.contentHash ?? null,
      statutory_texts: version.statutoryTexts === undefined ? null : JSON.stringify(version.statutoryTexts),
      edit_no: 1,
      created_at: version.createdAt,
      created_by: version.createdBy,
      published_at: null,
      published_by: null,
    })
    .execute()
}

/** Rewrites a draft; the caller holds its lock and has compared `editNo`. */
export const rewriteDraft = async (
  trx: Trx,
  id: ProcedureVersionId,
  change: {
    readonly body: ProcedureBody
    readonly effectiveFrom: PlainDate
    readonly processId: ProcessVersionId | null
    readonly origin: VersionOrigin
    readonly contentHash?: string
  },
): Promise<void> => {
  await sql`
    update procedure_version set body = ${JSON.stringify(change.body)}::json, effective_from = ${change.effectiveFrom},
      process_id = ${change.processId}, origin = ${change.origin},
      content_hash = coalesce(${change.contentHash ?? null}, content_hash), edit_no = edit_no + 1
    where tenant_id = current_tenant() and id = ${id}`.execute(trx)
}

/** Publishes a draft from its first day. */
/** The database refuses it for anything but a draft. */
export const deleteDraft = async (trx: Trx, id: ProcedureVersionId): Promise<void> => {
  await sql`delete from procedure_version where tenant_id = current_tenant() and id = ${id}`.execute(trx)
}

export const markPublished = async (trx: Trx, id: ProcedureVersionId, at: Instant, by: string): Promise<void> => {
  await sql`
    update procedure_version set state = 'published', published_at = ${at}, published_by = ${by}
    where tenant_id = current_tenant() and id = ${id}`.execute(trx)
}

/** Sets the last day of a published version. */
export const markEnded = async (trx: Trx, id: ProcedureVersionId, lastDay: PlainDate): Promise<void> => {
  await sql`
    update procedure_version set state = 'ended', effective_to = ${lastDay}
    where tenant_id = current_tenant() and id = ${id}`.execute(trx)
}
