import type { ProcessFinding } from './domain/process-linter.ts'

/** Every refusal of this capability, with the sentence that people read. `{fact}` is filled at the door. */
export const PROCEDURE_REFUSALS = {
  procedureEditNotAllowed: 'Bạn không có quyền sửa danh mục thủ tục. Liên hệ đầu mối kiểm soát thủ tục hành chính.',
  procedureCodeInvalid: 'Mã thủ tục “{code}” không đúng dạng. Nhập như 1.001193.',
  procedureBodyInvalid: 'Nội dung thủ tục chưa đúng ở “{field}”. Xem lại mục này rồi lưu lại.',
  procedureDraftUsedConflict: 'Đã có biểu mẫu hoặc nội dung khác soạn cho bản nháp này nên chưa bỏ được. Gỡ các nội dung đó trước.',
  procedureVersionNotFound: 'Không tìm thấy phiên bản thủ tục. Tải lại danh sách rồi chọn lại.',
  procedureVersionFixed: 'Phiên bản này đã ban hành nên không sửa được. Tạo phiên bản mới để thay đổi.',
  procedureDraftTaken: 'Thủ tục {code} đã có một bản nháp. Mở bản nháp đó để sửa tiếp.',
  procedureEditConflict: 'Người khác vừa lưu bản nháp này. Tải lại trang để xem bản mới rồi sửa tiếp; nội dung của bạn chưa được ghi.',
  procedureDayInvalid: 'Phiên bản trước có hiệu lực từ {day}. Chọn ngày hiệu lực sau ngày đó.',
  procedureEndDayInvalid: 'Ngày cuối {lastDay} trước ngày bắt đầu hiệu lực {day}. Chọn ngày từ đó trở đi.',
  procedureAlreadyEnded: 'Phiên bản này đã kết thúc ngày {day}.',
  procedureProcessMissing: 'Chưa chọn quy trình nội bộ. Chọn một quy trình đã ban hành.',
  procedureProcessDraft: 'Quy trình nội bộ “{name}” chưa ban hành. Ban hành quy trình trước.',
  procedurePromiseTooShort: 'Trường hợp “{label}”: các bước cần {neededMinutes} phút làm việc, thời hạn cam kết chỉ có {promisedMinutes} phút. Rút ngắn các bước hoặc chọn quy trình khác.',
  procedureReviewsOpen: 'Còn {count} câu hỏi chưa quyết định sau khi nhập. Quyết định xong rồi ban hành.',
  procedurePromiseMissing: 'Trường hợp “{label}” có thời hạn theo quy định nhưng chưa có thời hạn cam kết. Nhập thời hạn cam kết.',
  processCodeInvalid: 'Mã quy trình “{code}” không đúng. Dùng chữ thường không dấu, số và gạch nối.',
  processStepsInvalid: 'Bảng bước chưa đúng ở “{field}”. Xem lại dòng này.',
  processNotFound: 'Không tìm thấy quy trình. Tải lại danh sách rồi chọn lại.',
  processFixed: 'Quy trình này đã ban hành nên không sửa được. Tạo phiên bản mới.',
  processEditConflict: 'Người khác vừa lưu quy trình này. Tải lại trang để xem bản mới rồi sửa tiếp; nội dung của bạn chưa được ghi.',
  processFaulty: 'Quy trình còn {count} lỗi: {first}',
  reviewNotFound: 'Không tìm thấy câu hỏi. Tải lại danh sách.',
  reviewAlreadyDecided: 'Câu hỏi này đã được quyết định. Tải lại danh sách để xem kết quả.',
  reviewDecisionInvalid: 'Quyết định này không hợp với câu hỏi. Chọn một trong các cách được nêu.',
  reviewReasonRequired: 'Chưa có lý do. Nhập lý do bỏ qua câu hỏi.',
  unitPartTaken: 'Đơn vị đã được giao phần việc này trong khoảng ngày đó.',
  unitPartNotFound: 'Không tìm thấy phần việc đang giao. Tải lại trang.',
  unitPromiseInvalid: 'Thời hạn cam kết riêng “{amount}” không tính được. Nhập số dương và đơn vị thời gian.',
  periodInvalid: 'Ngày kết thúc trước ngày bắt đầu. Sửa lại khoảng ngày.',
  importFileUnreadable: 'Không đọc được tệp {file}: {reason}. Kiểm tra đường dẫn và quyền đọc.',
  importFileTooLarge: 'Tệp {file} lớn {megabytes} MB, quá giới hạn {limit} MB. Tách thành nhiều tệp nhỏ hơn.',
  importJsonInvalid: 'Tệp {file} không phải JSON đúng ({reason}). Xuất lại tệp từ nguồn.',
  importSchemaUnknown: 'Tệp {file} không theo định dạng procedures/1. Cần {"meta": {"schema": "procedures/1"}, "procedures": […]}.',
} as const
export type ProcedureRefusal = keyof typeof PROCEDURE_REFUSALS

/** What the linter found, as people read it. `{steps}` names the steps. */
export const PROCESS_FINDINGS = {
  processEmpty: 'Quy trình chưa có bước nào.',
  stepDoubled: 'Hai bước trùng mã: {steps}.',
  stepUnknown: 'Bước {steps} chờ một bước không có: “{name}”.',
  stepCycle: 'Các bước chờ lẫn nhau thành vòng: {steps}.',
  stepUnreachable: 'Không bao giờ tới được bước {steps}.',
  startWrong: 'Quy trình phải bắt đầu bằng bước tiếp nhận.',
  startDoubled: 'Có nhiều bước bắt đầu: {steps}. Chỉ bước tiếp nhận được đứng đầu.',
  joinMissing: 'Không bước nào chờ kết quả của {steps}: kết quả có thể được trả khi nhánh này chưa xong.',
  refusalMissing: 'Không có bước ký duyệt, nên không ai từ chối được hồ sơ không đủ điều kiện.',
  handOverMissing: 'Thiếu bước trả kết quả.',
  handOverDoubled: 'Có nhiều bước trả kết quả: {steps}.',
  handOverTooEarly: 'Bước trả kết quả {steps} đứng trước bước ký duyệt.',
  promiseTooShort: 'Các bước cần {neededMinutes} phút làm việc, nhiều hơn thời hạn cam kết {promisedMinutes} phút của trường hợp “{label}”.',
  roleVacant: 'Ở đơn vị này chưa ai giữ vai trò của bước {steps}.',
} satisfies Record<ProcessFinding['code'], string>

/** The sentence for one finding; `nameOf` turns a step's id into its name. */
export const findingSentence = (finding: ProcessFinding, nameOf: (stepId: string) => string): string =>
  PROCESS_FINDINGS[finding.code].replace(/\{(\w+)\}/g, (_, fact: string) =>
    fact === 'steps'
      ? finding.stepIds.map((stepId) => `“${nameOf(stepId)}”`).join(', ')
      : String(finding.facts?.[fact] ?? '?'),
  )
