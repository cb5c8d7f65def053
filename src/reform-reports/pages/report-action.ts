import type { Ctx } from '#db/context.ts'
import { parseId, type UnitId } from '#kernel/ids.ts'
import { refuse, type Result } from '#kernel/result.ts'
import { tidy } from '#kernel/text.ts'
import type { ReformReportRefusal } from '../domain/report.ts'
import { parseReformPeriod } from '../domain/reform-period.ts'
import { openReport } from '../open-reports.ts'
import { reformReportSentence } from '../refusals.ts'
import { acceptReport, giveBackReport, returnReport, sendReport, signReport, submitReport, urgeReport } from '../sending-commands.ts'
import type { StoredReport } from '../report-store.ts'
import { MOST_TEXT, refillReport, takeText, writeHeading } from '../writing-commands.ts'

export type Acted =
  | { readonly ok: true; readonly message: string; readonly report: StoredReport }
  | { readonly ok: false; readonly code: string; readonly message: string; readonly field: string | undefined }

/** Refusals that belong to one field of the form. */
const FIELD_OF: Partial<Record<ReformReportRefusal, string>> = {
  reformReportReasonRequired: 'reason', reformReportExplanationRequired: 'explanation', reformReportNumberRequired: 'number', reformReportDayInvalid: 'on',
  reformReportTextTooLong: 'text',
}

export const acted = (result: Result<StoredReport, ReformReportRefusal>, message: string): Acted => {
  if (result.ok) return { ok: true, message, report: result.value }
  const { refusal } = result
  return { ok: false, code: refusal.code, message: reformReportSentence(refusal), field: FIELD_OF[refusal.code] }
}

const typed = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** Lines as people typed them, tidied one by one; one character beyond what is taken is kept, so that it is refused and not cut. */
const linesOf = (text: string): string => text.slice(0, MOST_TEXT + 1).split(/\r\n|\r|\n/).map(tidy).join('\n').replace(/\n{3,}/g, '\n\n').trim()

const textOf = (form: FormData, name: string): string | null => {
  const text = linesOf(typed(form, name))
  return text === '' ? null : text
}

/** The text of the heading, with the proposed sentence that was pressed put behind it. */
const writtenText = (form: FormData): string => {
  const [text, added] = [linesOf(typed(form, 'text')), tidy(typed(form, 'add'))]
  return added === '' ? text : [text, `- ${added}`].filter((part) => part !== '').join('\n')
}

/** The form of a report as it was sent: which button, and the words. */
export const actOnReport = async (ctx: Ctx, typedId: string, form: FormData): Promise<Acted> => {
  const seen = { id: parseId(typedId) ?? '', seq: Number(typed(form, 'seq')) }
  if (seen.id === '') return acted(refuse('reformReportNotFound'), '')
  const reason = textOf(form, 'reason')
  switch (typed(form, 'viec')) {
    case 'lay-lai': return acted(await refillReport(ctx, seen), 'Đã lấy lại số liệu đến lúc này. Phần viết và số nhập tay giữ nguyên.')
    case 'lay-noi-dung': return acted(await takeText(ctx, { ...seen, node: typed(form, 'node'), fromReportId: typed(form, 'from') }), 'Đã lấy nội dung của đơn vị, có ghi nguồn.')
    case 'trinh': return acted(await submitReport(ctx, { ...seen, explanation: textOf(form, 'explanation') }), 'Đã trình lãnh đạo ký.')
    case 'tra-sua': return acted(await giveBackReport(ctx, { ...seen, reason }), 'Đã trả lại để sửa.')
    case 'ky': return acted(await signReport(ctx, seen), 'Đã ký. Từ nay nội dung và số liệu không đổi nữa; điền số, ngày văn bản rồi gửi.')
    case 'gui': return acted(await sendReport(ctx, { ...seen, number: textOf(form, 'number'), on: textOf(form, 'on') }), 'Đã gửi báo cáo.')
    case 'nhan': return acted(await acceptReport(ctx, { ...seen, note: reason }), 'Đã tiếp nhận báo cáo.')
    case 'tra': return acted(await returnReport(ctx, { ...seen, reason }), 'Đã trả báo cáo cho đơn vị.')
    case 'don-doc': return acted(await urgeReport(ctx, { ...seen, text: reason }), 'Đã gửi phiếu đôn đốc.')
    default: return acted(await writeHeading(ctx, { ...seen, node: typed(form, 'node'), text: writtenText(form) }), 'Đã lưu.')
  }
}

/** Opens the report of the period that was pressed. */
export const openByForm = async (ctx: Ctx, form: FormData): Promise<Acted> => {
  const unitId = parseId<UnitId>(typed(form, 'unit'))
  const period = parseReformPeriod(typed(form, 'period'))
  if (unitId === undefined) return acted(refuse('reformReportUnitUnknown', { unit: typed(form, 'unit') }), '')
  if (period === undefined) return acted(refuse('reformReportPeriodUnknown', { period: typed(form, 'period') }), '')
  return acted(await openReport(ctx, { unitId, period }), 'Đã mở báo cáo: số liệu tự lấy, câu đề xuất có sẵn để sửa.')
}
