import { z } from 'zod'
import { fillSentence } from '#kernel/sentence.ts'
import { FILE_REFUSALS } from './refusals.ts'
import { stagedField, type StagedUpload } from './staged-field.ts'
import type { UploadForm } from './upload-form.ts'

/** A staged file as its hidden box carries it. */
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
 * The files of a form by their fields. They went to the disk as they arrived, before anything else was looked at, so
 * that a form that comes back with errors has lost none of them; they are tied to a thing only by the command, and
 * only their uploader can use them.
 */
export const gatherUploads = ({ fields: form, files, refused }: UploadForm, fields: readonly string[]): Uploads => {
  const staged: Record<string, StagedUpload[]> = {}
  const errors: Record<string, string> = {}
  for (const field of fields) {
    const own = files.filter((file) => file.field === field).map(({ fileId, name }) => ({ fileId, name }))
    const kept = [...readStaged(form, field), ...own]
    if (kept.length > 0) staged[field] = kept
    const wrong = refused.find((file) => file.field === field)
    if (wrong !== undefined) errors[field] = `Tệp “${wrong.name}”: ${fillSentence(FILE_REFUSALS[wrong.refusal.code], wrong.refusal.facts)}`
  }
  return { staged, errors }
}
