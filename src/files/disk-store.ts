import { createHash, randomUUID } from 'node:crypto'
import { dirname, join } from 'node:path'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { VirusScan } from './clamd.ts'
import { checkContent } from './content-check.ts'
import { openParts } from './disk-parts.ts'
import { fromSender, Interrupted, isDiskFull, writeAll } from './disk-writing.ts'
import { disk, type FileSystem } from './file-system.ts'
import type { ContentRefusal, FileStore, SafeContent } from './file-store.ts'

const HASH = /^[0-9a-f]{64}$/

export type DiskStoreOptions = {
  readonly fs?: FileSystem
  /** Asked about every file before it is kept. */
  readonly scan?: VirusScan | undefined
}

/**
 * Content-addressed store in a folder: `draft/<random>` while a file comes in, `part/<id>` for one that comes in
 * pieces, `content/ab/<sha256>` once it is whole. A name under `content` therefore always holds exactly its bytes.
 */
export const openDiskStore = (folder: string, { fs = disk, scan }: DiskStoreOptions = {}): FileStore => {
  const drafts = join(folder, 'draft')
  const placeOf = (hash: string): string => join(folder, 'content', hash.slice(0, 2), hash)
  const nameOf = (sha256: Uint8Array): string => Buffer.from(sha256).toString('hex')

  const writeDraft = async (
    draft: string,
    body: AsyncIterable<Uint8Array>,
    limitBytes: number,
  ): Promise<Result<{ sha256: Buffer; size: number }, ContentRefusal>> => {
    const hash = createHash('sha256')
    let size = 0
    const file = await fs.create(draft)
    try {
      for await (const chunk of fromSender(body)) {
        size += chunk.length
        if (size > limitBytes) return refuse('fileTooLarge', { limitMb: Math.floor(limitBytes / 1_048_576) })
        hash.update(chunk)
        await writeAll(file, chunk)
      }
      if (size === 0) return refuse('fileEmpty')
      await file.sync()
      return ok({ sha256: hash.digest(), size })
    } finally {
      await file.close()
    }
  }

  /** The name appears only after the bytes are flushed, and is flushed itself before anyone hears of it. */
  const publish = async (draft: string, sha256: Buffer): Promise<void> => {
    const place = placeOf(nameOf(sha256))
    await fs.makeFolder(dirname(place))
    await fs.rename(draft, place)
    for (const each of [dirname(place), join(folder, 'content'), folder]) await fs.syncFolder(each)
  }

  const keepDraft = async (
    draft: string,
    body: AsyncIterable<Uint8Array>,
    asked: { declaredType: string; limitBytes: number },
  ): Promise<Result<SafeContent, ContentRefusal>> => {
    const written = await writeDraft(draft, body, asked.limitBytes)
    if (!written.ok) return written
    const judged = await checkContent(draft, asked.declaredType, scan)
    if (!judged.ok) return judged
    await publish(draft, written.value.sha256)
    return ok({ ...written.value, mediaType: judged.value })
  }

  /** Moved away before it is judged again: an upload of the same bytes meanwhile makes its own copy. */
  const sweepContent = async (place: string, before: number, isUsed: () => Promise<boolean>): Promise<boolean> => {
    const changedAt = await fs.changedAt(place)
    if (changedAt === undefined || changedAt >= before || (await isUsed())) return false
    const aside = join(drafts, randomUUID())
    await fs.rename(place, aside)
    const isFresh = ((await fs.changedAt(aside)) ?? 0) >= before
    if (isFresh || (await isUsed())) {
      await fs.rename(aside, place)
      return false
    }
    await fs.remove(aside)
    return true
  }

  const keep: FileStore['keep'] = async (body, asked) => {
    const draft = join(drafts, randomUUID())
    try {
      await fs.makeFolder(drafts)
      return await keepDraft(draft, body, asked)
    } catch (error) {
      if (error instanceof Interrupted) return refuse('fileInterrupted')
      if (isDiskFull(error)) return refuse('storageFull')
      throw error
    } finally {
      // After success the draft has become the content; otherwise nothing may stay behind.
      await fs.remove(draft).catch(() => undefined)
    }
  }

  const parts = openParts(join(folder, 'part'), fs, keep)

  const removeOld = async (from: string, limit: number): Promise<number> => {
    let removed = 0
    for (const name of await fs.list(from)) {
      const changedAt = await fs.changedAt(join(from, name))
      if (changedAt === undefined || changedAt >= limit) continue
      await fs.remove(join(from, name))
      removed += 1
    }
    return removed
  }

  return {
    keep,
    parts,
    putBack: async (body, sha256) => {
      const draft = join(drafts, randomUUID())
      try {
        await fs.makeFolder(drafts)
        const written = await writeDraft(draft, body, Number.POSITIVE_INFINITY)
        if (!written.ok || !written.value.sha256.equals(sha256)) throw new Error(`not the content of ${nameOf(sha256)}`)
        await publish(draft, sha256)
      } finally {
        await fs.remove(draft).catch(() => undefined)
      }
    },
    read: (sha256) => fs.read(placeOf(nameOf(sha256))),
    has: async (sha256) => (await fs.changedAt(placeOf(nameOf(sha256)))) !== undefined,
    sweep: async (before, isUsed) => {
      const limit = before.epochMilliseconds
      let removed = (await removeOld(drafts, limit)) + (await removeOld(join(folder, 'part'), limit))
      for (const shelf of await fs.list(join(folder, 'content'))) {
        for (const name of await fs.list(join(folder, 'content', shelf))) {
          if (!HASH.test(name)) continue
          if (await sweepContent(placeOf(name), limit, () => isUsed(Buffer.from(name, 'hex')))) removed += 1
        }
      }
      return removed
    },
  }
}
