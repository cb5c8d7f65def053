import type { PayableAt } from '#procedures/domain/procedure.ts'
import type { Holding, Method, PostingKind } from '../domain/book.ts'
import type { OrderState, UnmatchedReason } from '../domain/order.ts'

/** The words of fees as people read them. */

export const OBLIGATION_NAME = 'Nghĩa vụ tài chính theo thông báo'
export const UNNAMED_PAYER = '(đã xóa theo quy định)'
export const OVERPAID_NAME = 'Nộp thừa, chờ hoàn trả'

export const METHOD_WORDS = {
  cash: 'tiền mặt',
  gateway: 'trực tuyến',
  transfer: 'chuyển khoản',
} satisfies Record<Method, string>

export const HOLDING_WORDS = {
  cash: 'tiền mặt tại quầy',
  gateway: 'cổng thanh toán',
  bank: 'tài khoản ngân hàng',
} satisfies Record<Holding, string>

export const POSTING_WORDS = {
  received: 'tiền vào',
  matched: 'khớp hồ sơ',
  released: 'bỏ khớp',
  voided: 'hủy biên lai',
  refunded: 'hoàn trả',
  settled: 'cổng chuyển về',
} satisfies Record<PostingKind, string>

export const ORDER_WORDS = {
  open: 'đang chờ xác nhận',
  paid: 'đã nộp',
  failed: 'không thành công',
  expired: 'quá thời gian nộp',
  cancelled: 'đã bỏ',
} satisfies Record<OrderState, string>

export const UNMATCHED_WORDS = {
  unknownReference: 'không có mã nộp tiền nào như vậy',
  wrongAmount: 'số tiền khác khoản phải nộp',
  wrongCurrency: 'không phải tiền đồng',
  alreadyPaid: 'hồ sơ đã nộp đủ',
  orderCancelled: 'khoản nộp đã bỏ',
  uncertain: 'nội dung nhắc tới nhiều hồ sơ',
} satisfies Record<UnmatchedReason, string>

export const PAYABLE_WORDS = {
  submission: 'nộp khi nộp hồ sơ',
  request: 'nộp khi có thông báo',
  return: 'nộp khi nhận kết quả',
} satisfies Record<PayableAt, string>

/** Evidence that is written into the dossier when its financial obligation was paid here. */
export const obligationEvidence = (receipt: string): string => `Đã nộp, biên lai số ${receipt}`

/** Why money is asked back when the desk lowered the fees after it was paid. */
export const REVISED_FEES_REASON = 'Nộp thừa: một cửa xác định lại khoản phải nộp khi tiếp nhận hồ sơ'

export const CLOSING_TITLE = 'Biên bản chốt tiền mặt thu phí, lệ phí'
export const CLOSING_BASIS = 'Lập từ sổ thu của hệ thống'

export const MISSING_LOOKUP = 'Chưa điền mã tra cứu. Mã gồm 16 chữ và số, in cạnh mã QR trên giấy hẹn.'

/** What a payer reads at the gateway: no name, no procedure that would say something about a person. */
export const paymentDescription = (reference: string): string => `Nộp phí, lệ phí hồ sơ, mã ${reference}`

export const BANK_LABEL = 'Sao kê ngân hàng'
