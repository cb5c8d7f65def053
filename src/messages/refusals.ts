import type { Refusal } from '#kernel/result.ts'
import { fillSentence } from '#kernel/sentence.ts'
import type { TemplateRefusal } from './domain/template.ts'

/** Every refusal of messages, with the sentence that people read. */
export const MESSAGE_REFUSALS = {
  messagesNotAllowed: 'Bạn không có quyền sửa tin báo. Liên hệ quản trị hệ thống.',
  templateTextRequired: 'Chưa có nội dung. Nhập lời báo cho người dân.',
  templateTextTooLong: 'Nội dung dài {length} ký tự, nhiều nhất là {longest}. Viết gọn lại.',
  placeholderUnknown: 'Không có từ thay thế “{name}” ở ô này. Dùng một trong: {allowed}.',
  braceFaulty: 'Có dấu ngoặc nhọn lẻ. Viết từ thay thế trong một cặp ngoặc, ví dụ: ngoặc mở, co-quan, ngoặc đóng.',
  templateChanged: 'Người khác vừa sửa mẫu này. Tải lại trang, xem bản mới rồi sửa tiếp.',
  sendingHoursInvalid: 'Giờ bắt đầu phải trước giờ kết thúc, trong một ngày. Ví dụ 07:00 đến 21:00.',
  messageUnitNotFound: 'Không tìm thấy đơn vị, hoặc bạn không quản trị đơn vị này. Chọn lại trong danh sách.',
} as const satisfies Record<TemplateRefusal, string> & Record<string, string>
export type MessageRefusal = keyof typeof MESSAGE_REFUSALS

export const messageSentence = ({ code, facts }: Refusal<MessageRefusal>): string => fillSentence(MESSAGE_REFUSALS[code], facts)
