import type { Refusal } from '#kernel/result.ts'
import { fillSentence } from '#kernel/sentence.ts'
import type { FilingRefusal } from './domain/filing.ts'

/** What can be wrong with what somebody asks a report for. */
export type AskingRefusal =
  | 'reportFormUnknown' | 'reportUnitUnknown' | 'reportDayInvalid' | 'reportPeriodInvalid' | 'reportMomentInvalid'
  | 'reportMomentInFutureInvalid' | 'reportCellUnknown' | 'reportViewUnknown'
export type ReportRefusal = AskingRefusal | FilingRefusal

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
  reportFilingNotFound: 'Không có báo cáo này, hoặc bạn không được xem. Mở lại từ danh sách báo cáo.',
  reportFilingNotAllowed: 'Bạn không có quyền làm việc này với báo cáo. Ký là lãnh đạo đơn vị; tiếp nhận, trả lại là cơ quan cấp trên.',
  reportFilingStateConflict: 'Báo cáo đang ở bước khác nên chưa làm được việc này. Tải lại trang để xem báo cáo đang ở đâu.',
  reportChangedSinceSeen: 'Có người vừa cập nhật báo cáo này. Tải lại trang, xem lại rồi làm tiếp.',
  reportReasonRequired: 'Chưa có lý do trả lại. Viết rõ đơn vị cần sửa hoặc giải thích điều gì.',
  reportContradictoryInvalid: 'Số liệu mâu thuẫn nên chưa ký được, ở: {rows}. Báo quản trị kiểm tra số liệu.',
  reportExplanationRequired: 'Có {count} chỗ số chuyển sang khác số đã ký kỳ trước. Viết giải thích điều chỉnh sau chốt rồi ký.',
  reportNothingPickedRequired: 'Chưa đánh dấu đơn vị nào. Đánh dấu ở đầu dòng rồi gửi phiếu đôn đốc.',
  reportUrgingTooLong: 'Nội dung đôn đốc dài quá {most} chữ. Viết gọn lại.',
  reportNotLateConflict: 'Báo cáo này chưa quá hạn nộp hoặc đã nộp, không cần đôn đốc.',
} as const satisfies Record<ReportRefusal, string>

export const reportSentence = ({ code, facts }: Refusal<ReportRefusal>): string => fillSentence(REPORT_REFUSALS[code], facts)
