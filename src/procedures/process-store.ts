import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { ProcessVersionId, TenantId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { ProcessStep } from './domain/process.ts'
import { readSteps } from './process-steps.ts'

export type ProcessRow = {
  readonly id: ProcessVersionId
  readonly code: string
  readonly versionNo: number
  readonly state: 'draft' | 'published'
  readonly name: string
  readonly steps: readonly ProcessStep[]
  readonly editNo: number
}

const COLUMNS = sql`
  id, process_code as "code", version_no as "versionNo", state, name, steps, edit_no as "editNo"`

type RawRow = Omit<ProcessRow, 'steps'> & { readonly steps: unknown }
const readRow = (row: RawRow): ProcessRow => ({ ...row, steps: readSteps(row.steps) })

/** The version, locked until the transaction ends. */
export const lockProcess = async (trx: Trx, id: ProcessVersionId): Promise<ProcessRow | undefined> => {
  const { rows } = await sql<RawRow>`
    select ${COLUMNS} from process_version where tenant_id = current_tenant() and id = ${id} for update`.execute(trx)
  return rows[0] === undefined ? undefined : readRow(rows[0])
}

/** Every version of a process, oldest first. */
export const findProcessRows = async (trx: Trx, code: string): Promise<readonly ProcessRow[]> => {
  const { rows } = await sql<RawRow>`
    select ${COLUMNS} from process_version
    where tenant_id = current_tenant() and process_code = ${code} order by version_no`.execute(trx)
  return rows.map(readRow)
}

export type NewProcess = Omit<ProcessRow, 'state' | 'editNo'> & {
  readonly createdAt: Instant
  readonly createdBy: string
}

/** Adds a draft, and its process when the code is new. */
export const insertProcessDraft = async (trx: Trx, tenantId: TenantId, version: NewProcess): Promise<void> => {
  await trx
    .insertInto('process')
    .values({ tenant_id: tenantId, code: version.code, created_at: version.createdAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await trx
    .insertInto('process_version')
    .values({
      tenant_id: tenantId,
      id: version.id,
      process_code: version.code,
      version_no: version.versionNo,
      state: 'draft',
      name: version.name,
      steps: JSON.stringify(version.steps),
      edit_no: 1,
      created_at: version.createdAt,
      created_by: version.createdBy,
      published_at: null,
      published_by: null,
    })
    .execute()
}

/** Rewrites a draft; the caller holds its lock and has compared `editNo`. */
export const rewriteProcessDraft = async (
  trx: Trx,
  id: ProcessVersionId,
  name: string,
  steps: readonly ProcessStep[],
): Promise<void> => {
  await sql`
    update process_version set name = ${name}, steps = ${JSON.stringify(steps)}::json, edit_no = edit_no + 1
    where tenant_id = current_tenant() and id = ${id}`.execute(trx)
}

export const markProcessPublished = async (trx: Trx, id: ProcessVersionId, at: Instant, by: string): Promise<void> => {
  await sql`
    update process_version set state = 'published', published_at = ${at}, published_by = ${by}
    where tenant_id = current_tenant() and id = ${id}`.execute(trx)
}
