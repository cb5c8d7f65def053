import { z } from 'zod'
import type { Ctx } from '#db/context.ts'
import { toAt, type At } from '#kernel/at.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { Refusal, Result } from '#kernel/result.ts'
import { Temporal, ZONE } from '#kernel/time.ts'
import { PETITION_CLASSES } from '#law/petition-rules.ts'
import type { Vault } from '#secrets/vault.ts'
import { parseForm, type FormReply } from '#web/form.ts'
import { makePromise } from '../dialogues/promises.ts'
import { enterQuestion, makePetition, moveQuestion } from '../dialogues/questions.ts'
import type { DialogueRefusal } from '../dialogues/refusals.ts'
import { announceDialogue, moveDialogue } from '../dialogues/sessions.ts'
import type { Announcement, DialogueId, PromiseId, QuestionId } from '../domain/dialogue.ts'
import { PETITION_CHANNELS, type PetitionId } from '../domain/petition.ts'

const MINUTES = 20_000
const words = z.string('Chưa viết.').max(5_000)
const uuid = z.uuid('Chọn một dòng trong danh sách.')
const localMoment = z.string('Chưa chọn ngày giờ.').regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/, 'Chọn đủ ngày và giờ.')

const announcementFields = { title: z.string('Chưa ghi tên.').max(200), topics: z.string('Chưa ghi nội dung.').max(2_000), place: z.string('Chưa ghi địa điểm.').max(300), startsAt: localMoment, questionsUntil: localMoment }
const announcementSchema = z.object(announcementFields)

const momentOf = (local: string): At => toAt(Temporal.PlainDateTime.from(local).toZonedDateTime(ZONE).toInstant())

const announcementOf = ({ title, topics, place, startsAt, questionsUntil }: z.output<typeof announcementSchema>): Announcement => ({
  title, topics, place, startsAt: momentOf(startsAt), questionsUntil: momentOf(questionsUntil),
})

export type DialogueActed = { readonly done: string; readonly id: DialogueId } | { readonly reply: FormReply } | { readonly refusal: Refusal<DialogueRefusal> }

type Doing = Promise<Result<unknown, DialogueRefusal>>

const acted = async <S extends z.ZodType>(done: string, id: DialogueId, schema: S, form: FormData, act: (value: z.output<S>) => Doing): Promise<DialogueActed> => {
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return { reply: parsed.reply }
  const result = await act(parsed.value)
  return result.ok ? { done, id } : { refusal: result.refusal }
}

const newSchema = z.object({ ...announcementFields, commandId: z.uuid(), newId: z.uuid(), unitId: uuid })

/** Announces a session from its form. */
export const announceByForm = (ctx: Ctx, form: FormData): Promise<DialogueActed> => {
  const id = String(form.get('newId') ?? '') as DialogueId
  return acted('Đã công bố.', id, newSchema, form, ({ commandId, newId, unitId, ...rest }) =>
    announceDialogue(ctx, { commandId, id: newId as DialogueId, unitId: unitId as UnitId, announcement: announcementOf(rest) }))
}

/** Everything that can be done on the page of a session; undefined for a form that it does not have. */
export const actOnDialogue = async (ctx: Ctx, vault: Vault, id: DialogueId, form: FormData): Promise<DialogueActed | undefined> => {
  const sent = parseForm(z.object({ commandId: z.uuid(), newId: z.uuid(), questionId: z.uuid().optional() }), form)
  if (!sent.ok) return undefined
  const { commandId, newId } = sent.value
  const questionId = sent.value.questionId as QuestionId
  const on = <S extends z.ZodType>(done: string, schema: S, act: (value: z.output<S>) => Doing): Promise<DialogueActed> => acted(done, id, schema, form, act)
  switch (String(form.get('viec') ?? '')) {
    case 'doi':
      return on('Đã đổi thông tin.', announcementSchema, (value) => moveDialogue(ctx, { commandId, id, fact: { type: 'changed', announcement: announcementOf(value) } }))
    case 'huy':
      return on('Đã hủy.', z.object({ reason: words }), ({ reason }) => moveDialogue(ctx, { commandId, id, fact: { type: 'cancelled', reason } }))
    case 'bien-ban':
      return on('Đã lưu biên bản.', z.object({ attended: z.coerce.number('Ghi số người dự.').int().min(0).max(100_000), minutes: z.string('Chưa viết biên bản.').max(MINUTES) }),
        ({ attended, minutes }) => moveDialogue(ctx, { commandId, id, fact: { type: 'held', attended, minutes } }))
    case 'cong-khai':
      return on('Đã công khai biên bản.', z.object({}), () => moveDialogue(ctx, { commandId, id, fact: { type: 'minutesPublished' } }))
    case 'nhap-cau-hoi':
      return on('Đã nhập câu hỏi.', z.object({ text: words, name: z.string().max(120).default(''), contact: z.string().max(120).default(''), channel: z.enum(PETITION_CHANNELS).exclude(['portal'], 'Chọn kênh.') }),
        ({ text, name, contact, channel }) => enterQuestion(ctx, { commandId, sessionId: id, questionId: newId as QuestionId, text, name, contact, channel }))
    case 'duyet':
      return on('Đã duyệt câu hỏi.', z.object({ publicText: words }), ({ publicText }) => moveQuestion(ctx, { commandId, questionId, fact: { type: 'accepted', publicText } }))
    case 'khong-dua':
      return on('Đã ghi lý do.', z.object({ reason: words }), ({ reason }) => moveQuestion(ctx, { commandId, questionId, fact: { type: 'declined', reason } }))
    case 'tra-loi':
      return on('Đã lưu câu trả lời.', z.object({ words }), ({ words: answer }) => moveQuestion(ctx, { commandId, questionId, fact: { type: 'answered', words: answer } }))
    case 'thanh-phan-anh':
      return on('Đã chuyển thành phản ánh.', z.object({ class: z.enum(PETITION_CLASSES, 'Chọn loại.') }),
        ({ class: about }) => makePetition(ctx, vault, { commandId, questionId, petitionId: newId as PetitionId, class: about }))
    case 'hua':
      return on('Đã ghi lời hứa.', z.object({ text: words, unitId: uuid, dueOn: z.iso.date('Chọn hạn thực hiện.'), ofQuestion: z.uuid().optional() }),
        ({ text, unitId, dueOn, ofQuestion }) => makePromise(ctx, {
          commandId, sessionId: id, promiseId: newId as PromiseId, questionId: (ofQuestion ?? null) as QuestionId | null, text, unitId: unitId as UnitId, dueOn,
        }))
    default:
      return undefined
  }
}
