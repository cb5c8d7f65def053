import type { ChipState } from '#ui/chip.tsx'
import type { DossierStatus } from './domain/national-status.ts'
import type { PublicView } from './look-up/look-up.ts'

type Plain = { readonly chip: ChipState; readonly word: string }

/** A status in the words of the person who waits for it. */
export const PLAIN_STATUS: Readonly<Record<DossierStatus, Plain>> = {
  SUBMITTED: { chip: 'waiting', word: 'Chờ tiếp nhận' },
  INCOMPLETE: { chip: 'paused', word: 'Chờ bạn hoàn thiện hồ sơ' },
  RETRACTED: { chip: 'stopped', word: 'Đã rút trước khi tiếp nhận' },
  REJECTED_AT_RECEPTION: { chip: 'stopped', word: 'Không được tiếp nhận' },
  ACCEPTED: { chip: 'running', word: 'Đã tiếp nhận' },
  ASSIGNED: { chip: 'running', word: 'Đang xử lý' },
  IN_PROGRESS: { chip: 'running', word: 'Đang xử lý' },
  AWAITING_APPROVAL: { chip: 'running', word: 'Đang chờ lãnh đạo ký' },
  SUPPLEMENT_REQUIRED: { chip: 'paused', word: 'Chờ bạn bổ sung giấy tờ' },
  PAYMENT_REQUIRED: { chip: 'paused', word: 'Chờ bạn nộp tiền' },
  SUSPENDED: { chip: 'paused', word: 'Tạm dừng để xác minh' },
  SIGNED: { chip: 'running', word: 'Đã ký, đang cấp số' },
  ISSUED: { chip: 'running', word: 'Đã có số, đang chuyển về nơi trả' },
  RESOLVED: { chip: 'done', word: 'Đã có kết quả, mời đến nhận' },
  RETURNED: { chip: 'done', word: 'Đã trả kết quả' },
  WITHDRAWN: { chip: 'stopped', word: 'Đã rút hồ sơ' },
  TERMINATED: { chip: 'stopped', word: 'Đã dừng giải quyết' },
  VOIDED: { chip: 'stopped', word: 'Đã hủy' },
}

/** What the person has to do now, in one sentence. */
export const yourPart = (view: Pick<PublicView, 'status'>): string => {
  switch (view.status) {
    case 'SUPPLEMENT_REQUIRED':
      return 'Bạn cần bổ sung giấy tờ theo phiếu yêu cầu đã gửi. Thời hạn đang tạm dừng và chạy tiếp khi giấy tờ đến nơi.'
    case 'PAYMENT_REQUIRED':
      return 'Bạn cần nộp khoản tiền theo thông báo đã gửi, rồi báo lại một cửa.'
    case 'SUBMITTED':
      return 'Bạn chưa phải làm gì. Một cửa trả lời trong 8 giờ làm việc.'
    case 'INCOMPLETE':
      return 'Bạn cần sửa hoặc thêm những điều được nêu rồi gửi lại.'
    case 'RESOLVED':
      return 'Bạn mang giấy hẹn đến nơi tiếp nhận để nhận kết quả.'
    case 'RETURNED':
      return 'Hồ sơ đã xong.'
    case 'WITHDRAWN':
    case 'TERMINATED':
    case 'RETRACTED':
    case 'REJECTED_AT_RECEPTION':
    case 'VOIDED':
      return 'Hồ sơ đã kết thúc. Hỏi nơi tiếp nhận nếu bạn cần làm lại.'
    default:
      return 'Bạn chưa phải làm gì.'
  }
}
