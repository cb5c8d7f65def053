import { open, type FileHandle } from 'node:fs/promises'
import { createReadStream } from 'node:fs'
import { fileTypeFromFile } from 'file-type'
import { refuse, type Result } from '#kernel/result.ts'
import type { VirusScan } from './clamd.ts'
import { ARCHIVE_TAIL_BYTES, archiveDirectory, judgeArchive, MOST_ENTRIES } from './archive.ts'
import { imageSizeOf, isPixelBomb } from './image-size.ts'
import { judgeMediaType } from './domain/media-type.ts'
import type { ContentRefusal } from './file-store.ts'
import { isPlainText } from './plain-text.ts'

/** Enough of a picture to hold its size behind previews and colour profiles. */
const HEAD_BYTES = 1024 * 1024
/** A directory of so many entries with long names. */
const MOST_DIRECTORY_BYTES = MOST_ENTRIES * 400

/**
 * Judges a file that lies whole on the disk by its bytes: what it is, whether it is a bomb, whether it is infected.
 * Answers with its media type. Nothing is decoded or unpacked.
 */
export const checkContent = async (path: string, declaredType: string, scan: VirusScan | undefined): Promise<Result<string, ContentRefusal>> => {
  const detected = (await fileTypeFromFile(path))?.mime ?? ((await isPlainText(path)) ? 'text/plain' : undefined)
  const judged = judgeMediaType(declaredType, detected)
  if (!judged.ok) return judged
  const fault = await faultOf(path, judged.value)
  if (fault !== undefined) return refuse(fault)
  switch (await scan?.(createReadStream(path))) {
    case 'infected':
      return refuse('fileInfected')
    case 'unavailable':
      return refuse('fileScanUnavailable')
    default:
      return judged
  }
}

const faultOf = async (path: string, mediaType: string): Promise<ContentRefusal | undefined> => {
  const isPicture = mediaType.startsWith('image/')
  const isArchive = /openxmlformats|opendocument/.test(mediaType)
  if (!isPicture && !isArchive) return undefined
  const file = await open(path, 'r')
  try {
    if (isArchive) return await archiveFault(file)
    const size = imageSizeOf(mediaType, await readAt(file, 0, HEAD_BYTES))
    return size === undefined || !isPixelBomb(size) ? undefined : 'imageTooLarge'
  } finally {
    await file.close()
  }
}

const archiveFault = async (file: FileHandle): Promise<ContentRefusal | undefined> => {
  const { size } = await file.stat()
  const directory = archiveDirectory(await readAt(file, Math.max(0, size - ARCHIVE_TAIL_BYTES), ARCHIVE_TAIL_BYTES))
  if (directory === undefined || directory.offset + directory.bytes > size) return 'archiveUnreadable'
  if (directory.bytes > MOST_DIRECTORY_BYTES) return 'archiveBomb'
  return judgeArchive(await readAt(file, directory.offset, directory.bytes), size)
}

const readAt = async (file: FileHandle, position: number, length: number): Promise<Buffer> => {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}
