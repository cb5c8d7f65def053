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
  | 'fileInfected'
  | 'fileScanUnavailable'
  | 'imageTooLarge'
  | 'archiveBomb'
  | 'archiveUnsafe'
  | 'archiveUnreadable'
  | 'storageFull'

/** A file that comes in pieces. What `append` answered stays safe until `finish` or `discard`. */
export type FileParts = {
  /** How many bytes of it are safe; 0 for one that has none yet. */
  sizeOf(id: string): Promise<number>
  /**
   * Adds what follows `offset`, which must be where the part ends. A line that breaks on the way is no refusal: the
   * answer says how far it came.
   */
  append(
    id: string,
    offset: number,
    body: AsyncIterable<Uint8Array>,
    limitBytes: number,
  ): Promise<Result<number, 'uploadOffsetConflict' | 'uploadLongerThanAnnounced' | 'storageFull'>>
  /** Judges and keeps the whole; the part stays until it is discarded. */
  finish(id: string, asked: { declaredType: string; limitBytes: number }): Promise<Result<SafeContent, ContentRefusal>>
  discard(id: string): Promise<void>
}

/** Where the bytes of files live. The disk today; a bucket may stand behind the same words. */
export type FileStore = {
  /** Reads `body` to its end. When it answers with content, a power cut no longer loses it. */
  keep(body: AsyncIterable<Uint8Array>, asked: { declaredType: string; limitBytes: number }): Promise<Result<SafeContent, ContentRefusal>>
  readonly parts: FileParts
  /** Brings content back from a backup; throws when it is not what its hash says. */
  putBack(body: AsyncIterable<Uint8Array>, sha256: Buffer): Promise<void>
  read(sha256: Uint8Array): Readable
  has(sha256: Uint8Array): Promise<boolean>
  /** Removes content older than `before` that `isUsed` does not know, and drafts and parts of broken uploads. Returns how many. */
  sweep(before: Instant, isUsed: (sha256: Buffer) => Promise<boolean>): Promise<number>
}
