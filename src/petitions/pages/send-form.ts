import { z } from 'zod'
import type { Ctx } from '#db/context.ts'
import { gatherUploads } from '#files/gather-uploads.ts'
import type { StagedUpload } from '#files/staged-field.ts'
import { readUploadForm, type UploadForm } from '#files/upload-form.ts'
import type { FileStore } from '#files/file-store.ts'
import { parseId, type FileId, type UnitId } from '#kernel/ids.ts'
import type { PetitionClass } from '#law/petition-rules.ts'
import { parseForm, typedValues, type FormReply } from '#web/form.ts'
import type { PetitionId } from '../domain/petition.ts'
import { type NewPetition } from '../receive.ts'
import { LONGEST_CONTENT, LONGEST_SUBJECT, MOST_FILES, MOST_MEGABYTES } from '../domain/limits.ts'

const texts = {
  subject: z.string('Chưa điền tiêu đề.').max(LONGEST_SUBJECT, `Tiêu đề dài quá ${LONGEST_SUBJECT} chữ. Viết ngắn lại.`),
  content: z.string('Chưa viết nội dung.').max(LONGEST_CONTENT, `Nội dung dài quá ${LONGEST_CONTENT} chữ. Rút gọn, hoặc đính thêm tệp.`),
  name: z.string().max(120).default(''),
  phone: z.string().max(40).default(''),
  email: z.string().max(254).default(''),
  address: z.string().max(300).default(''),
  dossierCode: z.string().max(60).default(''),
}

const schema = z.object({
  ...texts,
  commandId: z.uuid(),
  petitionId: z.uuid(),
  unitId: z.uuid('Chọn cơ quan nhận phản ánh.'),
  isAnonymous: z.literal('on').optional(),
})

export type SentForm = { readonly staged: readonly StagedUpload[] } & (
  | { readonly ok: true; readonly petition: NewPetition }
  | { readonly ok: false; readonly reply: FormReply }
)

/** A form with files as it arrives: its boxes, and the files that are safe already. */
export const readPetitionUpload = async (ctx: Ctx, files: FileStore, request: Request): Promise<UploadForm | undefined> => {
  const upload = await readUploadForm(ctx, files, request, { fileBytes: MOST_MEGABYTES * 1024 * 1024, mostFiles: MOST_FILES })
  return upload.ok ? upload.value : undefined
}

/** The petition of a form whose files are safe. What is wrong comes back beside its field, with every file kept. */
export const readPetitionForm = (upload: UploadForm, about: PetitionClass): SentForm => {
  const { staged, errors } = gatherUploads(upload, ['files'])
  const kept = staged['files'] ?? []
  const parsed = parseForm(schema, upload.fields)
  if (!parsed.ok) return { ok: false, reply: { ...parsed.reply, errors: { ...parsed.reply.errors, ...errors } }, staged: kept }
  if (errors['files'] !== undefined) return { ok: false, reply: { errors, values: typedValues(upload.fields), refusal: null }, staged: kept }
  const { commandId, petitionId, unitId, isAnonymous, name, phone, email, address, subject, content, dossierCode } = parsed.value
  return {
    ok: true,
    staged: kept,
    petition: {
      commandId, petitionId: petitionId as PetitionId, class: about, unitId: unitId as UnitId, subject, content, dossierCode,
      sender: isAnonymous === undefined ? { name, phone, email, address } : null,
      fileIds: kept.flatMap(({ fileId }) => parseId<FileId>(fileId) ?? []),
    },
  }
}

/** Which field a refusal of a new petition belongs to. */
export const fieldOfRefusal = (code: string): string | undefined =>
  ({
    petitionSenderRequired: 'name', petitionContactInvalid: 'phone', petitionUnitUnknown: 'unitId', petitionAnonymousNotAllowed: 'isAnonymous',
    petitionDossierUnknown: 'dossierCode', petitionFilesTooMany: 'files', petitionInFutureInvalid: 'receivedOn',
  })[code]
