import type { Ctx, Trx } from '#db/context.ts'
import { commitFiles } from '#files/commands.ts'
import { findFile, type StoredFile } from '#files/store.ts'
import type { FileId } from '#kernel/ids.ts'
import { ok, type Result } from '#kernel/result.ts'
import type { Evidence, FileEvidence } from './domain/evidence.ts'

const isFile = (evidence: Evidence): evidence is FileEvidence => evidence.kind === 'file'

/**
 * Binds the new files of `given` to what the open transaction does, each under the name that it was stored by; files of
 * `before` are the thing's already. Refuses when a new file is not the actor's own, unused upload.
 */
export const tieEvidence = async (
  trx: Trx,
  ctx: Ctx,
  given: readonly Evidence[],
  before: readonly Evidence[] = [],
): Promise<Result<readonly Evidence[], 'fileNotFound'>> => {
  const old = new Set(before.filter(isFile).map(({ fileId }) => fileId))
  const tied = await commitFiles(trx, ctx, given.filter(isFile).map(({ fileId }) => fileId).filter((id) => !old.has(id)))
  if (!tied.ok) return tied
  const names = new Map(tied.value.map(({ id, name }) => [id, name]))
  return ok(given.map((one) => (isFile(one) ? { ...one, name: names.get(one.fileId) ?? one.name } : one)))
}

/**
 * A file of a thing's evidence; undefined when the thing has no such file. Whoever asks has been found to see the thing
 * that `evidence` proves: there is no other way to a file of evidence.
 */
export const findEvidenceFile = async (trx: Trx, ctx: Ctx, evidence: readonly Evidence[], fileId: FileId): Promise<StoredFile | undefined> =>
  evidence.some((one) => isFile(one) && one.fileId === fileId) ? findFile(trx, ctx.tenantId, fileId) : undefined
