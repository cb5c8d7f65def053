import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { keepStaged, stagedBytesOf } from '#files/store.ts'
import type { FileId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { DraftFile, DraftId } from './domain/draft.ts'
import { MOST_ACCOUNT_BYTES, MOST_DRAFT_BYTES, MOST_DRAFT_FILES } from './domain/limits.ts'
import { addDraftFile, expiryFrom, listDraftFiles, removeDraftFile } from './draft-store.ts'
import { citizenOf, lockOwnDraft } from './drafts.ts'
import type { SubmissionRefusal } from './refusals.ts'

const MEGABYTE = 1024 * 1024

/** Is there room for so many bytes more, in the draft and in the account? */
export const checkRoom = async (trx: Trx, ctx: Ctx, id: DraftId, bytes: number): Promise<Result<null, SubmissionRefusal>> => {
  const files = await listDraftFiles(trx, id)
  if (files.length >= MOST_DRAFT_FILES) return refuse('draftFilesTooMany', { most: MOST_DRAFT_FILES })
  const used = files.reduce((sum, { size }) => sum + size, 0)
  if (used + bytes > MOST_DRAFT_BYTES) return refuse('draftTooLarge', { mostMb: MOST_DRAFT_BYTES / MEGABYTE })
  const waiting = await stagedBytesOf(trx, ctx.tenantId, citizenOf(ctx).accountId)
  return waiting + bytes > MOST_ACCOUNT_BYTES ? refuse('accountSpaceTooLarge', { mostMb: MOST_ACCOUNT_BYTES / MEGABYTE }) : ok(null)
}

type NewFile = Omit<DraftFile, 'heldFrom'>

/** Puts files that are safe on the disk into a draft, as many as there is room for; the first refusal is told. */
export const addFiles = (ctx: Ctx, id: DraftId, files: readonly NewFile[]): Promise<Result<null, SubmissionRefusal>> =>
  transaction(
    ctx,
    async (trx) => {
      const draft = await lockOwnDraft(trx, ctx, id)
      if (!draft.ok) return draft
      for (const file of files) {
        // Its bytes wait already and are counted with those of the account.
        const room = await checkRoom(trx, ctx, id, 0)
        if (!room.ok) return room
        await putIn(trx, ctx, id, file)
      }
      return ok(null)
    },
    { keepOnRefusal: true },
  )

/** One file in an open transaction; it is kept as long as the draft. */
export const putIn = async (trx: Trx, ctx: Ctx, id: DraftId, file: NewFile): Promise<void> => {
  await addDraftFile(trx, ctx, id, file)
  await keepStaged(trx, [file.fileId], citizenOf(ctx).accountId, expiryFrom(ctx.clock()))
}

export const removeFile = (ctx: Ctx, id: DraftId, fileId: FileId): Promise<Result<null, SubmissionRefusal>> =>
  transaction(ctx, async (trx) => {
    const draft = await lockOwnDraft(trx, ctx, id)
    if (!draft.ok) return draft
    await keepStaged(trx, [fileId], citizenOf(ctx).accountId, null)
    await removeDraftFile(trx, id, fileId)
    return ok(null)
  })
