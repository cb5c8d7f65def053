import type { Ctx } from '#db/context.ts'
import type { Result } from '#kernel/result.ts'
import { tidy } from '#kernel/text.ts'
import { closeSurvey, extendSurvey, openSurvey, publishSurvey } from '../commands.ts'
import { surveySentence, type SurveyRefusal } from '../refusals.ts'
import { sendInvitations } from '../send.ts'
import { readSeen } from './sample-page.ts'

export type Acted =
  | { readonly ok: true; readonly message: string }
  | { readonly ok: false; readonly code: string; readonly message: string; readonly field: string | undefined }

const FIELD_OF: Partial<Record<SurveyRefusal, string>> = { surveyReasonRequired: 'reason', surveyClosingInvalid: 'closesOn' }

const answer = (result: Result<unknown, SurveyRefusal>, message: string): Acted =>
  result.ok ? { ok: true, message } : { ok: false, code: result.refusal.code, message: surveySentence(result.refusal), field: FIELD_OF[result.refusal.code] }

/** What the holder of a survey asked for on its page. */
export const actOnSurvey = async (ctx: Ctx, typedId: string | undefined, form: FormData): Promise<Acted> => {
  const seen = readSeen(typedId, form)
  const text = (name: string): string => tidy(String(form.get(name) ?? '').slice(0, 1_000))
  if (seen.id === '') return answer({ ok: false, refusal: { code: 'surveyNotFound' } }, '')
  switch (form.get('viec')) {
    case 'mo': return answer(await openSurvey(ctx, seen), 'Đã mở. Người có mã trả lời được ngay.')
    case 'gui': return answer(await sendInvitations(ctx, seen), 'Đã đưa lời mời vào hộp thư đi.')
    case 'gia-han': return answer(await extendSurvey(ctx, { ...seen, closesOn: text('closesOn'), reason: text('reason') }), 'Đã gia hạn.')
    case 'dong': return answer(await closeSurvey(ctx, seen), 'Đã đóng. Liên hệ của người được mời đã xóa; kết quả xem được từ bây giờ.')
    default: return answer(await publishSurvey(ctx, { ...seen, decision: text('decision') }), 'Đã công bố. Mọi người xem được kết quả.')
  }
}
