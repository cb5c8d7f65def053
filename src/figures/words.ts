import type { Intake } from '#dossiers/domain/figure-points.ts'
import type { Phase } from '#dossiers/domain/dossier.ts'
import type { TimeKind } from '#dossiers/domain/time-points.ts'
import type { Measure } from './domain/measure.ts'
import type { ShareName } from './domain/shares.ts'
import type { TableCut, TablePeriod } from './table-address.ts'

/** What a number counts, as a heading says it. */
export const MEASURE_WORDS = {
  carriedOver: 'Tồn kỳ trước',
  accepted: 'Tiếp nhận trong kỳ',
  received: 'Nhận giải quyết (tồn và tiếp nhận)',
  receivedDirect: 'Tiếp nhận trực tiếp',
  receivedPost: 'Tiếp nhận qua bưu chính',
  receivedFullOnline: 'Tiếp nhận trực tuyến toàn trình',
  receivedPartialOnline: 'Tiếp nhận trực tuyến một phần',
  receivedCrossBoundary: 'Tiếp nhận phi địa giới',
  resolved: 'Đã giải quyết',
  resolvedEarly: 'Giải quyết trước hạn',
  resolvedOnTime: 'Giải quyết đúng hạn',
  resolvedOverdue: 'Giải quyết quá hạn',
  resolvedOverdueApologised: 'Giải quyết quá hạn, đã xin lỗi',
  deniedOnMerits: 'Từ chối có văn bản',
  withdrawn: 'Công dân rút',
  withdrawnEarly: 'Công dân rút trước hạn',
  withdrawnOnTime: 'Công dân rút đúng hạn',
  withdrawnOverdue: 'Công dân rút khi đã quá hạn',
  terminated: 'Dừng giải quyết',
  terminatedEarly: 'Dừng giải quyết trước hạn',
  terminatedOnTime: 'Dừng giải quyết đúng hạn',
  terminatedOverdue: 'Dừng giải quyết khi đã quá hạn',
  pending: 'Đang giải quyết',
  pendingInTime: 'Đang giải quyết, trong hạn',
  pendingOverdue: 'Đang giải quyết, quá hạn',
  pendingOverdueApologised: 'Đang giải quyết, quá hạn, đã xin lỗi',
  pausedInTime: 'Đang tạm dừng, trong hạn',
  pausedOverdue: 'Đang tạm dừng, quá hạn',
  rejectedAtReception: 'Không được tiếp nhận',
  voided: 'Hủy vì nhập nhầm, trùng',
  awaitingReceptionInTime: 'Chờ tiếp nhận, trong hạn',
  awaitingReceptionLate: 'Chờ tiếp nhận, quá hạn',
  receivedWithFee: 'Tiếp nhận có phí, lệ phí',
  receivedPaidOnline: 'Có phí, lệ phí, đã thanh toán trực tuyến',
  receivedReusing: 'Tiếp nhận có dùng lại giấy tờ, dữ liệu đã có',
  resolvedWithDocument: 'Đã giải quyết, kết quả là giấy tờ',
  resolvedElectronically: 'Đã giải quyết, có kết quả điện tử',
  resolvedScanned: 'Đã giải quyết, đã số hóa thành phần hồ sơ',
  resolvedDigitised: 'Đã giải quyết, đã số hóa thành phần và kết quả',
  handedOver: 'Đã trả kết quả',
  handedOverByPost: 'Đã trả kết quả qua bưu chính',
  receivedByIdentity: 'Tiếp nhận có dùng dữ liệu dân cư, định danh điện tử',
} satisfies Record<Measure, string>

