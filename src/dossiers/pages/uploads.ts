import { z } from 'zod'
import type { Ctx } from '#db/context.ts'
import { stageFile } from '#files/commands.ts'
import type { FileStore } from '#files/file-store.ts'
import { FILE_REFUSALS } from '#files/refusals.ts'
import { fillSentence } from '#kernel/sentence.ts'
import { stagedField, type StagedUpload } from './paper-field.ts'

/** A file that is safe on the disk and waits for the form to be saved. */
const stagedSchema = z.strictObject({ fileId: z.uuid(), name: z.string().min(1).max(200) })

export type Uploads = {
  /** Name of the field of files → what is safe, from this sending and those before it. */
  readonly staged: Readonly<Record<string, readonly StagedUpload[]>>
  /** Name of the field → why a file of it was not taken. */
  readonly errors: Readonly<Record<string, string>>
}

const readStaged = (form: FormData, field: string): StagedUpload[] =>
  form.getAll(stagedField(field)).flatMap((text) => {
    if (typeof text !== 'string') return []
    try {
      return [stagedSchema.parse(JSON.parse(text))]
    } catch {
      return []
    }
  })

/**
 * Puts the files of a form on the disk before anything else is looked at, so that a form that comes back with errors
 * has lost none of them. They are tied to a dossier only by the command, and only its uploader can use them.
 */
export const stageUploads = async (ctx: Ctx, files: FileStore, form: FormData, fields: readonly string[]): Promise<Uploads> => {
  const staged: Record<string, StagedUpload[]> = {}
  const errors: Record<string, string> = {}
  for (const field of fields) {
    const kept = readStaged(form, field)
    for (const file of form.getAll(field)) {
      if (typeof file === 'string' || (file.size === 0 && file.name === '')) continue
      const stored = await stageFile(ctx, files, { name: file.name, declaredType: file.type, body: file.stream() })
      if (stored.ok) kept.push({ fileId: stored.value.id, name: stored.value.name ?? file.name })
      else errors[field] ??= `Tệp “${file.name}”: ${fillSentence(FILE_REFUSALS[stored.refusal.code], stored.refusal.facts)}`
    }
    if (kept.length > 0) staged[field] = kept
  }
  return { staged, errors }
}
