import type { Ctx } from '#db/context.ts'
import { parseId } from '#kernel/ids.ts'
import type { Result } from '#kernel/result.ts'
import type { MonitoringRefusal } from '#monitoring/refusals.ts'
import { cancelTask } from '../commands.ts'
import { acceptReport, reopenTask, returnReport } from '../progress-commands.ts'
import { reformSentence, type ReformRefusalCode } from '../refusals.ts'
import { urgeTasks } from '../urge-tasks.ts'
import { readText } from './read-text.ts'

export type Acted =
  | { readonly ok: true; readonly message: string }
  | { readonly ok: false; readonly code: string; readonly message: string; readonly field: string | undefined }

/** The box that a refusal is about, where it is about one. */
export const FIELD_OF: { readonly [code in ReformRefusalCode | MonitoringRefusal]?: string } = {
  reformReasonRequired: 'reason', directiveRequired: 'reason', directiveTooLong: 'reason', reformIssueRequired: 'number', reformYearInvalid: 'year',
  reformLaterThanParentInvalid: 'dueOn', reformDaysInvalid: 'dueOn', reformDayOutsidePlanInvalid: 'dueOn', reformUnitUnknown: 'lead', reformUnitNotBelowInvalid: 'lead',
  reformWordsRequired: 'words', reformProgressInvalid: 'progress', reformReachedRequired: 'reached', reformTargetMissedInvalid: 'claim',
}

export const actedOf = (result: Result<unknown, ReformRefusalCode | MonitoringRefusal>, message: string): Acted => {
  if (result.ok) return { ok: true, message }
  const { refusal } = result
  return { ok: false, code: refusal.code, message: reformSentence(refusal), field: FIELD_OF[refusal.code] }
}

/** The small forms of a task's page as they were sent: which button, and the words. */
export const actOnTask = async (ctx: Ctx, typedId: string, form: FormData): Promise<Acted> => {
  const id = parseId(typedId) ?? ''
  if (id === '') return actedOf({ ok: false, refusal: { code: 'reformTaskNotFound' } }, '')
  const seen = { id, seq: Number(form.get('seq')) }
  const reason = readText(form, 'reason')
  switch (form.get('viec')) {
    case 'xac-nhan': return actedOf(await acceptReport(ctx, { ...seen, note: reason }), 'Đã xác nhận. Nhiệm vụ phía trên tự cập nhật theo các phần việc.')
    case 'tra-lai': return actedOf(await returnReport(ctx, { ...seen, reason }), 'Đã trả lại. Đơn vị chủ trì thấy lý do ngay trên trang nhiệm vụ.')
    case 'rut': return actedOf(await cancelTask(ctx, { ...seen, reason }), 'Đã rút nhiệm vụ cùng các phần việc bên dưới.')
    case 'mo-lai': return actedOf(await reopenTask(ctx, { ...seen, reason }), 'Đã mở lại. Nhiệm vụ tiếp tục được thực hiện.')
    case 'don-doc': {
      const urged = await urgeTasks(ctx, { commandId: parseId(String(form.get('commandId') ?? '')) ?? ctx.newId(), ids: [id], words: reason ?? '' })
      const [one] = urged.ok ? urged.value : []
      return actedOf(urged.ok ? (one?.outcome ?? urged) : urged, 'Đã gửi phiếu đôn đốc.')
    }
    default: return actedOf({ ok: false, refusal: { code: 'reformStateConflict' } }, '')
  }
}
