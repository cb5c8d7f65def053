import type { Ctx } from '#db/context.ts'
import { parseId } from '#kernel/ids.ts'
import { refuse, type Result } from '#kernel/result.ts'
import { tidy } from '#kernel/text.ts'
import { acceptFiling, describeFiling, returnFiling, signFiling } from '../filing-commands.ts'
import type { FilingRefusal } from '../domain/filing.ts'
import { reportSentence } from '../refusals.ts'
import { urgeFilings } from '../urge-filings.ts'

type Acted =
  | { readonly ok: true; readonly message: string }
  | { readonly ok: false; readonly code: string; readonly message: string; readonly field: string | undefined }

const LONGEST = 4_000

/** Refusals that belong to one field of the form. */
const FIELD_OF: Partial<Record<FilingRefusal, string>> = { reportReasonRequired: 'reason', reportExplanationRequired: 'explanation' }

const answer = (result: Result<unknown, FilingRefusal>, message: string): Acted => {
  if (result.ok) return { ok: true, message }
  const { refusal } = result
  return { ok: false, code: refusal.code, message: reportSentence(refusal), field: FIELD_OF[refusal.code] }
}

const urgeOne = async (ctx: Ctx, id: string, commandId: string | undefined, text: string | null): Promise<Result<unknown, FilingRefusal>> => {
  const urged = await urgeFilings(ctx, { commandId: commandId ?? ctx.newId(), ids: [id], text })
  return urged.ok ? (urged.value[0]?.outcome ?? refuse('reportFilingNotFound')) : urged
}

/** The form of a periodic report as it was sent: which button, and the words. */
export const actOnFiling = async (ctx: Ctx, typedId: string, form: FormData): Promise<Acted> => {
  const text = (name: string): string | null => {
    const value = form.get(name)
    const typed = typeof value === 'string' ? value.slice(0, LONGEST).split(/\r\n|\r|\n/).map(tidy).join('\n').trim() : ''
    return typed === '' ? null : typed
  }
  const seen = { id: parseId(typedId) ?? '', seq: Number(form.get('seq')) }
  if (seen.id === '') return answer({ ok: false, refusal: { code: 'reportFilingNotFound' } }, '')
  const words = { comment: text('comment'), explanation: text('explanation') }
  switch (form.get('viec')) {
    case 'ky': return answer(await signFiling(ctx, { ...seen, words }), 'Đã ký và gửi báo cáo.')
    case 'nhan': return answer(await acceptFiling(ctx, { ...seen, note: text('reason') }), 'Đã tiếp nhận báo cáo.')
    case 'tra': return answer(await returnFiling(ctx, { ...seen, reason: text('reason') ?? '' }), 'Đã trả báo cáo cho đơn vị.')
    case 'don-doc': return answer(await urgeOne(ctx, seen.id, parseId(String(form.get('commandId') ?? '')), text('reason')), 'Đã gửi phiếu đôn đốc. Đơn vị thấy ngay và phải trả lời.')
    default: return answer(await describeFiling(ctx, { ...seen, words }), 'Đã lưu nhận xét.')
  }
}
