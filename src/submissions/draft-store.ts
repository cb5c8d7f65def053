import { sql, type RawBuilder } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import type { ActingFor } from '#kernel/actor.ts'
import type { DossierId, FileId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { Draft, DraftFile, DraftId, DraftNotes } from './domain/draft.ts'
import { DRAFT_DAYS } from './domain/limits.ts'
import { readSlot, writeSlot, type Slot } from './domain/slot.ts'

type Row = Omit<Draft, 'actingFor'> & { readonly actingFor: ActingFor | null }

const COLUMNS = sql`id, account_id as "accountId", acting_for as "actingFor", purpose, dossier_id as "dossierId",
  procedure_code as "procedureCode", procedure_version_id as "procedureVersionId", form_version_id as "formVersionId",
  case_id as "caseId", receiving_unit_id as "receivingUnitId", competent_unit_id as "competentUnitId", delivery, submitter,
  answers, notes, position, state, command_id as "commandId", changed_at as "changedAt", expires_at as "expiresAt"`

const readDrafts = async (trx: Trx, where: RawBuilder<unknown>): Promise<readonly Draft[]> => {
  const { rows } = await sql<Row>`select ${COLUMNS} from submission_draft where tenant_id = current_tenant() and ${where}`.execute(trx)
  return rows
}

/** A draft of one's own by its id; `undefined` for one that is not there or somebody else's: the wall says so. */
export const findDraft = async (trx: Trx, id: DraftId): Promise<Draft | undefined> => (await readDrafts(trx, sql`id = ${id}`))[0]

/** The same, locked until the transaction ends: of two sends at once the second waits and finds what the first did. */
export const lockDraft = async (trx: Trx, id: DraftId): Promise<Draft | undefined> =>
  (await readDrafts(trx, sql`id = ${id} for update`))[0]

export const listOpenDrafts = (trx: Trx): Promise<readonly Draft[]> => readDrafts(trx, sql`state = 'open' order by changed_at desc`)

export const findDraftOf = async (trx: Trx, dossierId: DossierId, purpose: Draft['purpose']): Promise<Draft | undefined> =>
  (await readDrafts(trx, sql`dossier_id = ${dossierId} and purpose = ${purpose} order by created_at desc limit 1`))[0]

export const expiryFrom = (now: Instant): Instant => now.add({ hours: 24 * DRAFT_DAYS })

export const insertDraft = async (trx: Trx, ctx: Ctx, draft: Omit<Draft, 'changedAt' | 'expiresAt' | 'state'>): Promise<void> => {
  const now = ctx.clock()
  await sql`
    insert into submission_draft (tenant_id, id, account_id, acting_for, purpose, dossier_id, procedure_code, procedure_version_id,
      form_version_id, case_id, receiving_unit_id, competent_unit_id, delivery, submitter, answers, notes, position, state,
      command_id, created_at, changed_at, expires_at)
    values (current_tenant(), ${draft.id}, ${draft.accountId}, ${jsonOf(draft.actingFor)}::json, ${draft.purpose}, ${draft.dossierId},
      ${draft.procedureCode}, ${draft.procedureVersionId}, ${draft.formVersionId}, ${draft.caseId}, ${draft.receivingUnitId},
      ${draft.competentUnitId}, ${draft.delivery}, ${jsonOf(draft.submitter)}::json, ${jsonOf(draft.answers)}::json,
      ${jsonOf(draft.notes)}::json, ${draft.position}, 'open', ${draft.commandId}, ${now}, ${now}, ${expiryFrom(now)})`.execute(trx)
}

/** Writes what a person changed; every change keeps the draft for its whole time again. */
export const updateDraft = async (trx: Trx, ctx: Ctx, draft: Draft): Promise<void> => {
  const now = ctx.clock()
  await sql`
    update submission_draft set procedure_version_id = ${draft.procedureVersionId}, form_version_id = ${draft.formVersionId},
      case_id = ${draft.caseId}, receiving_unit_id = ${draft.receivingUnitId}, competent_unit_id = ${draft.competentUnitId},
      delivery = ${draft.delivery}, submitter = ${jsonOf(draft.submitter)}::json, answers = ${jsonOf(draft.answers)}::json,
      notes = ${jsonOf(draft.notes)}::json, position = ${draft.position}, state = ${draft.state}, command_id = ${draft.commandId},
      changed_at = ${now}, expires_at = ${expiryFrom(now)}, sent_at = ${draft.state === 'sent' ? now : null}
    where tenant_id = current_tenant() and id = ${draft.id}`.execute(trx)
}

/**
 * Marks a draft as sent and empties it: what was filled in stands sealed in the dossier now, and no second copy of it,
 * of who sent it, or of the names of its files stays here. An address for the post stays until the post has taken it.
 */
export const emptyDraft = async (trx: Trx, ctx: Ctx, draft: Draft): Promise<void> => {
  await updateDraft(trx, ctx, { ...draft, state: 'sent', submitter: {}, answers: {}, notes: postOf(draft) })
  await sql`update draft_file set name = '' where tenant_id = current_tenant() and draft_id = ${draft.id}`.execute(trx)
}

const postOf = ({ delivery, notes: { post, isPostChosen, papersBy, collect, isCollectChosen } }: Draft): DraftNotes => ({
  ...(delivery === 'post' && { ...(post !== undefined && { post }), ...(isPostChosen === true && { isPostChosen }) }),
  ...(papersBy === 'post' && { papersBy, ...(collect !== undefined && { collect }), ...(isCollectChosen === true && { isCollectChosen }) }),
})

/** Gives the files of a draft that opens again their names back. */
export const nameDraftFiles = async (trx: Trx, id: DraftId, names: ReadonlyMap<FileId, string>): Promise<void> => {
  for (const [fileId, name] of names) {
    await sql`update draft_file set name = ${name} where tenant_id = current_tenant() and draft_id = ${id} and file_id = ${fileId}`.execute(trx)
  }
}

export const deleteDraft = async (trx: Trx, id: DraftId): Promise<void> => {
  await sql`delete from submission_draft where tenant_id = current_tenant() and id = ${id}`.execute(trx)
}

const jsonOf = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))

