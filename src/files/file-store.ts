import type { Readable } from 'node:stream'
import type { Instant } from '#kernel/time.ts'
import type { Result } from '#kernel/result.ts'

/** Bytes that are safe: written, hashed, flushed with their folder, judged by content. */
export type SafeContent = { readonly sha256: Buffer; readonly size: number; readonly mediaType: string }

export type ContentRefusal =
  | 'fileEmpty'
  | 'fileTooLarge'
  | 'fileTypeUnknown'
  | 'fileTypeNotAccepted'
  | 'fileTypeMismatch'
  | 'fileInterrupted'
  | 'storageFull'

/** Where the bytes of files live. The disk today; a bucket may stand behind the same words. */
export type FileStore = {
  /** Reads `body` to its end. When it answers with content, a power cut no longer loses it. */
  keep(body: AsyncIterable<Uint8Array>, asked: { declaredType: string; limitBytes: number }): Promise<Result<SafeContent, ContentRefusal>>
  /** Brings content back from a backup; throws when it is not what its hash says. */
  putBack(body: AsyncIterable<Uint8Array>, sha256: Buffer): Promise<void>
  read(sha256: Uint8Array): Readable
  has(sha256: Uint8Array): Promise<boolean>
  /** Removes content older than `before` that `isUsed` does not know, and drafts of broken uploads. Returns how many. */
  sweep(before: Instant, isUsed: (sha256: Buffer) => Promise<boolean>): Promise<number>
}
