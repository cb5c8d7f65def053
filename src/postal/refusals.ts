import type { Refusal } from '#kernel/result.ts'
import { fillSentence } from '#kernel/sentence.ts'

/** Every refusal of the postal service, with the sentence that people read. */
export const POSTAL_REFUSALS = {
  postalNotFound: 'Không tìm thấy bưu gửi hoặc hồ sơ này. Tải lại trang.',
  postalNotAllowed: 'Bạn không có quyền làm việc này với bưu gửi. Người làm được: công chức một cửa hoặc nhân viên bưu chính của quầy.',
  postalPhoneInvalid: 'Số điện thoại “{phone}” không đúng. Nhập số di động 10 chữ số để bưu tá gọi trước khi đến.',
  postalAddressMissing: 'Bưu gửi {number} chưa có địa chỉ. Nhập địa chỉ nhận trước khi bàn giao.',
  postalAddressFixed: 'Bưu chính đã nhận chuyển bưu gửi {number} nên không đổi địa chỉ được nữa. Gọi bưu chính theo số hiệu để được hỗ trợ.',
  postalMoveConflict: 'Bưu gửi {number} đang ở trạng thái khác nên không ghi được mốc này. Tải lại trang để xem trạng thái mới.',
  postalNothingChosenRequired: 'Chưa chọn bưu gửi nào. Đánh dấu những bưu gửi cần bàn giao.',
  postalReceiverRequired: 'Chưa có tên người nhận. Nhập tên người đã ký nhận.',
  postalEndedAlreadyDone: 'Hồ sơ đã trả kết quả hoặc đã kết thúc nên không gửi bưu chính nữa.',
  postalPictureUnknown: 'Không đọc được ảnh. Chọn ảnh JPEG hoặc PNG.',
} as const
export type PostalRefusal = keyof typeof POSTAL_REFUSALS

export const postalSentence = ({ code, facts }: Refusal<PostalRefusal>): string => fillSentence(POSTAL_REFUSALS[code], facts)
