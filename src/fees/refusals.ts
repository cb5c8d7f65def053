import { formatDong, parseDong } from '#kernel/money.ts'
import type { Refusal } from '#kernel/result.ts'
import { TABLE_REFUSALS } from '#sheets/refusals.ts'
import type { AdjustCode } from './dues/adjust.ts'
import type { CloseCashCode } from './cash/close-cash.ts'
import type { HearCode } from './gateway/hear-gateway.ts'
import type { ImportCode } from './bank/import-statement.ts'
import type { SettlementCode } from './gateway/import-settlement.ts'
import type { OpenOrderCode } from './paying/orders.ts'
import type { PayerCode } from './paying/payer.ts'
import type { PayeeCode } from './bank/payee-account.ts'
import type { SettleCode } from './books/reconcile.ts'
import type { CompleteRefundCode, DecideRefundCode, RequestRefundCode } from './refunds/refunds.ts'
import type { TakeCashCode } from './cash/take-cash.ts'
import type { MatchCode, ReleaseCode } from './books/unmatched.ts'
import type { VoidReceiptCode } from './cash/void-receipt.ts'

/** Everything that fees may refuse. */
export type FeeRefusal =
  | AdjustCode
  | CloseCashCode
  | CompleteRefundCode
  | DecideRefundCode
  | HearCode
  | ImportCode
  | MatchCode
  | OpenOrderCode
  | PayeeCode
  | PayerCode
  | ReleaseCode
  | RequestRefundCode
  | SettleCode
  | SettlementCode
  | TakeCashCode
  | VoidReceiptCode
  | 'chargeNotFound'

type Facts = NonNullable<Refusal['facts']>

const text = (facts: Facts, name: string): string => String(facts[name] ?? '…')
const sum = (facts: Facts, name: string): string => {
  const dong = parseDong(Number(facts[name]))
  return dong === undefined ? '…' : formatDong(dong)
}
const ofFile = (sentence: string) => (facts: Facts): string => sentence.replace('{file}', text(facts, 'file'))

