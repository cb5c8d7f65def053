import { z } from 'zod'
import type { Ctx } from '#db/context.ts'
import { transaction } from '#db/context.ts'
import { parseContact } from '#citizens/domain/contact.ts'
import type { CommandCode } from '#dossiers/execute.ts'
import { checkPage, newlyAsked, type FieldError } from '#eforms/domain/check.ts'
import { applyRowAction } from '#eforms/domain/rows.ts'
import { pressedRowAction, readPage } from '#eforms/read-page.ts'
import { settlePlaces } from '#eforms/settle-places.ts'
import type { FileStore } from '#files/file-store.ts'
import { readUploadForm, type FormFile, type RefusedFile } from '#files/upload-form.ts'
import { parseBirthDate } from '#kernel/birth-date.ts'
import { parseIdentityNumber } from '#kernel/citizen-card.ts'
import { parseId, type DossierId, type FileId, type UnitId } from '#kernel/ids.ts'
import type { Refusal } from '#kernel/result.ts'
import { ADDRESS_FORM } from '#web/address-form.ts'
import { parseForm, typedValues, type FormReply } from '#web/form.ts'
import { statusOf } from '#web/refusal-status.ts'
import type { Draft, DraftId, Submitter, SubmitterField } from '../domain/draft.ts'
import { MOST_FILE_BYTES } from '../domain/limits.ts'
import { withFiles } from '../domain/readiness.ts'
import { readSlot, type Slot } from '../domain/slot.ts'
import { findStep, stepAfter } from '../domain/steps.ts'
import { addFiles, removeFile } from '../draft-files.ts'
import { findDraftGround } from '../draft-ground.ts'
import { findOwnDraft, saveAnswers, saveDelivery, saveNotes, savePlace, saveSubmitter } from '../drafts.ts'
import { useHeldPaper } from '../held-papers.ts'
import { submissionSentence, type SubmissionRefusal } from '../refusals.ts'
import { submitDraft } from '../submit-draft.ts'
import { stepsOfDraft } from './draft-page.ts'
import { SLOT_FIELD } from './slot-field.ts'
import { lockOwnDraft } from '../drafts.ts'

/** Where a page leads, or why it stays. */
export type DraftReply =
  | { readonly kind: 'goTo'; readonly slug: string }
  | { readonly kind: 'leave' }
  | { readonly kind: 'sent'; readonly dossierId: DossierId }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'stay'; readonly status: number; readonly reply: FormReply | null; readonly errors: readonly FieldError[]; readonly hasNewQuestions: boolean }

type Refused = Refusal<SubmissionRefusal | CommandCode | 'formUnreadable'>

const stay = (form: FormData, refusal: Refused, field?: string): DraftReply => {
  const message = submissionSentence(refusal)
  const reply: FormReply = {
    errors: field === undefined ? {} : { [field]: message },
    values: typedValues(form),
    refusal: field === undefined ? { code: refusal.code, message } : null,
  }
  return { kind: 'stay', status: statusOf(refusal.code), reply, errors: [], hasNewQuestions: false }
}

const wrong = (reply: FormReply): DraftReply => ({ kind: 'stay', status: 422, reply, errors: [], hasNewQuestions: false })

type Page = { readonly id: DraftId; readonly slug: string; readonly files: FileStore; readonly request: Request }

