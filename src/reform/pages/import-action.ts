import type { Ctx } from '#db/context.ts'
import type { FileStore } from '#files/file-store.ts'
import { FILE_REFUSALS, type FileRefusal } from '#files/refusals.ts'
import { readUploadForm } from '#files/upload-form.ts'
import { parseId, type FileId } from '#kernel/ids.ts'
import type { Refusal } from '#kernel/result.ts'
import { fillSentence } from '#kernel/sentence.ts'
import { TABLE_REFUSALS } from '#sheets/refusals.ts'
import { importTasks, previewTasks, type ImportTasksCode } from '../sheets/import-tasks.ts'
import { REFORM_REFUSALS } from '../refusals.ts'

/** A sheet as it was read: nothing of it is in the plan yet. */
export type PreviewView = {
  readonly fileId: string
  readonly wrong: number
  readonly rows: readonly { readonly line: number; readonly title: string; readonly dueOn: string | null; readonly errors: readonly string[] }[]
}

export type ImportReply =
  | { readonly kind: 'preview'; readonly preview: PreviewView }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  | { readonly kind: 'done'; readonly count: number }

const importSentence = ({ code, facts }: Refusal<ImportTasksCode>): string => fillSentence({ ...TABLE_REFUSALS, ...REFORM_REFUSALS }[code], facts)

const refusedFile = ({ code, facts }: Refusal<FileRefusal>): ImportReply => ({ kind: 'refused', code, message: fillSentence(FILE_REFUSALS[code], facts) })

/** The two steps of an import: a file that is looked into, and the same file taken over. */
export const importByForm = async (ctx: Ctx, files: FileStore, planId: string, request: Request): Promise<ImportReply> => {
  const read = await readUploadForm(ctx, files, request, { mostFiles: 1 })
  if (!read.ok) return refusedFile(read.refusal)
  const { fields, files: sent, refused } = read.value
  if (refused[0] !== undefined) return refusedFile(refused[0].refusal)
  const fileId = sent[0]?.fileId ?? parseId<FileId>(String(fields.get('fileId') ?? ''))
  if (fileId === undefined) return { kind: 'refused', code: 'reformImportFileNotFound', message: 'Chưa chọn tệp. Chọn tệp Excel hoặc CSV theo bảng mẫu.' }
  if (fields.get('viec') === 'nhap') {
    const imported = await importTasks(ctx, files, { planId, fileId, commandId: fileId })
    return imported.ok ? { kind: 'done', count: imported.value } : { kind: 'refused', code: imported.refusal.code, message: importSentence(imported.refusal) }
  }
  const preview = await previewTasks(ctx, files, planId, fileId)
  if (!preview.ok) return { kind: 'refused', code: preview.refusal.code, message: importSentence(preview.refusal) }
  const { rows, wrong } = preview.value
  return { kind: 'preview', preview: { fileId, wrong, rows: rows.map(({ line, title, terms, errors }) => ({ line, title, dueOn: terms?.dueOn ?? null, errors })) } }
}
