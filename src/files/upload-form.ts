import type { Ctx } from '#db/context.ts'
import type { FileId } from '#kernel/ids.ts'
import { ok, refuse, type Refusal, type Result } from '#kernel/result.ts'
import { stageFile } from './commands.ts'
import type { FileStore } from './file-store.ts'
import { boundaryOf, BrokenForm, readParts, type Part } from './multipart.ts'
import type { FileRefusal } from './refusals.ts'

/** A file of a form that is safe on the disk and waits, for its uploader only, until a command uses it. */
export type FormFile = { readonly field: string; readonly fileId: FileId; readonly name: string; readonly size: number; readonly mediaType: string }

/** A file of a form that was not taken, and why. */
export type RefusedFile = { readonly field: string; readonly name: string; readonly refusal: Refusal<FileRefusal> }

export type UploadForm = {
  /** The boxes of text, as `request.formData()` would give them. */
  readonly fields: FormData
  readonly files: readonly FormFile[]
  readonly refused: readonly RefusedFile[]
}

export type UploadFormLimits = {
  /** For one file. */
  readonly fileBytes?: number
  readonly mostFiles?: number
}

const LONGEST_TEXT = 256 * 1024
const MOST_TEXT = 1024 * 1024
const MOST_FILES = 50

/**
 * Reads a form with files as it arrives: texts into `fields`, each file straight to the store. A file that is refused
 * does not stop the others. A request without files may come url-encoded too.
 */
export const readUploadForm = async (
  ctx: Ctx,
  store: FileStore,
  request: Request,
  { fileBytes, mostFiles = MOST_FILES }: UploadFormLimits = {},
): Promise<Result<UploadForm, 'formUnreadable'>> => {
  const type = request.headers.get('content-type') ?? ''
  if (!/^multipart\/form-data\b/i.test(type)) return ok({ fields: await request.formData(), files: [], refused: [] })
  const boundary = boundaryOf(type)
  if (!boundary.ok || request.body === null) return refuse('formUnreadable')
  const fields = new FormData()
  const files: FormFile[] = []
  const refused: RefusedFile[] = []
  let textBytes = 0
  try {
    for await (const part of readParts(request.body, boundary.value)) {
      if (part.fileName === null) {
        const text = await readText(part)
        textBytes += text.length
        if (textBytes > MOST_TEXT) return refuse('formUnreadable')
        fields.append(part.name, text.toString('utf8'))
      } else if (part.fileName !== '') {
        const { name: field, fileName: name } = part
        const staged = files.length < mostFiles
          ? await stageFile(ctx, store, { name, declaredType: part.type, body: part.body, ...(fileBytes !== undefined && { limitBytes: fileBytes }) })
          : refuse('filesTooMany', { most: mostFiles })
        if (!staged.ok) refused.push({ field, name, refusal: staged.refusal })
        else files.push({ field, fileId: staged.value.id, name: staged.value.name ?? name, size: staged.value.size, mediaType: staged.value.mediaType })
      }
    }
  } catch (error) {
    if (error instanceof BrokenForm) return refuse('formUnreadable')
    throw error
  }
  return ok({ fields, files, refused })
}

const readText = async (part: Part): Promise<Buffer> => {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of part.body) {
    size += chunk.length
    if (size > LONGEST_TEXT) throw new BrokenForm('a box of text is too long')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