/** What one page of a draft sent. Whatever else is wrong with it, files and answers are saved first: nothing is lost. */
export const actOnDraft = async (ctx: Ctx, { id, slug, files, request }: Page): Promise<DraftReply> => {
  const found = await transaction(ctx, async (trx) => {
    const draft = await findOwnDraft(trx, ctx, id)
    const ground = draft && (await findDraftGround(trx, ctx, draft))
    return draft === undefined || ground === undefined ? undefined : { draft, ground, steps: stepsOfDraft(draft, ground) }
  })
  if (found === undefined) return { kind: 'notFound' }
  const { draft, ground, steps } = found
  if (draft.state === 'sent') return { kind: 'sent', dossierId: draft.dossierId }
  const step = findStep(steps, slug)
  if (step === undefined) return { kind: 'goTo', slug: draft.position }
  const read = await readUploadForm(ctx, files, request, { fileBytes: MOST_FILE_BYTES })
  if (!read.ok) return stay(new FormData(), read.refusal)
  const form = read.value.fields
  const next = (): DraftReply => (form.get('do') === 'save' ? { kind: 'leave' } : { kind: 'goTo', slug: stepAfter(steps, slug) })
  const trouble = await takeFiles(ctx, draft, read.value)
  if (trouble !== undefined) return stayed(form, trouble)
  const removed = parseId<FileId>(String(form.get('remove') ?? ''))
  if (removed !== undefined) {
    await removeFile(ctx, id, removed)
    if (step.kind !== 'form') return { kind: 'goTo', slug }
  }
  switch (step.kind) {
    case 'submitter': {
      const parsed = readSubmitter(form)
      if (!parsed.ok) return wrong(parsed.reply)
      const saved = await saveSubmitter(ctx, id, { ...draft.submitter, ...parsed.value })
      return saved.ok ? next() : stay(form, saved.refusal)
    }
    case 'place': {
      const receivingUnitId = parseId<UnitId>(String(form.get('receivingUnitId') ?? ''))
      if (receivingUnitId === undefined) return stay(form, { code: 'placeMissing' }, 'receivingUnitId')
      const saved = await savePlace(ctx, id, { receivingUnitId, caseId: String(form.get('caseId') ?? draft.caseId) })
      return saved.ok ? next() : stay(form, saved.refusal, 'receivingUnitId')
    }
    case 'delivery': {
      const parsed = DELIVERY.safeParse(form.get('delivery'))
      if (!parsed.success) return wrong({ errors: { delivery: 'Chọn cách nhận kết quả.' }, values: typedValues(form), refusal: null })
      const saved = await saveDelivery(ctx, id, parsed.data)
      if (!saved.ok) return stay(form, saved.refusal)
      return form.get('do') === 'save' ? { kind: 'leave' } : { kind: 'goTo', slug: stepAfter(stepsOfDraft(saved.value, ground), slug) }
    }
    case 'address': {
      if (draft.notes.isPostChosen === true && draft.notes.post === undefined) return next()
      const parsed = parseForm(POSTAL_WISH, form)
      if (!parsed.ok) return wrong(parsed.reply)
      const saved = await saveNotes(ctx, id, { post: parsed.value }, slug)
      return saved.ok ? next() : stay(form, saved.refusal)
    }
    case 'handing': {
      const parsed = HANDING.safeParse(form.get('papersBy'))
      if (!parsed.success) return wrong({ errors: { papersBy: 'Chọn cách đưa giấy tờ đến nơi tiếp nhận.' }, values: typedValues(form), refusal: null })
      const saved = await saveNotes(ctx, id, { papersBy: parsed.data }, slug)
      if (!saved.ok) return stay(form, saved.refusal)
      return form.get('do') === 'save' ? { kind: 'leave' } : { kind: 'goTo', slug: stepAfter(stepsOfDraft(saved.value, ground), slug) }
    }
    case 'collection': {
      if (draft.notes.isCollectChosen === true && draft.notes.collect === undefined) return next()
      const parsed = parseForm(POSTAL_WISH, form)
      if (!parsed.ok) return wrong(parsed.reply)
      const saved = await saveNotes(ctx, id, { collect: parsed.value }, slug)
      return saved.ok ? next() : stay(form, saved.refusal)
    }
    case 'papers': {
      const held = await takeHeld(ctx, id, form)
      if (held !== undefined) return stay(form, held)
      const onPaper = form.getAll('onPaper').filter((value) => typeof value === 'string').slice(0, 100)
      const saved = await saveNotes(ctx, id, { onPaper }, slug)
      if (!saved.ok) return stay(form, saved.refusal)
      if (form.get('do') === 'add') return { kind: 'goTo', slug }
      if (form.get('do') === 'save') return { kind: 'leave' }
      const now = await transaction(ctx, (trx) => findDraftGround(trx, ctx, saved.value))
      return { kind: 'goTo', slug: stepAfter(stepsOfDraft(saved.value, now ?? ground), slug) }
    }
    case 'form': {
      const page = ground.form?.pages.find((one) => one.id === step.pageId)
      if (ground.form === undefined || page === undefined) return { kind: 'notFound' }
      const patch = settlePlaces(ground.units, page, readPage(form, page))
      const row = pressedRowAction(form)
      const answers = { ...draft.answers, ...patch }
      const after = row === undefined ? answers : applyRowAction(page, answers, row)
      const saved = await saveAnswers(ctx, id, after, {
        position: slug, formVersionId: ground.form.id, procedureVersionId: ground.version.id,
      })
      if (!saved.ok) return stay(form, saved.refusal)
      if (row !== undefined || removed !== undefined || form.get('do') === 'add') return { kind: 'goTo', slug }
      if (form.get('do') === 'save') return { kind: 'leave' }
      const now = await transaction(ctx, (trx) => findDraftGround(trx, ctx, saved.value))
      const [before, filled] = [draft.answers, after].map((one) => withFiles(one, now?.files ?? []))
      const fresh = newlyAsked(ground.form, page, { before: before ?? {}, after: filled ?? {} }, ground.facts.today)
      const errors = checkPage(ground.form, page, filled ?? {}, ground.facts).filter((error) => !fresh.has(error.path))
      if (errors.length === 0 && fresh.size === 0) return { kind: 'goTo', slug: stepAfter(stepsOfDraft(saved.value, now ?? ground), slug) }
      return { kind: 'stay', status: 422, reply: null, errors, hasNewQuestions: fresh.size > 0 }
    }
    case 'check': {
      if (form.get('do') === 'save') return { kind: 'leave' }
      const sent = await submitDraft(ctx, { draftId: id, hasDeclared: form.has('declared'), isRepeatMeant: form.has('repeat') })
      if (sent.ok) return { kind: 'sent', dossierId: sent.value.dossierId }
      return stay(form, sent.refusal, sent.refusal.code === 'declarationMissing' ? 'declared' : sent.refusal.code === 'submittedRecently' ? 'repeat' : undefined)
    }
  }
}

