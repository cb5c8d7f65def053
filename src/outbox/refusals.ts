import type { Refusal } from '#kernel/result.ts'
import { fillSentence } from '#kernel/sentence.ts'

/** Every refusal of the outbox, with the sentence that people read. */
export const OUTBOX_REFUSALS = {
  outboxNotAllowed: 'Bạn không có quyền xử lý hộp thư đi. Liên hệ quản trị hệ thống.',
  parcelNotFound: 'Không tìm thấy việc gửi này. Tải lại trang.',
  parcelAlreadyDone: 'Việc gửi này vừa được gửi hoặc đã xử lý xong. Tải lại trang để xem trạng thái mới.',
} as const
export type OutboxRefusal = keyof typeof OUTBOX_REFUSALS

export const outboxSentence = ({ code, facts }: Refusal<OutboxRefusal>): string => fillSentence(OUTBOX_REFUSALS[code], facts)
