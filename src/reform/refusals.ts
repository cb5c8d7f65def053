import { FILE_REFUSALS } from '#files/refusals.ts'
import type { Refusal } from '#kernel/result.ts'
import { fillSentence } from '#kernel/sentence.ts'
import { MONITORING_REFUSALS, type MonitoringRefusal } from '#monitoring/refusals.ts'
import type { ReformCode } from './domain/decide.ts'

/** What can be wrong with a file of tasks as a whole. */
export type ImportCode = 'reformImportRowsInvalid' | 'reformImportColumnsInvalid' | 'reformImportEmptyInvalid' | 'reformImportTooLargeInvalid' | 'reformImportFileNotFound'

/** Every refusal of plans and tasks, with the sentence that people read. */
export const REFORM_REFUSALS = {
  reformPlanNotFound: 'Không có kế hoạch này, hoặc bạn không được xem. Mở lại từ danh sách kế hoạch.',
  reformTaskNotFound: 'Không có nhiệm vụ này, hoặc bạn không được xem. Mở lại từ danh sách nhiệm vụ.',
  reformNotAllowed: 'Bạn không có quyền làm việc này. Soạn kế hoạch là đầu mối cải cách; ban hành là lãnh đạo; báo cáo là đơn vị chủ trì; xác nhận là đơn vị giao.',
  reformChangedSinceSeen: 'Có người vừa cập nhật. Tải lại trang, xem lại rồi làm tiếp; nội dung bạn gõ vẫn còn ở đây.',
  reformStateConflict: 'Đang ở bước khác nên chưa làm được việc này. Tải lại trang để xem đang ở đâu.',
  reformPlanClosedConflict: 'Kế hoạch đã kết thúc, không thêm hay đổi nhiệm vụ được nữa. Lập kế hoạch mới hoặc giao nhiệm vụ ngoài kế hoạch.',
  reformPlanEmptyInvalid: 'Kế hoạch chưa có nhiệm vụ nào nên chưa ban hành được. Thêm ít nhất một nhiệm vụ.',
  reformUnitUnknown: 'Đơn vị được chọn không còn hoạt động. Chọn đơn vị khác.',
  reformUnitNotBelowInvalid: 'Chỉ giao được cho chính {unit} hoặc đơn vị trực thuộc. Chọn lại đơn vị chủ trì.',
  reformDaysInvalid: 'Ngày bắt đầu {startsOn} sau hạn {dueOn}. Đổi lại hai ngày.',
  reformDayOutsidePlanInvalid: 'Hạn phải nằm trong năm {year} của kế hoạch.',
  reformLaterThanParentInvalid: 'Hạn của phần việc không được sau hạn {dueOn} của nhiệm vụ chung.',
  reformReasonRequired: 'Chưa có lý do. Viết rõ vì sao để đơn vị kia hiểu và làm tiếp được.',
  reformWordsRequired: 'Chưa viết kết quả đã làm được.',
  reformHasPartsConflict: 'Nhiệm vụ đang có {count} phần việc đã giao xuống: kết quả tự theo các phần. Làm việc này ở từng phần.',
  reformEvidenceRequired: 'Báo cáo hoàn thành cần ít nhất một minh chứng: văn bản, tệp hoặc số liệu của hệ thống.',
  reformOwnReportConflict: 'Báo cáo này do chính bạn gửi. Người khác ở đơn vị giao phải xác nhận.',
  reformNothingClaimedConflict: 'Không có báo cáo kết thúc nào đang chờ xác nhận. Tải lại trang để xem.',
  reformTooDeepInvalid: 'Nhiệm vụ đã chia {most} lớp, không chia thêm được. Giao thẳng từ lớp trên.',
  reformProgressInvalid: 'Tiến độ là số nguyên từ 0 đến 100.',
  reformTargetMissedInvalid: 'Chưa đạt chỉ tiêu nên chưa báo cáo hoàn thành được: hiện nay {value}, cần từ {atLeast} % trở lên.',
  reformReachedRequired: 'Chưa nhập số đã đạt được ({unit}).',
  reformIssueRequired: 'Cần số, ký hiệu và ngày ban hành không sau hôm nay.',
  reformYearInvalid: 'Năm của kế hoạch từ {from} đến {to}.',
  reformImportRowsInvalid: 'Tệp có {count} dòng chưa đúng nên chưa nhập dòng nào. Sửa trong tệp theo danh sách dưới rồi gửi lại.',
  reformImportColumnsInvalid: 'Tệp không có cột “Nhiệm vụ” ở dòng đầu. Dùng bảng mẫu, giữ nguyên dòng tên cột.',
  reformImportEmptyInvalid: 'Tệp không có nhiệm vụ nào. Điền từ dòng thứ hai của bảng mẫu.',
  reformImportTooLargeInvalid: 'Một lần nhập nhiều nhất {most} nhiệm vụ. Tách tệp rồi nhập từng phần.',
  reformImportFileNotFound: 'Tệp đã xem trước không còn. Gửi lại tệp.',
  fileNotFound: FILE_REFUSALS.fileNotFound,
} as const satisfies Record<ReformCode | ImportCode, string>
export type ReformRefusalCode = keyof typeof REFORM_REFUSALS

export const reformSentence = ({ code, facts }: Refusal<ReformRefusalCode | MonitoringRefusal>): string =>
  fillSentence({ ...MONITORING_REFUSALS, ...REFORM_REFUSALS }[code], facts)
