import { fillSentence } from '#kernel/sentence.ts'
import type { Refusal } from '#kernel/result.ts'

/** Every refusal of monitoring, with the sentence that people read. */
export const MONITORING_REFUSALS = {
  urgingNotFound: 'Không tìm thấy phiếu đôn đốc hoặc hồ sơ này trong phạm vi của bạn.',
  urgingNotAllowed: 'Bạn không được đôn đốc hồ sơ này: chỉ người phụ trách đơn vị đang giữ hoặc có thẩm quyền mới được gửi phiếu.',
  urgingClosedAlreadyDone: 'Hồ sơ {code} đã xong hoặc đã dừng, không còn gì để đôn đốc.',
  urgingAnswerByInvalid: 'Hạn trả lời phải sau lúc này. Chọn một ngày khác.',
  urgingOwnWorkInvalid: '{code} đang do chính bạn giữ. Hãy xử lý, hoặc giao cho người khác trước khi đôn đốc.',
  directiveRequired: 'Chưa ghi yêu cầu. Viết ngắn gọn lý do đôn đốc và việc cần làm.',
  directiveTooLong: 'Yêu cầu dài quá {most} chữ. Viết gọn lại.',
  nothingPickedRequired: 'Chưa đánh dấu hồ sơ nào. Đánh dấu ở đầu dòng rồi gửi phiếu.',
  answerNotAllowed: 'Phiếu này không gửi cho bạn nên bạn không trả lời được.',
  answerAlreadyDone: 'Phiếu này đã được trả lời. Tải lại trang để xem.',
  answerReasonRequired: 'Chưa ghi lý do chậm.',
  answerPlanRequired: 'Chưa ghi sẽ làm gì để xong.',
  answerDoneByInvalid: 'Ngày hoàn thành phải là một ngày từ hôm nay trở đi.',
  answerTooLong: 'Trả lời dài quá {most} chữ. Viết gọn lại.',
  rulesNotAllowed: 'Chỉ người quản trị nghiệp vụ của đơn vị này mới đổi được ngưỡng đôn đốc.',
  rulesInvalid: 'Các mốc chưa hợp lệ: mỗi mốc là số ngày làm việc từ -60 đến 60, mốc sau lớn hơn mốc trước.',
  rulesChanged: 'Vừa có người khác đổi ngưỡng của đơn vị này. Xem lại bản mới rồi lưu lại.',
} as const
export type MonitoringRefusal = keyof typeof MONITORING_REFUSALS

export const monitoringSentence = ({ code, facts }: Refusal<MonitoringRefusal>): string => fillSentence(MONITORING_REFUSALS[code], facts)
