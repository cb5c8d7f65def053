import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { fileName, stageKept } from '#files/commands.ts'
import type { FileStore } from '#files/file-store.ts'
import type { FileRefusal } from '#files/refusals.ts'
import type { FileId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { DraftId } from './domain/draft.ts'
import { MOST_FILE_BYTES } from './domain/limits.ts'
import { readSlot, writeSlot, type Slot } from './domain/slot.ts'
import { checkRoom, putIn } from './draft-files.ts'
import { findOwnDraft, lockOwnDraft } from './drafts.ts'
import type { SubmissionRefusal } from './refusals.ts'

/** A file on its way into a draft in pieces. */
export type Upload = {
  readonly id: string
  readonly draftId: DraftId
  readonly slot: Slot
  readonly name: string
  readonly declaredType: string
  readonly size: number
  /** Set when it has come whole and was taken. */
  readonly fileId: FileId | null
}

type Refused = SubmissionRefusal | FileRefusal

export type UploadInput = { readonly draftId: DraftId; readonly slot: Slot; readonly name: string; readonly declaredType: string; readonly size: number }

/** Announces a file: what it is, how long, and for what. Nothing of it has come yet. */
export const beginUpload = (ctx: Ctx, input: UploadInput): Promise<Result<string, Refused>> =>
  transaction(ctx, async (trx) => {
    const name = fileName(input.name)
    if (name === undefined) return refuse('fileNameInvalid')
    if (input.size > MOST_FILE_BYTES) return refuse('fileTooLarge', { limitMb: MOST_FILE_BYTES / 1024 / 1024 })
    const draft = await lockOwnDraft(trx, ctx, input.draftId)
    if (!draft.ok) return draft
    const room = await checkRoom(trx, ctx, input.draftId, input.size + (await bytesOnTheWay(trx)))
    if (!room.ok) return room
    const id = ctx.newId()
    await sql`
      insert into draft_upload (tenant_id, id, draft_id, slot, name, declared_type, size_bytes, created_at)
      values (current_tenant(), ${id}, ${input.draftId}, ${writeSlot(input.slot)}, ${name}, ${input.declaredType.slice(0, 200)}, ${input.size},
        ${ctx.clock()})`.execute(trx)
    return ok(id)
  })

/** Of all drafts of the account: the wall shows no others. */
const bytesOnTheWay = async (trx: Trx): Promise<number> => {
  const { rows } = await sql<{ bytes: number }>`
    select coalesce(sum(size_bytes), 0)::bigint as bytes from draft_upload where tenant_id = current_tenant() and file_id is null`.execute(trx)
  return rows[0]?.bytes ?? 0
}

const findUpload = async (trx: Trx, ctx: Ctx, id: string, lock = false): Promise<Upload | undefined> => {
  const { rows } = await sql<Omit<Upload, 'slot'> & { slot: string }>`
    select id, draft_id as "draftId", slot, name, declared_type as "declaredType", size_bytes as size, file_id as "fileId"
    from draft_upload where tenant_id = current_tenant() and id = ${id} ${lock ? sql`for update` : sql``}`.execute(trx)
  const [row] = rows
  const slot = row === undefined ? undefined : readSlot(row.slot)
  if (row === undefined || slot === undefined || (await findOwnDraft(trx, ctx, row.draftId)) === undefined) return undefined
  return { ...row, slot }
}

/** How far a file has come. */
export const findProgress = async (ctx: Ctx, files: FileStore, id: string): Promise<{ readonly upload: Upload; readonly offset: number } | undefined> => {
  const upload = await transaction(ctx, (trx) => findUpload(trx, ctx, id))
  if (upload === undefined) return undefined
  return { upload, offset: upload.fileId === null ? await files.parts.sizeOf(id) : upload.size }
}

/**
 * Takes what follows `offset`. The answer says how far the file has come; with its last byte it is judged, kept and put
 * into its draft. What a broken line brought before it broke stays.
 */
export const continueUpload = async (
  ctx: Ctx,
  files: FileStore,
  { id, offset, body }: { readonly id: string; readonly offset: number; readonly body: AsyncIterable<Uint8Array> },
): Promise<Result<{ readonly offset: number; readonly fileId: FileId | null }, Refused>> => {
  const found = await findProgress(ctx, files, id)
  if (found === undefined) return refuse('uploadNotFound')
  const { upload } = found
  if (upload.fileId !== null) return ok({ offset: upload.size, fileId: upload.fileId })
  const came = await files.parts.append(id, offset, body, upload.size)
  if (!came.ok) return came
  if (came.value < upload.size) return ok({ offset: came.value, fileId: null })
  const taken = await finishUpload(ctx, files, upload)
  return taken.ok ? ok({ offset: upload.size, fileId: taken.value }) : taken
}

const finishUpload = async (ctx: Ctx, files: FileStore, { id, declaredType, size }: Upload): Promise<Result<FileId, Refused>> => {
  const kept = await files.parts.finish(id, { declaredType, limitBytes: size })
  if (!kept.ok) {
    // A scanner that was away may be back: the part waits. Anything else is wrong with the file itself.
    if (kept.refusal.code !== 'fileScanUnavailable' && kept.refusal.code !== 'storageFull') await dropUpload(ctx, files, id)
    return kept
  }
  const taken = await transaction(ctx, async (trx): Promise<Result<FileId, Refused>> => {
    const upload = await findUpload(trx, ctx, id, true)
    if (upload === undefined) return refuse('uploadNotFound')
    // The same last piece twice: the first one took the file in.
    if (upload.fileId !== null) return ok(upload.fileId)
    const draft = await lockOwnDraft(trx, ctx, upload.draftId)
    if (!draft.ok) return draft
    const stored = await stageKept(trx, ctx, upload.name, kept.value)
    const { slot, name } = upload
    await putIn(trx, ctx, upload.draftId, { fileId: stored.id, slot, name, size: stored.size, mediaType: stored.mediaType })
    await sql`update draft_upload set file_id = ${stored.id} where tenant_id = current_tenant() and id = ${id}`.execute(trx)
    return ok(stored.id)
  })
  if (taken.ok) await files.parts.discard(id)
  return taken
}

/** The person thought better of it. */
export const dropUpload = async (ctx: Ctx, files: FileStore, id: string): Promise<Result<null, 'uploadNotFound'>> => {
  const dropped = await transaction(ctx, async (trx): Promise<Result<null, 'uploadNotFound'>> => {
    if ((await findUpload(trx, ctx, id)) === undefined) return refuse('uploadNotFound')
    await sql`delete from draft_upload where tenant_id = current_tenant() and id = ${id} and file_id is null`.execute(trx)
    return ok(null)
  })
  if (dropped.ok) await files.parts.discard(id)
  return dropped
}