const SENTENCES = {
  feeDossierNotFound: () => 'Không tìm thấy hồ sơ này trong phạm vi của bạn. Kiểm tra lại mã hồ sơ.',
  collectNotAllowed: () => 'Bạn không có quyền thu tiền ở đơn vị này. Nhờ thu ngân hoặc cán bộ tiếp nhận của đơn vị.',
  decideNotAllowed: () => 'Việc này cần lãnh đạo đơn vị. Trình lãnh đạo quyết định.',
  bookNotAllowed: () => 'Bạn không có quyền ghi sổ thu của đơn vị này. Nhờ thu ngân hoặc lãnh đạo trung tâm.',
  nothingDue: () => 'Hồ sơ không còn khoản nào phải nộp. Tải lại trang để xem các khoản đã thu.',
  lineUnknown: () => 'Có khoản thu không thuộc hồ sơ này. Tải lại trang rồi chọn lại.',
  lineSumMissing: (f) => `Khoản “${text(f, 'line')}” chưa có số tiền. Xác định số tiền theo biểu phí trước khi thu.`,
  lineSumFixed: (f) => `Mức thu “${text(f, 'line')}” đã do thủ tục quy định, không ghi lại được. Muốn miễn thì chọn miễn theo căn cứ.`,
  paymentIdReused: () => 'Biểu mẫu này đã dùng cho lần thu khác. Tải lại trang rồi thu lại.',
  sumInvalid: () => 'Số tiền chưa đúng. Ghi số đồng, ví dụ 15.000.',
  reasonMissing: () => 'Chưa ghi lý do hoặc căn cứ (nhiều nhất 500 chữ). Ghi rõ để người sau đọc hiểu.',
  receiptNotFound: () => 'Không tìm thấy biên lai này. Kiểm tra lại số biên lai.',
  receiptNotCash: () => 'Tiền không thu bằng tiền mặt thì không hủy biên lai được. Lập đề nghị hoàn trả.',
  receiptNotOwn: () => 'Chỉ người đã thu mới hủy được biên lai. Người khác thì lập đề nghị hoàn trả.',
  receiptAlreadyVoided: () => 'Biên lai này đã bị hủy trước đó. Số biên lai vẫn được giữ.',
  receiptInClosing: () => 'Tiền của biên lai này đã chốt ngày nên không hủy được. Lập đề nghị hoàn trả.',
  needsStaff: () => 'Chỉ cán bộ đã đăng nhập mới làm được việc này.',
  nothingToClose: () => 'Chưa có tiền mặt nào từ lần chốt trước. Không có gì để chốt.',
  cashChanged: () => 'Vừa có thêm tiền thu hoặc trả. Kiểm lại tiền, xem số mới rồi chốt.',
  differenceReasonMissing: () => 'Tiền đếm được khác sổ. Ghi lý do chênh lệch rồi chốt.',
  gatewayNotFound: () => 'Không có cổng thanh toán này. Chọn cách nộp khác.',
  gatewayUnavailable: () => 'Cổng thanh toán chưa nhận được yêu cầu. Chờ vài phút rồi thử lại, hoặc chọn chuyển khoản.',
  signatureInvalid: () => 'Chữ ký của thông báo không đúng. Thông báo không được ghi nhận.',
  messageInvalid: () => 'Thông báo không đúng cấu trúc. Xem lại mô tả ở tài liệu kết nối.',
  paymentNotFound: () => 'Khoản tiền này không còn trong danh sách. Tải lại trang.',
  releaseConflict: () => 'Khoản này đã hoàn một phần hoặc là tiền mặt nên không bỏ khớp được. Lập đề nghị hoàn trả.',
  refundNotFound: () => 'Không tìm thấy đề nghị hoàn trả này. Tải lại trang.',
  refundOutOfRange: (f) => `Chỉ hoàn được nhiều nhất ${sum(f, 'most')} của khoản này. Sửa lại số tiền.`,
  refundNeedsAnother: () => 'Người đề nghị không tự duyệt được. Người có thẩm quyền khác duyệt đề nghị này.',
  refundAlreadyDecided: () => 'Đề nghị này đã có quyết định. Tải lại trang để xem.',
  refundNotApproved: () => 'Đề nghị chưa được duyệt nên chưa trả tiền được.',
  evidenceMissing: () => 'Chưa ghi chứng từ trả tiền (số phiếu chi, số giao dịch). Ghi rồi xác nhận.',
  nothingToSettle: () => 'Không có tiền nào của ngày này đang nằm ở cổng thanh toán. Kiểm tra lại ngày.',
  statementColumnMissing: (f) => `Tệp không có cột “${text(f, 'column')}”. Xuất lại sao kê có đủ ngày, số tiền ghi có, nội dung.`,
  statementLineInvalid: (f) => `Dòng ${text(f, 'line')} của tệp có ngày hoặc số tiền không đọc được. Sửa dòng đó rồi nhập lại cả tệp.`,
  statementLineChanged: (f) => `Giao dịch ${text(f, 'number')} đã nhập trước đó với số tiền khác. Hỏi lại bên gửi tệp; chưa dòng nào của tệp được nhập.`,
  fileNotFound: ofFile(TABLE_REFUSALS.fileNotFound),
  fileTooLarge: ofFile(TABLE_REFUSALS.fileTooLarge),
  tableInvalid: ofFile(TABLE_REFUSALS.tableInvalid),
  payeeAccountInvalid: () => 'Mã ngân hàng gồm 6 chữ số, số tài khoản gồm 4 đến 19 chữ và số, kèm tên tài khoản. Kiểm tra rồi ghi lại.',
  payerNotKnown: () => 'Mã tra cứu không đúng với hồ sơ này. Mã gồm 16 chữ và số, in cạnh mã QR trên giấy hẹn.',
  payerThrottled: () => 'Đã nhập sai nhiều lần. Chờ ít phút rồi thử lại, hoặc nộp tiền tại quầy.',
  chargeNotFound: () => 'Không có giao dịch này ở cổng thanh toán thử.',
} satisfies Record<FeeRefusal, (facts: Facts) => string>

/** What is wrong, where, and what to do. */
export const feeSentence = (refusal: Refusal<FeeRefusal>): string => SENTENCES[refusal.code](refusal.facts ?? {})

/** Every code that has a sentence; each must have a declared HTTP status too. */
export const FEE_REFUSAL_CODES = Object.keys(SENTENCES) as readonly FeeRefusal[]
