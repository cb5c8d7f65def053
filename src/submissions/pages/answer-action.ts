import { transaction, type Ctx } from '#db/context.ts'
import type { FileStore } from '#files/file-store.ts'
import { readUploadForm } from '#files/upload-form.ts'
import { parseId, type DossierId, type FileId } from '#kernel/ids.ts'
import { isStorable, tidy } from '#kernel/text.ts'
import { typedValues, type FormReply } from '#web/form.ts'
import { statusOf } from '#web/refusal-status.ts'
import { answerSupplement, findAsked } from '../answer-supplement.ts'
import { MOST_FILE_BYTES } from '../domain/limits.ts'
import { removeFile } from '../draft-files.ts'
import { openAnswer, saveNotes } from '../drafts.ts'
import { submissionSentence } from '../refusals.ts'
import { takeFiles } from './draft-action.ts'

export type AnswerReply =
  | { readonly kind: 'sent' | 'again' | 'leave' | 'notFound' }
  | { readonly kind: 'stay'; readonly status: number; readonly reply: FormReply }

const LONGEST_REPLY = 4_000

type Sent = {
  readonly dossierId: DossierId
  readonly files: FileStore
  readonly request: Request
  /** Sums of the dossier that wait to be paid. */
  readonly openDues: readonly string[]
}

/** What the page of an answer sent: files and words are kept before anything else is asked. */
export const actOnAnswer = async (ctx: Ctx, { dossierId, files, request, openDues }: Sent): Promise<AnswerReply> => {
  const found = await transaction(ctx, (trx) => findAsked(trx, ctx, dossierId))
  if (found === undefined) return { kind: 'notFound' }
  const id = await openAnswer(ctx, dossierId, found.dossier)
  const read = await readUploadForm(ctx, files, request, { fileBytes: MOST_FILE_BYTES })
  if (!read.ok) return { kind: 'stay', status: statusOf(read.refusal.code), reply: { errors: {}, values: {}, refusal: { code: read.refusal.code, message: submissionSentence(read.refusal) } } }
  const form = read.value.fields
  const replies = Object.fromEntries(
    found.asked.items.flatMap(({ no }) => {
      const text = form.get(`reply.${no}`)
      return typeof text === 'string' && isStorable(text) ? [[String(no), tidy(text).slice(0, LONGEST_REPLY)]] : []
    }),
  )
  await saveNotes(ctx, id, { replies }, 'tra-loi')
  const trouble = await takeFiles(ctx, { id }, read.value)
  if (trouble !== undefined) return { kind: 'stay', status: 422, reply: { errors: trouble, values: typedValues(form), refusal: null } }
  const removed = parseId<FileId>(String(form.get('remove') ?? ''))
  if (removed !== undefined) {
    await removeFile(ctx, id, removed)
    return { kind: 'again' }
  }
  if (form.get('do') === 'save') return { kind: 'leave' }
  const sent = await answerSupplement(ctx, id, openDues)
  if (sent.ok) return { kind: 'sent' }
  const message = submissionSentence(sent.refusal)
  return { kind: 'stay', status: statusOf(sent.refusal.code), reply: { errors: {}, values: typedValues(form), refusal: { code: sent.refusal.code, message } } }
}
