import { transaction, type Ctx } from '#db/context.ts'
import type { FileStore } from '#files/file-store.ts'
import { findFileByDownloadKey, type StoredFile } from '#files/store.ts'
import { findFileDossier } from '../queries.ts'

const KEY = /^[\w-]{22,64}$/

/** The file of a dossier behind an opaque key, when the actor may see that dossier and its bytes are there. */
export const findReadableFile = async (ctx: Ctx, files: FileStore, key: string): Promise<StoredFile | undefined> => {
  if (!KEY.test(key)) return undefined
  const file = await transaction(ctx, async (trx) => {
    const found = await findFileByDownloadKey(trx, ctx.tenantId, key)
    return found !== undefined && (await findFileDossier(trx, ctx.actor, found.id)) !== undefined ? found : undefined
  })
  return file !== undefined && (await files.has(file.sha256)) ? file : undefined
}
