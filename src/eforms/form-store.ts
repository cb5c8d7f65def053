import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { ProcedureVersionId, TenantId } from '#kernel/ids.ts'
import type { Instant, PlainDate } from '#kernel/time.ts'
import { formSourceSchema, type FormSource } from '#law/eform-schema.ts'
import type { FormBody, FormVersionId } from './domain/form.ts'

export type FormState = 'draft' | 'published' | 'ended'
export type FormOrigin = 'law' | 'import' | 'office'

/** A version's row with everything that a command must know to change it. */
export type FormRow = {
  readonly id: FormVersionId
  readonly procedureCode: string
  readonly versionNo: number
  readonly state: FormState
  readonly effectiveFrom: PlainDate
  /** Last day in force. */
  readonly effectiveTo: PlainDate | null
  readonly writtenFor: ProcedureVersionId
  readonly source: FormSource
  readonly origin: FormOrigin
  readonly provenance: unknown
  readonly editNo: number
}

const COLUMNS = sql`
  id, procedure_code as "procedureCode", version_no as "versionNo", state, effective_from as "effectiveFrom",
  effective_to as "effectiveTo", written_for as "writtenFor", source, origin, provenance, edit_no as "editNo"`

type RawRow = Omit<FormRow, 'source'> & { readonly source: unknown }
const readRow = (row: RawRow): FormRow => ({ ...row, source: formSourceSchema.parse(row.source) })

/** The version, locked until the transaction ends. */
export const lockForm = async (trx: Trx, id: FormVersionId): Promise<FormRow | undefined> => {
  const { rows } = await sql<RawRow>`
    select ${COLUMNS} from form_version where tenant_id = current_tenant() and id = ${id} for update`.execute(trx)
  return rows[0] === undefined ? undefined : readRow(rows[0])
}

/** Every version of a procedure's form, oldest first. */
export const findFormRows = async (trx: Trx, procedureCode: string): Promise<readonly FormRow[]> => {
  const { rows } = await sql<RawRow>`
    select ${COLUMNS} from form_version
    where tenant_id = current_tenant() and procedure_code = ${procedureCode} order by version_no`.execute(trx)
  return rows.map(readRow)
}

export type NewForm = {
  readonly id: FormVersionId
  readonly procedureCode: string
  readonly versionNo: number
  readonly effectiveFrom: PlainDate
  readonly writtenFor: ProcedureVersionId
  readonly source: FormSource
  readonly origin: FormOrigin
  readonly provenance?: object
  readonly createdAt: Instant
  readonly createdBy: string
}

/** Adds a draft, and the procedure's form when it has none yet. */
export const insertFormDraft = async (trx: Trx, tenantId: TenantId, form: NewForm): Promise<void> => {
  await trx
    .insertInto('form')
    .values({ tenant_id: tenantId, procedure_code: form.procedureCode, created_at: form.createdAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await trx
    .insertInto('form_version')
    .values({
      tenant_id: tenantId,
      id: form.id,
      procedure_code: form.procedureCode,
      version_no: form.versionNo,
      state: 'draft',
      effective_from: form.effectiveFrom,
      effective_to: null,
      written_for: form.writtenFor,
      source: JSON.stringify(form.source),
      body: null,
      origin: form.origin,
      provenance: form.provenance === undefined ? null : JSON.stringify(form.provenance),
      edit_no: 1,
      created_at: form.createdAt,
      created_by: form.createdBy,
      published_at: null,
      published_by: null,
    })
    .execute()
}

/** Rewrites a draft; the caller holds its lock and has compared `editNo`. */
export const rewriteFormDraft = async (
  trx: Trx,
  id: FormVersionId,
  change: { readonly source: FormSource; readonly effectiveFrom: PlainDate; readonly writtenFor: ProcedureVersionId },
): Promise<void> => {
  await sql`
    update form_version set source = ${JSON.stringify(change.source)}::json, effective_from = ${change.effectiveFrom},
      written_for = ${change.writtenFor}, edit_no = edit_no + 1
    where tenant_id = current_tenant() and id = ${id}`.execute(trx)
}

/** Takes a draft away; nobody has filled it. */
export const deleteFormDraft = async (trx: Trx, id: FormVersionId): Promise<void> => {
  await sql`delete from form_version where tenant_id = current_tenant() and id = ${id} and state = 'draft'`.execute(trx)
}

/** Publishes a draft with the body that was made of it. */
export const markFormPublished = async (
  trx: Trx,
  id: FormVersionId,
  published: { readonly body: FormBody; readonly effectiveFrom: PlainDate; readonly at: Instant; readonly by: string },
): Promise<void> => {
  await sql`
    update form_version set state = 'published', body = ${JSON.stringify(published.body)}::json,
      effective_from = ${published.effectiveFrom}, published_at = ${published.at}, published_by = ${published.by}
    where tenant_id = current_tenant() and id = ${id}`.execute(trx)
}

/** Sets the last day of a published version. */
export const markFormEnded = async (trx: Trx, id: FormVersionId, lastDay: PlainDate): Promise<void> => {
  await sql`
    update form_version set state = 'ended', effective_to = ${lastDay}
    where tenant_id = current_tenant() and id = ${id}`.execute(trx)
}
