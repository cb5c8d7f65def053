import { z } from 'zod'
import { transaction, type Ctx } from '#db/context.ts'
import type { StaffId, UnitId } from '#kernel/ids.ts'
import { refuse, type Refusal } from '#kernel/result.ts'
import { PETITION_CLASSES, PETITION_ROUTES } from '#law/petition-rules.ts'
import { parseForm, type FormReply } from '#web/form.ts'
import { doToPetition } from '../commands.ts'
import type { PetitionDeed } from '../domain/command.ts'
import type { PetitionId } from '../domain/petition.ts'
import { findPetitionByCode } from '../petition-code.ts'
import type { PetitionRefusal } from '../refusals.ts'
import { findPetitionScreen } from './petition-view.ts'

const LONGEST_WORDS = 5_000
const words = z.string('Chưa ghi nội dung.').max(LONGEST_WORDS)
const uuid = z.uuid('Chọn một dòng trong danh sách.')
const many = z.union([uuid, z.array(uuid)]).default([])

type Read = { readonly ok: true; readonly value: PetitionDeed } | { readonly ok: false; readonly reply: FormReply }
type ReadDeed = (form: FormData, by: StaffId) => Read

const deedForm =
  <S extends z.ZodType>(schema: S, deedOf: (value: z.output<S>, by: StaffId) => PetitionDeed): ReadDeed =>
  (form, by) => {
    const parsed = parseForm(schema, form)
    return parsed.ok ? { ok: true, value: deedOf(parsed.value, by) } : parsed
  }

/** The forms of the page by what they ask for (`viec`). */
const FORMS: Readonly<Record<string, ReadDeed>> = {
  'phan-loai': deedForm(
    z.object({ class: z.enum(PETITION_CLASSES, 'Chọn loại phản ánh.'), aboutStaffId: many }),
    ({ class: about, aboutStaffId }) => ({ name: 'classify', class: about, aboutStaffIds: [aboutStaffId].flat() as StaffId[] }),
  ),
  giao: deedForm(z.object({ staffId: uuid }), ({ staffId }) => ({ name: 'assign', staffId: staffId as StaffId })),
  chuyen: deedForm(z.object({ unitId: uuid, words }), ({ unitId, words: why }) => ({ name: 'transfer', unitId: unitId as UnitId, words: why })),
  'tu-choi': deedForm(z.object({ reason: z.string('Chọn lý do.'), words }), ({ reason, words: why }) => ({ name: 'refuse', reason, words: why })),
  'huong-dan': deedForm(z.object({ route: z.enum(PETITION_ROUTES, 'Chọn quy trình.'), words }), ({ route, words: why }) => ({ name: 'route', route, words: why })),
  'hoi-them': deedForm(z.object({ words }), ({ words: what }) => ({ name: 'askMore', words: what })),
  'du-thao': deedForm(z.object({ text: words }), ({ text }, by) => ({ name: 'draftAnswer', text, by })),
  'tra-du-thao': deedForm(z.object({ words }), ({ words: why }) => ({ name: 'returnDraft', words: why })),
  duyet: deedForm(z.object({}), (_, by) => ({ name: 'approveAnswer', by })),
  'che-du-lieu': deedForm(
    z.object({ subject: z.string('Chưa ghi tiêu đề.').max(200), question: words, answer: words }),
    (publicWords, by) => ({ name: 'preparePublication', words: publicWords, by }),
  ),
  'tra-cong-khai': deedForm(z.object({ reason: words }), ({ reason }) => ({ name: 'returnPublication', reason })),
  'khong-cong-khai': deedForm(z.object({ reason: words }), ({ reason }) => ({ name: 'declinePublication', reason })),
  'cong-khai': deedForm(z.object({}), (_, by) => ({ name: 'publish', by })),
  go: deedForm(z.object({ reason: words }), ({ reason }) => ({ name: 'withdrawPublication', reason })),
  'bo-dau-lap-lai': deedForm(z.object({}), () => ({ name: 'markRepeat', of: null })),
}
/** Names the earlier petition by its code. */
const REPEAT = 'lap-lai'

/** What became of a sent form: done, a reply to show in it, or a refusal. */
export type PetitionActed = { readonly done: string } | { readonly reply: FormReply } | { readonly refusal: Refusal<PetitionRefusal> }

const envelope = z.object({ commandId: z.uuid(), seq: z.coerce.number().int().positive() })

/** Reads the form of a deed and does it; undefined for a form that this page does not have. */
export const actOnPetition = async (ctx: Ctx, petitionId: PetitionId, form: FormData): Promise<PetitionActed | undefined> => {
  const name = String(form.get('viec') ?? '')
  const sent = parseForm(envelope, form)
  if (ctx.actor.kind !== 'staff' || !sent.ok) return undefined
  const read = name === REPEAT ? await readRepeat(ctx, form) : Object.hasOwn(FORMS, name) ? FORMS[name]?.(form, ctx.actor.staffId) : undefined
  if (read === undefined) return undefined
  if ('refusal' in read) return read
  if (!read.ok) return { reply: read.reply }
  if (read.value.name === 'publish' && form.get('isChecked') === null) {
    const left = (await findPetitionScreen(ctx, petitionId))?.leftovers ?? []
    if (left.length > 0) return refuse('petitionPersonalLeftRequired', { found: left })
  }
  const done = await doToPetition(ctx, { ...sent.value, petitionId, deed: read.value })
  return done.ok ? { done: name } : { refusal: done.refusal }
}

const readRepeat = async (ctx: Ctx, form: FormData): Promise<Read | { readonly refusal: Refusal<PetitionRefusal> }> => {
  const of = await transaction(ctx, (trx) => findPetitionByCode(trx, String(form.get('of') ?? '')))
  return of === undefined ? refuse('petitionRepeatUnknown') : { ok: true, value: { name: 'markRepeat', of } }
}