type FileRow = Omit<DraftFile, 'slot'> & { readonly slot: string }

export const listDraftFiles = async (trx: Trx, id: DraftId): Promise<readonly DraftFile[]> => {
  const { rows } = await sql<FileRow>`
    select file_id as "fileId", slot, name, size_bytes as size, media_type as "mediaType", held_from_dossier_id as "heldFrom"
    from draft_file where tenant_id = current_tenant() and draft_id = ${id} order by added_at, file_id`.execute(trx)
  return rows.flatMap(({ slot, ...file }) => {
    const read = readSlot(slot)
    return read === undefined ? [] : [{ ...file, slot: read }]
  })
}

export const addDraftFile = async (
  trx: Trx,
  ctx: Ctx,
  id: DraftId,
  file: Omit<DraftFile, 'slot' | 'heldFrom'> & { readonly slot: Slot; readonly heldFrom?: DossierId },
): Promise<void> => {
  await sql`
    insert into draft_file (tenant_id, draft_id, file_id, slot, name, size_bytes, media_type, held_from_dossier_id, added_at)
    values (current_tenant(), ${id}, ${file.fileId}, ${writeSlot(file.slot)}, ${file.name}, ${file.size}, ${file.mediaType},
      ${file.heldFrom ?? null}, ${ctx.clock()})`.execute(trx)
}

/** Takes a file out of a draft; its bytes go with the next sweep. Answers whether it was there. */
export const removeDraftFile = async (trx: Trx, id: DraftId, fileId: FileId): Promise<boolean> => {
  const { rows } = await sql`
    delete from draft_file where tenant_id = current_tenant() and draft_id = ${id} and file_id = ${fileId} returning file_id`.execute(trx)
  return rows.length > 0
}
