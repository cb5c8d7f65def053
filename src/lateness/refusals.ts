import { fillSentence } from '#kernel/sentence.ts'
import type { Refusal } from '#kernel/result.ts'

/** Every refusal of this room, with the sentence that people read. */
export const LATENESS_REFUSALS = {
  apologyNotFound: 'Không tìm thấy hồ sơ này trong phạm vi của bạn, hoặc hồ sơ không còn phải xin lỗi.',
  apologyNotAllowed: 'Bạn không soạn được văn bản xin lỗi cho hồ sơ này: việc này của người thụ lý và người phụ trách đơn vị để quá hạn.',
  apologyCauseUnknown: 'Nguyên nhân không có trong danh mục đang áp dụng. Chọn lại nguyên nhân.',
  apologyReasonRequired: 'Chưa ghi lý do. Người dân đọc đúng câu này: viết vì sao chậm, đang vướng ở đâu.',
  apologyReasonTooLong: 'Lý do dài quá {most} chữ. Viết gọn lại.',
  apologyDayNotWorking: 'Ngày hẹn lại không phải ngày làm việc. Chọn một ngày làm việc.',
  apologyDayTooSoon: 'Ngày hẹn lại phải sau hẹn trả và chưa qua. Chọn ngày muộn hơn.',
  apologyNotPrepared: 'Văn bản chưa soạn xong. Ghi nguyên nhân, lý do và ngày hẹn lại rồi ký.',
  apologyNothingPicked: 'Chưa đánh dấu văn bản nào. Đánh dấu ở đầu dòng rồi ký.',
  verdictNotFound: 'Không tìm thấy hồ sơ quá hạn này trong phạm vi của bạn. Tải lại trang.',
  verdictNotAllowed: 'Chỉ người phụ trách đơn vị có thẩm quyền giải quyết mới xác nhận được vì sao hồ sơ quá hạn.',
  verdictClassUnknown: 'Chọn một loại quá hạn trong danh sách.',
  verdictNoteTooLong: 'Ghi chú dài quá {most} chữ. Viết gọn lại.',
  verdictNothingPicked: 'Chưa đánh dấu hồ sơ nào. Đánh dấu ở đầu dòng rồi xác nhận.',
} as const
export type LatenessRefusal = keyof typeof LATENESS_REFUSALS

export const latenessSentence = ({ code, facts }: Refusal<LatenessRefusal>): string => fillSentence(LATENESS_REFUSALS[code], facts)
