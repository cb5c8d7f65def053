import type { Ctx } from '#db/context.ts'
import { gatherUploads } from '#files/gather-uploads.ts'
import type { Vault } from '#secrets/vault.ts'
import { findReceptionDraft, type DraftFields } from '../reception-draft.ts'
import { MOST_EXTRA_PAPERS, paperField } from './paper-field.ts'
import type { ReceiveAgain } from './receive-action.ts'
import { textFields } from './receive-form.ts'
import { loadReceivePage } from './receive-page.ts'
import { tickedNames } from './fee-field.ts'

/** What is told of an interrupted reception before it is opened again. */
export type DraftOffer = { readonly savedAt: string; readonly procedureCode: string; readonly submitter: string }

const formOf = (fields: DraftFields): FormData => {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  return form
}

/** The officer's interrupted reception, to be offered. */
export const offerDraft = async (ctx: Ctx, vault: Vault): Promise<DraftOffer | null> => {
  const draft = await findReceptionDraft(ctx, vault)
  if (draft === undefined) return null
  const submitter = draft.fields.find(([name]) => name === 'submitter.name')?.[1] ?? ''
  return { savedAt: draft.savedAt.toString(), procedureCode: draft.procedureCode, submitter }
}

/** The form as it was left, with the files that had reached the disk. */
export const restoreReception = async (ctx: Ctx, vault: Vault): Promise<ReceiveAgain | null> => {
  const draft = await findReceptionDraft(ctx, vault)
  if (draft === undefined) return null
  const form = formOf(draft.fields)
  const fields = textFields(form)
  const page = await loadReceivePage(ctx, {
    procedureCode: fields['procedureCode'] || undefined,
    caseId: fields['caseId'],
    channel: fields['channel'],
    deskId: fields['receivingUnitId'],
    competentUnitId: fields['competentUnitId'],
    occurredAt: fields['occurredAt'],
    ticked: tickedNames(fields).join(' '),
  })
  const rows = Array.from({ length: (page.procedure?.papers.length ?? 0) + MOST_EXTRA_PAPERS }, (_, row) => paperField(row, 'files'))
  const { staged } = gatherUploads({ fields: form, files: [], refused: [] }, rows)
  return { reply: { errors: {}, values: fields, refusal: null }, page, staged }
}