const DELIVERY = z.enum(['desk', 'post', 'electronic'])
const HANDING = z.enum(['self', 'post'])

const POSTAL_WISH = z.object({
  ...ADDRESS_FORM.shape,
  phone: ADDRESS_FORM.shape.phone.transform((typed, check) => {
    const contact = parseContact(typed)
    if (contact?.kind === 'phone') return contact.value
    check.addIssue('Số điện thoại chưa đúng. Nhập số di động 10 chữ số để bưu tá gọi trước khi đến.')
    return z.NEVER
  }),
})

const stayed = (form: FormData, errors: Readonly<Record<string, string>>): DraftReply => wrong({ errors, values: typedValues(form), refusal: null })

/** Puts what came into the draft; answers with a sentence for each field whose file was not taken. */
export const takeFiles = async (
  ctx: Ctx,
  draft: Pick<Draft, 'id'>,
  { files, refused }: { readonly files: readonly FormFile[]; readonly refused: readonly RefusedFile[] },
): Promise<Readonly<Record<string, string>> | undefined> => {
  const errors: Record<string, string> = {}
  for (const { field, name, refusal } of refused) errors[field] ??= `Tệp “${name}”: ${submissionSentence(refusal)}`
  const meant = files.flatMap(({ field, ...file }) => {
    const slot = slotOf(field)
    return slot === undefined ? [] : [{ ...file, slot }]
  })
  const added = meant.length === 0 ? undefined : await addFiles(ctx, draft.id, meant)
  const [first] = files
  if (added?.ok === false && first !== undefined) errors[first.field] ??= submissionSentence(added.refusal)
  return Object.keys(errors).length === 0 ? undefined : errors
}

const slotOf = (field: string): Slot | undefined => (field.startsWith(SLOT_FIELD) ? readSlot(field.slice(SLOT_FIELD.length)) : undefined)

/** "Dùng giấy tờ đã có": the chosen paper of the e-store, for the paper whose button was pressed. */
const takeHeld = async (ctx: Ctx, id: DraftId, form: FormData): Promise<Refused | undefined> => {
  for (const [name, value] of form) {
    const slot = name.startsWith('held.') ? readSlot(name.slice('held.'.length)) : undefined
    const fileId = typeof value === 'string' ? parseId<FileId>(value) : undefined
    if (slot === undefined || fileId === undefined) continue
    const taken = await transaction(ctx, async (trx) => {
      const draft = await lockOwnDraft(trx, ctx, id)
      return draft.ok ? useHeldPaper(trx, ctx, id, { fileId, slot }) : draft
    })
    if (!taken.ok) return taken.refusal
  }
  return undefined
}

const line = (longest: number) => z.string().max(longest, `Dài quá ${longest} ký tự.`).optional()
const SUBMITTER = z.object({
  name: z.string({ error: 'Nhập họ và tên như trên căn cước.' }).max(250, 'Dài quá 250 ký tự.'),
  identityNumber: z.string({ error: 'Nhập số định danh 12 chữ số trên căn cước.' }).max(30).transform((text, check) => {
    const parsed = parseIdentityNumber(text)
    if (parsed.ok) return parsed.value.number
    check.addIssue('Số định danh chưa đúng: cần đủ 12 chữ số như trên căn cước. Xem lại từng số.')
    return z.NEVER
  }),
  birthDate: z.string({ error: 'Nhập ngày sinh, ví dụ 12/3/1993.' }).max(10).transform((text, check) => {
    const date = parseBirthDate(text)
    if (date !== undefined) return date
    check.addIssue('Ngày sinh chưa đúng. Viết như 12/3/1993, hoặc chỉ năm nếu giấy tờ chỉ ghi năm.')
    return z.NEVER
  }),
  address: line(500),
  phone: z.string({ error: 'Nhập số điện thoại để một cửa liên hệ.' }).max(20).regex(/^[+\d][\d .()-]{7,}$/, 'Số điện thoại chưa đúng. Viết đủ các chữ số, ví dụ 0912 345 678.'),
  email: z.email('Thư điện tử chưa đúng. Ví dụ ten@vidu.vn; không có thì để trống.').max(250).optional(),
})

type ReadSubmitter = { readonly ok: true; readonly value: Submitter } | { readonly ok: false; readonly reply: FormReply }

const readSubmitter = (form: FormData): ReadSubmitter => {
  const parsed = parseForm(SUBMITTER, form)
  if (!parsed.ok) return parsed
  const given = Object.entries(parsed.value).filter((entry): entry is [SubmitterField, string] => entry[1] !== undefined)
  return { ok: true, value: { address: '', email: '', ...Object.fromEntries(given) } }
}
