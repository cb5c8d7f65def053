import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { PlainDate } from '#kernel/time.ts'
import { findFormRows, type FormRow } from './form-store.ts'

/** One procedure in force with the state of its form. */
export type FormLine = {
  readonly code: string
  readonly procedureName: string
  readonly sectorName: string
  readonly sectorCode: string
  /** The form in force that day. */
  readonly title: string | null
  readonly versionNo: number | null
  readonly effectiveFrom: PlainDate | null
  readonly draftTitle: string | null
  /** The procedure has a newer version than the one the form was written for. */
  readonly isBehind: boolean
}

/** Procedures in force on a day, those with a form or a draft first, by name. */
export const listForms = async (trx: Trx, day: PlainDate): Promise<readonly FormLine[]> => {
  const { rows } = await sql<FormLine>`
    select p.procedure_code as "code", p.name as "procedureName", p.sector_name as "sectorName", p.sector_code as "sectorCode",
      f.title, f.version_no as "versionNo", f.effective_from as "effectiveFrom", d.title as "draftTitle",
      coalesce(f.written_for <> p.id, false) as "isBehind"
    from procedure_version p
    left join form_version f on f.tenant_id = p.tenant_id and f.procedure_code = p.procedure_code and f.state <> 'draft'
      and f.effective_from <= ${day} and (f.effective_to is null or f.effective_to >= ${day})
    left join form_version d on d.tenant_id = p.tenant_id and d.procedure_code = p.procedure_code and d.state = 'draft'
    where p.tenant_id = current_tenant() and p.state <> 'draft'
      and p.effective_from <= ${day} and (p.effective_to is null or p.effective_to >= ${day})
    order by (f.id is null and d.id is null), p.name collate "vi-x-icu"`.execute(trx)
  return rows
}

/** Every version of a procedure's form, oldest first, as its authors wrote them. */
export const listWholeForms = (trx: Trx, procedureCode: string): Promise<readonly FormRow[]> => findFormRows(trx, procedureCode)

/** The draft that somebody works on, if there is one. */
export const findFormDraft = async (trx: Trx, procedureCode: string): Promise<FormRow | undefined> =>
  (await findFormRows(trx, procedureCode)).find((row) => row.state === 'draft')
