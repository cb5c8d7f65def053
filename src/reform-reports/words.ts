import { formatNumber } from '#kernel/number-format.ts'
import { findIndicator } from '#law/reform-reports.ts'
import type { Difference } from './domain/difference.ts'
import type { FactOrigin } from './domain/fact.ts'
import type { ReformReportEvent, ReformReportState } from './domain/report.ts'

/** What stands where a figure is not known. */
export const NO_FIGURE = '…'

/** A figure of an indicator as it is printed: shares with two decimals and their sign. */
export const writeFigure = (code: string, value: number | null | undefined): string => {
  if (value === null || value === undefined) return NO_FIGURE
  return findIndicator(code)?.unit === '%' ? `${formatNumber(value, 2)} %` : formatNumber(value)
}

/** "tăng 12 hồ sơ (tăng 9,52 %) so với 9 tháng năm 2025": differences of shares are percentage points. */
export const writeDifference = (code: string, difference: Difference, before: string): string => {
  if (difference.kind === 'same') return `bằng ${before}`
  const way = difference.by > 0 ? 'tăng' : 'giảm'
  const by = Math.abs(difference.by)
  if (difference.kind === 'points') return `${way} ${formatNumber(by)} điểm phần trăm so với ${before}`
  const amount = `${way} ${formatNumber(by)} ${findIndicator(code)?.unit ?? ''}`.trim()
  return difference.percent === undefined
    ? `${amount} so với ${before} (${before} không phát sinh)`
    : `${amount} (${formatNumber(difference.percent, 2)} %) so với ${before}`
}

/** A difference in a cell of a table: "+12", "−3,20 điểm". */
export const writeShortDifference = (difference: Difference | undefined): string => {
  if (difference === undefined) return ''
  if (difference.kind === 'same') return '0'
  const sign = difference.by > 0 ? '+' : '−'
  return `${sign}${formatNumber(Math.abs(difference.by))}${difference.kind === 'points' ? ' điểm' : ''}`
}

export const ORIGIN_WORDS = {
  system: 'hệ thống', typed: 'nhập', computed: 'tính', below: 'cộng từ cấp dưới', unknown: 'chưa có',
} as const satisfies Record<FactOrigin, string>

/** Where a report is. */
export const REPORT_STATE_WORDS = {
  open: 'đang soạn', submitted: 'chờ lãnh đạo ký', signed: 'đã ký, chờ gửi', sent: 'đã gửi', returned: 'bị trả lại', accepted: 'đã tiếp nhận',
} as const satisfies Record<ReformReportState, string>

/** A report that is owed and that nobody opened. */
export const NOT_OPENED = 'chưa mở'

/** What was done to a report. */
export const REPORT_EVENT_WORDS = {
  opened: 'Mở báo cáo, lấy số liệu', refilled: 'Lấy lại số liệu', written: 'Soạn mục', answered: 'Nhập số liệu', taken: 'Lấy nội dung của cấp dưới',
  submitted: 'Trình lãnh đạo', givenBack: 'Lãnh đạo trả lại để sửa', signed: 'Ký báo cáo', sent: 'Gửi báo cáo', returned: 'Cấp trên trả lại',
  accepted: 'Tiếp nhận', urged: 'Đôn đốc',
} as const satisfies Record<ReformReportEvent['type'], string>

/** What an urging says when nobody wrote words of their own. */
export const URGING_WORDS = 'Báo cáo cải cách hành chính đã quá hạn gửi. Đề nghị hoàn thiện, trình ký và gửi ngay.'

/** Heads of an annex. */
export const ANNEX_HEADS = ['STT', 'Chỉ tiêu', 'Đơn vị tính', 'Số liệu', 'Cùng kỳ năm trước', 'Tăng, giảm', 'Ghi chú'] as const
