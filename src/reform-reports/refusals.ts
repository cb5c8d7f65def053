import type { Refusal } from '#kernel/result.ts'
import { fillSentence } from '#kernel/sentence.ts'
import type { ReformReportRefusal } from './domain/report.ts'

/** Every refusal of the reform reports, with the sentence that people read. */
export const REFORM_REPORT_REFUSALS = {
  reformReportNotFound: 'Không có báo cáo này, hoặc bạn không được xem. Mở lại từ danh sách báo cáo.',
  reformReportNotAllowed: 'Bạn không có quyền làm việc này với báo cáo. Soạn, gửi là đầu mối của đơn vị; ký là lãnh đạo; tiếp nhận, trả lại là cơ quan cấp trên.',
  reformReportStateConflict: 'Báo cáo đang ở bước khác nên chưa làm được việc này. Tải lại trang để xem báo cáo đang ở đâu.',
  reformReportChangedConflict: 'Có người vừa sửa đúng chỗ này. Tải lại trang, xem nội dung mới rồi sửa tiếp.',
  reformReportReasonRequired: 'Chưa có lý do trả lại. Viết rõ cần sửa hoặc bổ sung điều gì.',
  reformReportUnitUnknown: 'Không có đơn vị “{unit}” trong kỳ này, hoặc bạn không được xem. Xem lại mã đơn vị.',
  reformReportPeriodUnknown: 'Không có kỳ “{period}”. Viết theo dạng 2026-Q1, 2026-H1 (6 tháng), 2026-M9 (9 tháng) hoặc 2026-Y (năm).',
  reformReportNotOwedConflict: '{unit} không phải lập báo cáo này. Báo cáo CCHC do Ủy ban nhân dân các cấp lập.',
  reformReportPeriodNotBegunConflict: 'Kỳ báo cáo này chưa bắt đầu. Chọn kỳ đang diễn ra hoặc đã kết thúc.',
  reformReportPeriodRunningConflict: 'Số liệu được lấy khi kỳ chưa kết thúc. Hết kỳ, bấm “Lấy lại số liệu” rồi trình.',
  reformReportHeadingUnknown: 'Đề cương không có mục {node} để viết. Chọn mục trong danh sách bên cạnh.',
  reformReportTextTooLong: 'Nội dung một mục dài nhất {most} ký tự. Chuyển phần chi tiết vào phụ lục.',
  reformReportAnswerInvalid: 'Số của chỉ tiêu {code} ({label}) chưa đúng. Nhập số từ 0 trở lên, ví dụ 1.244 hoặc 12,5.',
  reformReportAnswerKnownConflict: 'Chỉ tiêu {code} ({label}) do hệ thống tính, không nhập tay được. Nếu số chưa đúng, sửa ở nơi phát sinh rồi lấy lại số liệu.',
  reformReportAnswerUnknown: 'Phụ lục của đơn vị không có chỉ tiêu {code}. Xem lại mã chỉ tiêu.',
  reformReportReferenceInvalid: 'Có chỗ dẫn số liệu viết sai: {quotes}. Viết theo dạng {{3.8}}, lấy mã chỉ tiêu trong phụ lục.',
  reformReportFigureMissingConflict: 'Bài viết dẫn số chưa có: {quotes}. Nhập số ở phụ lục hoặc bỏ câu đó.',
  reformReportExplanationRequired: 'Có phép tính không khớp: {quotes}. Sửa lại, hoặc giải thích vì sao giữ nguyên rồi trình.',
  reformReportEmptyRequired: 'Báo cáo chưa có nội dung nào. Soạn ít nhất một mục rồi trình.',
  reformReportNumberRequired: 'Chưa có số, ký hiệu văn bản. Nhập theo dạng 125/BC-UBND, nhiều nhất 60 ký tự.',
  reformReportDayInvalid: 'Ngày văn bản “{day}” chưa đúng hoặc ở tương lai. Viết theo dạng ngày/tháng/năm.',
  reformReportNotLateConflict: 'Báo cáo này chưa quá hạn gửi hoặc đã gửi, không cần đôn đốc.',
  reformReportChildUnknown: 'Báo cáo của đơn vị này chưa được gộp hoặc không có nội dung ở mục đang chọn. Lấy lại số liệu rồi thử lại.',
  reformReportInputsInvalid: 'Tệp số liệu nhập không đọc được: {problem}. Viết JSON dạng {"answers": {"4.6": 12}, "texts": {"1.1": "…"}}.',
  fileNotFound: 'Có tệp minh chứng không còn hoặc không phải của bạn. Tải tệp lên lại.',
} as const satisfies Record<ReformReportRefusal, string>

export const reformReportSentence = ({ code, facts }: Refusal<ReformReportRefusal>): string => fillSentence(REFORM_REPORT_REFUSALS[code], facts)
