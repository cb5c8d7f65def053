import { join } from 'node:path'
import { ok, refuse } from '#kernel/result.ts'
import { fromSender, Interrupted, isDiskFull, writeAll } from './disk-writing.ts'
import type { FileParts, FileStore } from './file-store.ts'
import type { FileSystem } from './file-system.ts'

const ID = /^[0-9a-f-]{36}$/

/**
 * Files that come in pieces over a bad line: one file a part, as long as what is safe of it. Each piece is written at
 * its own place, so that a piece sent twice (the first sender's line seems dead, and is not) writes the same bytes.
 */
export const openParts = (folder: string, fs: FileSystem, keep: FileStore['keep']): FileParts => {
  const placeOf = (id: string): string => {
    if (!ID.test(id)) throw new TypeError('not the id of a part')
    return join(folder, id)
  }
  const sizeOf = async (id: string): Promise<number> => (await fs.sizeOf(placeOf(id))) ?? 0

  return {
    sizeOf,
    append: async (id, offset, body, limitBytes) => {
      const safe = await sizeOf(id)
      if (offset !== safe) return refuse('uploadOffsetConflict', { offset: safe })
      await fs.makeFolder(folder)
      const file = await fs.writeFrom(placeOf(id), offset)
      let size = offset
      let failed: unknown
      try {
        for await (const chunk of fromSender(body)) {
          if (size + chunk.length > limitBytes) return refuse('uploadLongerThanAnnounced')
          await writeAll(file, chunk)
          size += chunk.length
        }
      } catch (error) {
        failed = error
      } finally {
        // What came before the line broke stays: the sender goes on from there.
        await file.sync()
        await file.close()
      }
      if (failed === undefined || failed instanceof Interrupted) return ok(size)
      if (isDiskFull(failed)) return refuse('storageFull')
      throw failed
    },
    // Copied while it is judged, never renamed: a sender who is not as dead as it seemed may still hold the part open.
    finish: async (id, asked) => keep(fs.read(placeOf(id)), asked),
    discard: (id) => fs.remove(placeOf(id)),
  }
}
