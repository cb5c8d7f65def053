import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { ProcessVersionId } from '#kernel/ids.ts'
import type { PlainDate } from '#kernel/time.ts'
import { findProcessRows, type ProcessRow } from './process-store.ts'
import { readSteps } from './process-steps.ts'
import { readBody } from './version-body.ts'
import type { ProcedureCase } from './domain/procedure.ts'

/** A version of a process with its state, published or draft. */
export const findProcess = async (trx: Trx, id: ProcessVersionId): Promise<ProcessRow | undefined> => {
  const { rows } = await sql<Omit<ProcessRow, 'steps'> & { steps: unknown }>`
    select id, process_code as "code", version_no as "versionNo", state, name, steps, edit_no as "editNo"
    from process_version where tenant_id = current_tenant() and id = ${id}`.execute(trx)
  return rows[0] === undefined ? undefined : { ...rows[0], steps: readSteps(rows[0].steps) }
}

/** Every version of a process, oldest first. */
export const listProcessVersions = (trx: Trx, code: string): Promise<readonly ProcessRow[]> => findProcessRows(trx, code)

/** A process in the list: its newest version, and how many procedures in force or drafted go through it. */
export type ProcessLine = Omit<ProcessRow, 'steps'> & { readonly stepCount: number; readonly uses: number }

const HOLDS = (day: PlainDate) => sql`(v.state = 'draft' or v.effective_to is null or v.effective_to >= ${day})`

/** Processes by code. */
export const listProcessLines = async (trx: Trx, day: PlainDate): Promise<readonly ProcessLine[]> => {
  const { rows } = await sql<ProcessLine>`
    select distinct on (p.process_code) p.id, p.process_code as "code", p.version_no as "versionNo", p.state, p.name,
      p.edit_no as "editNo", json_array_length(p.steps) as "stepCount", (
        select count(distinct v.procedure_code) from procedure_version v
        join process_version used on used.tenant_id = v.tenant_id and used.id = v.process_id
        where v.tenant_id = p.tenant_id and used.process_code = p.process_code and ${HOLDS(day)}) as "uses"
    from process_version p where p.tenant_id = current_tenant()
    order by p.process_code, p.version_no desc`.execute(trx)
  return rows
}

/** A procedure that goes through a process, with the promises that the process has to keep. */
export type ProcessUse = {
  readonly code: string
  readonly name: string
  readonly state: 'draft' | 'published' | 'ended'
  /** Which version of the process it goes through. */
  readonly processVersionNo: number
  readonly cases: readonly ProcedureCase[]
}

/** Procedures, in force, to come or drafted, that go through any version of the process; by code. */
export const listProcessUses = async (trx: Trx, processCode: string, day: PlainDate): Promise<readonly ProcessUse[]> => {
  const { rows } = await sql<Omit<ProcessUse, 'cases'> & { body: unknown }>`
    select v.procedure_code as "code", v.name, v.state, p.version_no as "processVersionNo", v.body
    from procedure_version v join process_version p on p.tenant_id = v.tenant_id and p.id = v.process_id
    where v.tenant_id = current_tenant() and p.process_code = ${processCode} and ${HOLDS(day)}
    order by v.procedure_code, v.version_no desc`.execute(trx)
  return rows.map(({ body, ...use }) => ({ ...use, cases: readBody(body).cases }))
}

/** Published processes that a procedure may be given, newest version of each, by name. */
export const listPublishedProcesses = async (
  trx: Trx,
): Promise<readonly { readonly id: ProcessVersionId; readonly code: string; readonly versionNo: number; readonly name: string }[]> => {
  const { rows } = await sql<{ id: ProcessVersionId; code: string; versionNo: number; name: string }>`
    select distinct on (process_code) id, process_code as "code", version_no as "versionNo", name
    from process_version where tenant_id = current_tenant() and state = 'published'
    order by process_code, version_no desc`.execute(trx)
  return rows
}