/** What a share says, and what is divided by what. */
export const SHARE_WORDS = {
  finishedInTime: { name: 'Hồ sơ giải quyết trước hạn, đúng hạn', part: 'trước hạn, đúng hạn', base: 'hồ sơ đã giải quyết' },
  pendingInTime: { name: 'Hồ sơ đang giải quyết còn trong hạn', part: 'còn trong hạn', base: 'hồ sơ đang giải quyết' },
  finishedOverdueApologised: { name: 'Hồ sơ giải quyết quá hạn có xin lỗi', part: 'đã xin lỗi', base: 'hồ sơ giải quyết quá hạn' },
  pendingOverdueApologised: { name: 'Hồ sơ đang quá hạn có xin lỗi', part: 'đã xin lỗi', base: 'hồ sơ đang quá hạn' },
  onlineReceived: { name: 'Hồ sơ nộp trực tuyến', part: 'nộp trực tuyến', base: 'hồ sơ tiếp nhận' },
  fullOnlineReceived: { name: 'Hồ sơ nộp trực tuyến toàn trình', part: 'toàn trình', base: 'hồ sơ tiếp nhận' },
  paidOnline: { name: 'Hồ sơ thanh toán trực tuyến', part: 'thanh toán trực tuyến', base: 'hồ sơ có phí, lệ phí' },
  reused: { name: 'Hồ sơ dùng lại giấy tờ, dữ liệu đã có', part: 'dùng lại', base: 'hồ sơ tiếp nhận' },
  electronicResult: { name: 'Hồ sơ có kết quả điện tử', part: 'có kết quả điện tử', base: 'hồ sơ giải quyết có kết quả là giấy tờ' },
  digitised: { name: 'Hồ sơ số hóa đủ thành phần và kết quả', part: 'số hóa đủ', base: 'hồ sơ đã giải quyết' },
  returnedByPost: { name: 'Hồ sơ trả kết quả qua bưu chính công ích', part: 'qua bưu chính', base: 'hồ sơ đã trả kết quả' },
  receivedByPost: { name: 'Hồ sơ nộp qua bưu chính công ích', part: 'qua bưu chính', base: 'hồ sơ tiếp nhận' },
} satisfies Record<ShareName, { readonly name: string; readonly part: string; readonly base: string }>

export const INTAKE_WORDS = {
  direct: 'trực tiếp',
  post: 'bưu chính',
  fullOnline: 'trực tuyến toàn trình',
  partialOnline: 'trực tuyến một phần',
} satisfies Record<Intake, string>

/** Where a counted dossier is today. */
export const PHASE_WORDS = {
  submitted: 'chờ tiếp nhận',
  incomplete: 'chờ hoàn thiện',
  retracted: 'rút trước tiếp nhận',
  open: 'đang giải quyết',
  resolved: 'có kết quả',
  handedOver: 'đã trả kết quả',
  rejected: 'không được tiếp nhận',
  withdrawn: 'công dân rút',
  terminated: 'dừng giải quyết',
  voided: 'hủy vì nhập nhầm',
} satisfies Record<Phase, string>

/** Whose time a row tells. */
export const TIME_KIND_WORDS = {
  dossier: 'Cả hồ sơ, tới lúc có kết quả',
  receive: 'Bước tiếp nhận',
  handle: 'Bước thụ lý',
  review: 'Bước thẩm định, soát xét',
  approve: 'Bước ký duyệt',
  issue: 'Bước phát hành',
  handOver: 'Bước trả kết quả',
  consult: 'Lấy ý kiến phối hợp',
} satisfies Record<TimeKind, string>

export const TABLE_CUT_WORDS = {
  unit: 'Đơn vị',
  sector: 'Lĩnh vực',
  procedure: 'Thủ tục',
  channel: 'Cách nộp',
  officer: 'Cán bộ',
} satisfies Record<TableCut, string>

export const TABLE_PERIOD_WORDS = {
  month: 'Tháng này',
  lastMonth: 'Tháng trước',
  quarter: 'Quý này',
  lastQuarter: 'Quý trước',
  year: 'Năm nay',
  lastYear: 'Năm trước',
} satisfies Record<TablePeriod, string>
