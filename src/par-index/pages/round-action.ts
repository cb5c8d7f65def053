import type { Ctx } from '#db/context.ts'
import { parseId } from '#kernel/ids.ts'
import { refuse, type Result } from '#kernel/result.ts'
import { ROUND_STAGES } from '../domain/rounds/round.ts'
import { cancelRound, decideRoundResult, extendRoundWindow, freezeRoundFacts, publishRound } from '../rounds/round-commands.ts'
import { parSentence, type ParRefusal } from '../rounds/refusals.ts'
import { takeSurveyScores } from '../rounds/take-surveys.ts'
import { textIn } from './form-text.ts'

/** What a form led to; `field` is the box that a refusal is about. */
export type Acted =
  | { readonly ok: true; readonly message: string }
  | { readonly ok: false; readonly code: string; readonly message: string; readonly field: string | undefined }

export const acted = (result: Result<unknown, ParRefusal>, message: string, fields: Partial<Record<ParRefusal, string>> = {}): Acted =>
  result.ok
    ? { ok: true, message }
    : { ok: false, code: result.refusal.code, message: parSentence(result.refusal), field: fields[result.refusal.code] }

/** The form of a round as it was sent: which button, and the words. */
export const actOnRound = async (ctx: Ctx, typedId: string, form: FormData): Promise<Acted> => {
  const roundId = parseId(typedId)
  if (roundId === undefined) return acted(refuse('parRoundNotFound'), '')
  const text = (name: string): string => textIn(form, name)
  switch (form.get('viec')) {
    case 'chot': return acted(await freezeRoundFacts(ctx, roundId), 'Đã chốt số liệu hệ thống cho mọi đơn vị.')
    case 'gia-han': {
      const stage = ROUND_STAGES.find((one) => one === form.get('buoc')) ?? 'selfScore'
      const result = await extendRoundWindow(ctx, { roundId, stage, until: text('den'), reason: text('ly-do') })
      return acted(result, 'Đã gia hạn. Mọi người thấy hạn mới ngay.', { parReasonRequired: 'ly-do', parDayInvalid: 'den', parDayNotWorkingInvalid: 'den', parExtensionInvalid: 'den' })
    }
    case 'quyet-dinh': {
      const decision = { number: text('so'), issuedOn: text('ngay'), signerTitle: text('chuc-vu'), signerName: text('nguoi-ky') }
      return acted(await decideRoundResult(ctx, { roundId, decision }), 'Hội đồng đã quyết định. Điểm, hạng và xếp loại không đổi nữa.', { parDecisionRequired: 'so' })
    }
    case 'dieu-tra': {
      const surveyId = parseId(text('cuoc'))
      if (surveyId === undefined) return acted(refuse('parSurveyUnknown'), '', { parSurveyUnknown: 'cuoc' })
      const result = await takeSurveyScores(ctx, { roundId, surveyId })
      return acted(result, result.ok ? `Đã lấy ${result.value.taken} kết quả điều tra. ${result.value.hidden} kết quả có quá ít phiếu nên không lấy được.` : '')
    }
    case 'cong-bo': return acted(await publishRound(ctx, roundId), 'Đã công bố. Ai cũng xem được ở trang công khai.')
    case 'huy': return acted(await cancelRound(ctx, { roundId, reason: text('ly-do') }), 'Đã hủy đợt chấm.', { parReasonRequired: 'ly-do' })
    default: return acted(refuse('parRoundNotFound'), '')
  }
}
