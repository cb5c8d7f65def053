import type { Refusal } from '#kernel/result.ts'
import { fillSentence } from '#kernel/sentence.ts'

/** Every refusal of the reports, with the sentence that people read. */
export const REPORT_REFUSALS = {
  reportFormUnknown: 'Không có biểu “{form}”. Chọn một trong các biểu: {forms}.',
  reportUnitUnknown: 'Không có đơn vị “{unit}” trong kỳ này, hoặc bạn không được xem số liệu của đơn vị đó. Xem lại mã đơn vị.',
  reportDayInvalid: 'Ngày “{day}” không đúng. Viết ngày theo dạng 2026-09-30.',
  reportPeriodInvalid: 'Ngày bắt đầu {from} sau ngày kết thúc {to}. Đổi lại hai ngày.',
  reportMomentInvalid: 'Thời điểm “{asOf}” không đúng. Viết theo dạng 2026-09-30T17:00:00+07:00.',
  reportMomentInFutureInvalid: 'Thời điểm {asOf} chưa đến, chưa có số liệu. Chọn thời điểm đã qua, hoặc bỏ trống để xem số liệu hiện nay.',
  reportCellUnknown: 'Biểu này không có hàng hoặc cột được hỏi. Mở lại từ ô của biểu.',
  reportViewUnknown: 'Không chia được biểu theo “{by}”. Chọn: lĩnh vực, đơn vị hoặc thủ tục.',
} as const
export type ReportRefusal = keyof typeof REPORT_REFUSALS

export const reportSentence = ({ code, facts }: Refusal<ReportRefusal>): string => fillSentence(REPORT_REFUSALS[code], facts)
