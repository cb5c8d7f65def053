import type { Occasion } from '#law/messages.ts'
import type { Failure, ParcelState } from '#outbox/domain/parcel.ts'

/** What is told, as the office calls it. */
export const OCCASION_WORDS: Readonly<Record<Occasion, string>> = {
  submitted: 'Đã nộp trực tuyến',
  completionRequested: 'Cần hoàn thiện trước khi nhận',
  resubmitted: 'Đã nộp lại',
  retracted: 'Đã rút trước khi nhận',
  accepted: 'Đã tiếp nhận',
  rejected: 'Không tiếp nhận',
  supplementRequested: 'Yêu cầu bổ sung',
  supplementReceived: 'Đã nhận bổ sung',
  supplementLapsed: 'Hết hạn bổ sung',
  suspended: 'Tạm dừng',
  resumed: 'Giải quyết tiếp',
  dueMoved: 'Đổi ngày hẹn trả',
  apologised: 'Xin lỗi và hẹn lại',
  obligationRequired: 'Cần nộp tiền',
  obligationMet: 'Đã nộp tiền',
  resultReady: 'Đã có kết quả',
  handedOver: 'Đã trả kết quả',
  withdrawn: 'Đã rút hồ sơ',
  terminated: 'Dừng giải quyết',
  voided: 'Hủy mã hồ sơ',
  resultRevoked: 'Thu hồi kết quả',
  resultReplaced: 'Kết quả thay thế',
}

/** Part of the address of an occasion's page. */
export const OCCASION_SLUGS: Readonly<Record<Occasion, string>> = {
  submitted: 'da-nop',
  completionRequested: 'can-hoan-thien',
  resubmitted: 'da-nop-lai',
  retracted: 'da-rut-truoc-khi-nhan',
  accepted: 'da-tiep-nhan',
  rejected: 'khong-tiep-nhan',
  supplementRequested: 'yeu-cau-bo-sung',
  supplementReceived: 'da-nhan-bo-sung',
  supplementLapsed: 'het-han-bo-sung',
  suspended: 'tam-dung',
  resumed: 'giai-quyet-tiep',
  dueMoved: 'doi-ngay-hen',
  apologised: 'xin-loi',
  obligationRequired: 'can-nop-tien',
  obligationMet: 'da-nop-tien',
  resultReady: 'da-co-ket-qua',
  handedOver: 'da-tra-ket-qua',
  withdrawn: 'da-rut',
  terminated: 'dung-giai-quyet',
  voided: 'huy-ma',
  resultRevoked: 'thu-hoi-ket-qua',
  resultReplaced: 'ket-qua-thay-the',
}

const CHANNEL_NAMES: Readonly<Record<string, string>> = { mail: 'Thư điện tử', sms: 'SMS', zalo: 'Zalo', post: 'Bưu chính', payment: 'Thanh toán' }
export const channelName = (channel: string): string => CHANNEL_NAMES[channel] ?? channel

export const STATE_WORDS: Readonly<Record<ParcelState, string>> = {
  pending: 'Chờ gửi',
  delivered: 'Đã gửi',
  refused: 'Không gửi được',
  cancelled: 'Không gửi nữa',
}

export const FAILURE_WORDS: Readonly<Record<Failure, string>> = {
  unreachable: 'không kết nối được bên nhận',
  timeout: 'bên nhận không trả lời kịp',
  serverError: 'bên nhận báo lỗi tạm thời',
  malformedAnswer: 'bên nhận trả lời không đúng quy ước',
  redirected: 'bên nhận chuyển sang địa chỉ khác; kiểm tra cấu hình',
  rejected: 'bên nhận từ chối',
  noAddress: 'số điện thoại hoặc địa chỉ không dùng được',
  notConfigured: 'kênh chưa được cấu hình',
  expired: 'quá hạn dùng trước khi gửi được',
  internal: 'phần mềm gặp lỗi khi soạn; xem nhật ký',
}
