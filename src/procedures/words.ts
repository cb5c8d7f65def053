import { formatNumber } from '#kernel/number-format.ts'
import { findTier } from '#law/unit-catalogue.ts'
import type { Standing } from './catalogue-queries.ts'
import type { DeadlineMode, Duration } from './domain/duration.ts'
import type { Channel, PayableAt, ProcedureFee, RequiredPaper, ServiceLevel, SubmissionGate } from './domain/procedure.ts'
import type { StepKind } from './domain/process.ts'
import { durationWords } from './duration-words.ts'
import type { ReviewKind } from './review-proposal.ts'

/** The words of the catalogue as people read them, on screens and in what is compared. */

export const STANDING_WORDS = {
  inForce: 'đang hiệu lực',
  upcoming: 'sắp hiệu lực',
  draft: 'bản nháp',
  ended: 'hết hiệu lực',
} satisfies Record<Standing, string>

export const SERVICE_LEVEL_WORDS = {
  fullOnline: 'trực tuyến toàn trình',
  partialOnline: 'trực tuyến một phần',
  information: 'cung cấp thông tin, nộp tại quầy',
  proactive: 'cơ quan chủ động thực hiện',
} satisfies Record<ServiceLevel, string>

export const CHANNEL_WORDS = {
  direct: 'nộp trực tiếp',
  online: 'nộp trực tuyến',
  post: 'nộp qua bưu chính',
} satisfies Record<Channel, string>

export const GATE_WORDS = {
  NATIONAL: 'Cổng Dịch vụ công quốc gia',
  OWN: 'cổng của cơ quan',
} satisfies Record<SubmissionGate['kind'], string>

export const PAYABLE_WORDS = {
  submission: 'khi nộp hồ sơ',
  request: 'khi có thông báo',
  return: 'khi nhận kết quả',
} satisfies Record<PayableAt, string>

export const MODE_WORDS = {
  BY_HOUR: 'tính theo giờ',
  END_OF_DAY: 'tính đến hết ngày',
} satisfies Record<DeadlineMode, string>

export const STEP_KIND_WORDS = {
  receive: 'tiếp nhận',
  handle: 'thụ lý',
  review: 'xem xét',
  approve: 'ký duyệt',
  issue: 'vào sổ, phát hành',
  handOver: 'trả kết quả',
} satisfies Record<StepKind, string>

export const ORIGIN_WORDS = { law: 'danh mục khởi đầu', import: 'nhập từ tệp', office: 'cơ quan biên tập' } as const

export const REVIEW_KIND_WORDS = {
  timeMissing: 'Thiếu thời hạn',
  timeTooShort: 'Thời hạn quá ngắn',
  timeAssumed: 'Thời hạn phải đoán',
  timesDiffer: 'Mỗi kênh một thời hạn',
  proseDiffers: 'Bảng và lời văn khác nhau',
  feeDoubtful: 'Phí đáng ngờ',
  unitMissing: 'Thiếu cấp giải quyết',
  codeDoubled: 'Trùng mã trong tệp',
  localVersion: 'Cơ quan đã có bản riêng',
} satisfies Record<ReviewKind, string>

export const tierWords = (code: string): string => findTier(code)?.name ?? (code === 'ministry' ? 'Bộ, ngành' : code)

/** "5 ngày làm việc"; nothing is "không quy định". */
export const promiseWords = (duration: Duration | null): string =>
  duration === null ? 'không quy định' : durationWords(duration)

export const moneyWords = (dong: number): string => (dong === 0 ? 'miễn phí' : `${formatNumber(dong)} đ`)

const PER_WORDS = { dossier: '', copy: '/bản', page: '/trang' } as const

/** "2.000 đ/trang, từ trang 3: 1.000 đ/trang, nhiều nhất 200.000 đ/bản". */
export const feeWords = ({ amount, per = 'dossier', laterPages, maxPerCopy, foreign, note }: ProcedureFee): string => {
  if (amount === null) {
    return foreign === undefined ? (note ?? 'theo quy định') : `${formatNumber(foreign.amount)} ${foreign.currency}`
  }
  return [
    `${moneyWords(amount)}${amount === 0 ? '' : PER_WORDS[per]}`,
    ...(laterPages === undefined ? [] : [`từ trang ${laterPages.fromPage}: ${moneyWords(laterPages.amount)}/trang`]),
    ...(maxPerCopy === undefined ? [] : [`nhiều nhất ${moneyWords(maxPerCopy)}/bản`]),
  ].join(', ')
}

/** "1 bản chính, 2 bản sao"; nothing to hand in is to be shown only. */
export const quantityWords = ({ originals, copies }: Pick<RequiredPaper, 'originals' | 'copies'>): string =>
  [originals > 0 && `${originals} bản chính`, copies > 0 && `${copies} bản sao`].filter(Boolean).join(', ') || 'xuất trình'

/** Working minutes in the largest unit that a box for a step's time understands again: "2 ngày", "1,5 giờ", "45 phút". */
export const minutesWords = (minutes: number, dayMinutes: number): string => {
  if (minutes % dayMinutes === 0) return `${formatNumber(minutes / dayMinutes)} ngày`
  return minutes >= 60 && minutes % 30 === 0 ? `${formatNumber(minutes / 60)} giờ` : `${formatNumber(minutes)} phút`
}

/** Minutes to read, not to type: "2 ngày 3 giờ". */
export const spanWords = (minutes: number, dayMinutes: number): string => {
  const days = Math.floor(minutes / dayMinutes)
  const hours = Math.floor((minutes % dayMinutes) / 60)
  const rest = Math.round((minutes % dayMinutes) % 60)
  return [days > 0 && `${days} ngày`, hours > 0 && `${hours} giờ`, rest > 0 && `${rest} phút`].filter(Boolean).join(' ') || '0 phút'
}
