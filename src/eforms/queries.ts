import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { ProcedureVersionId } from '#kernel/ids.ts'
import type { PlainDate } from '#kernel/time.ts'
import { remembered } from '#organisation/remembered.ts'
import type { Form, FormVersionId } from './domain/form.ts'
import { readFormBody } from './form-schema.ts'

/** Published forms never change, so they are kept by id; row-level security hides those of another tenant. */
const forms = remembered<Form>(400)

type PublishedRow = { id: FormVersionId; tenantId: string; procedureCode: string; version: number; body: unknown }

const PUBLISHED = sql`
  f.id, f.tenant_id as "tenantId", f.procedure_code as "procedureCode", f.version_no as "version", f.body`

const readForm = ({ id, tenantId, procedureCode, version, body }: PublishedRow): Form => {
  const key = `${tenantId} ${id}`
  const known = forms.get(key)
  if (known !== undefined) return known
  const form = { ...readFormBody(body), id, procedureCode, version }
  forms.set(key, form)
  return form
}

/**
 * The form to fill for a version of a procedure on a day: the one in force then. `undefined` when the procedure has no
 * electronic form.
 */
export const findFormForVersion = async (
  trx: Trx,
  procedureVersionId: ProcedureVersionId,
  day: PlainDate,
): Promise<Form | undefined> => {
  const { rows } = await sql<PublishedRow>`
    select ${PUBLISHED} from procedure_version p
    join form_version f on f.tenant_id = p.tenant_id and f.procedure_code = p.procedure_code
    where p.tenant_id = current_tenant() and p.id = ${procedureVersionId} and f.state <> 'draft'
      and f.effective_from <= ${day} and (f.effective_to is null or f.effective_to >= ${day})`.execute(trx)
  return rows[0] === undefined ? undefined : readForm(rows[0])
}

/** A published form, also one that is no longer in force: drafts and dossiers keep theirs. */
export const findFormVersion = async (trx: Trx, id: FormVersionId): Promise<Form | undefined> => {
  const { rows } = await sql<PublishedRow>`
    select ${PUBLISHED} from form_version f
    where f.tenant_id = current_tenant() and f.id = ${id} and f.state <> 'draft'`.execute(trx)
  return rows[0] === undefined ? undefined : readForm(rows[0])
}

/** The same; throws when the tenant has none with this id. */
export const getFormVersion = async (trx: Trx, id: FormVersionId): Promise<Form> => {
  const form = await findFormVersion(trx, id)
  if (form === undefined) throw new Error(`no form version ${id}`)
  return form
}
