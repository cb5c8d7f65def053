import { createHash, randomUUID } from 'node:crypto'
import { dirname, join } from 'node:path'
import { fileTypeFromFile } from 'file-type'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { judgeMediaType } from './domain/media-type.ts'
import { disk, type FileSystem, type WritableFile } from './file-system.ts'
import type { ContentRefusal, FileStore, SafeContent } from './file-store.ts'
import { isPlainText } from './plain-text.ts'

const FULL: ReadonlySet<string | undefined> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])
const isFull = (error: unknown): boolean => FULL.has((error as NodeJS.ErrnoException).code)
const HASH = /^[0-9a-f]{64}$/

/** The sender's stream broke; told apart from a broken disk, which is an outage. */
class Interrupted extends Error {}

async function* fromSender(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch (error) {
    throw new Interrupted('upload interrupted', { cause: error })
  }
}

const writeAll = async (file: WritableFile, chunk: Uint8Array): Promise<void> => {
  for (let written = 0; written < chunk.length; ) written += await file.write(chunk.subarray(written))
}

/**
 * Content-addressed store in a folder: `draft/<random>` while a file comes in, `content/ab/<sha256>` once
 * it is whole. A name under `content` therefore always holds exactly its bytes.
 */
export const openDiskStore = (folder: string, fs: FileSystem = disk): FileStore => {
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

  const judge = async (draft: string, declaredType: string): Promise<ReturnType<typeof judgeMediaType>> => {
    const detected = (await fileTypeFromFile(draft))?.mime ?? ((await isPlainText(draft)) ? 'text/plain' : undefined)
    return judgeMediaType(declaredType, detected)
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
    const judged = await judge(draft, asked.declaredType)
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

  return {
    keep: async (body, asked) => {
      const draft = join(drafts, randomUUID())
      try {
        await fs.makeFolder(drafts)
        return await keepDraft(draft, body, asked)
      } catch (error) {
        if (error instanceof Interrupted) return refuse('fileInterrupted')
        if (isFull(error)) return refuse('storageFull')
        throw error
      } finally {
        // After success the draft has become the content; otherwise nothing may stay behind.
        await fs.remove(draft).catch(() => undefined)
      }
    },
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
      let removed = 0
      for (const name of await fs.list(drafts)) {
        const changedAt = await fs.changedAt(join(drafts, name))
        if (changedAt === undefined || changedAt >= limit) continue
        await fs.remove(join(drafts, name))
        removed += 1
      }
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
