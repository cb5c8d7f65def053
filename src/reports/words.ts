import { formatDate, formatMoment } from '#kernel/date-format.ts'
import { formatNumber } from '#kernel/number-format.ts'
import type { Instant } from '#kernel/time.ts'
import { findPeriod, type ReportingPeriod } from '#figures/domain/reporting-period.ts'
import type { PeriodKind } from '#law/period-systems.ts'
import { reportFormOn, type ReportColumn } from '#law/report-forms.ts'
import type { Breach } from './domain/check-sheet.ts'
import type { FilingEvent, FilingState } from './domain/filing.ts'
import type { Filing } from './filing-store.ts'
import type { ReportQuestion, RowView } from './report-question.ts'

const ROMAN = ['I', 'II', 'III', 'IV'] as const

const KIND_WORDS = {
  week: ({ no, year }) => `tuần ${no} năm ${year}`,
  month: ({ no, year }) => `tháng ${no} năm ${year}`,
  quarter: ({ no, year }) => `quý ${ROMAN[no - 1] ?? no} năm ${year}`,
  halfYear: ({ no, year }) => `6 tháng ${no === 1 ? 'đầu' : 'cuối'} năm ${year}`,
  nineMonths: ({ year }) => `9 tháng năm ${year}`,
  year: ({ year }) => `năm ${year}`,
} satisfies Record<PeriodKind, (period: ReportingPeriod) => string>

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** "quý III năm 2026". */
export const nameOfPeriod = (period: ReportingPeriod): string => KIND_WORDS[period.kind](period)

/** "từ ngày 15/06/2026 đến ngày 14/09/2026". */
export const daysOf = ({ from, to }: ReportQuestion['period']): string => `từ ngày ${formatDate(from)} đến ngày ${formatDate(to)}`

/** "Quý III năm 2026, từ ngày 15/06/2026 đến ngày 14/09/2026"; the days alone when they are no period of a system. */
export const writePeriod = (period: ReportQuestion['period']): string => {
  const named = findPeriod(period.from, period.to)
  return named === undefined ? capital(daysOf(period)) : `${capital(nameOfPeriod(named))}, ${daysOf(period)}`
}

/** "Báo cáo 07a/BTP quý III năm 2026, hạn nộp 18/09/2026": as an urging slip names it. */
export const filingTitle = ({ form, from, to, dueOn }: Pick<Filing, 'form' | 'from' | 'to' | 'dueOn'>): string => {
  const code = reportFormOn(form, to.toString())?.code ?? form
  const named = findPeriod(from, to)
  return `Báo cáo ${code} ${named === undefined ? daysOf({ from, to }) : nameOfPeriod(named)}, hạn nộp ${formatDate(dueOn)}`
}

/** "Số liệu tính đến 17:00 14/09/2026"; every output carries it. */
export const writeAsOf = (asOf: Instant): string => `Số liệu tính đến ${formatMoment(asOf)}`

export const PROVISIONAL = 'Số liệu tạm tính, có thể còn thay đổi'
/** A cell for which the product has no source. */
export const NO_FIGURE = '…'
export const NO_FIGURE_MEANS = 'Ô “…”: chưa có dữ liệu'

/** A cell as people read it. */
export const writeCell = ({ kind }: ReportColumn, value: number | null | undefined): string => {
  if (value === null || value === undefined) return NO_FIGURE
  if (kind === 'share') return `${formatNumber(value, 2)} %`
  return kind === 'minutes' ? formatNumber(value / 60, 1) : formatNumber(value)
}

/** "(3) = (4) + (5) + (6) ở hàng Hộ tịch: 12 khác 11". */
export const writeBreach = ({ label, rule, left, right }: Breach): string =>
  `${rule.endsWith('Σ') ? `${rule.split(' ')[0]} của hàng “${label}” phải bằng tổng các hàng dưới nó` : `${rule} ở hàng “${label}”`}: ${formatNumber(left)} khác ${formatNumber(right)}`

export const ROW_VIEW_WORDS = { 'linh-vuc': 'Theo lĩnh vực', 'don-vi': 'Theo đơn vị', 'thu-tuc': 'Theo thủ tục' } satisfies Record<RowView, string>
const ROW_NAME_WORDS = { sector: 'Lĩnh vực', unit: 'Đơn vị', procedure: 'Thủ tục', tier: 'Cấp', cause: 'Nguyên nhân' } as const

/** Heading of the column of names: the form's own, unless rows were parted in another way. */
export const nameHeading = ({ form }: Pick<ReportQuestion, 'form'>, column: ReportColumn): string => {
  const [only, ...more] = form.rowsBy
  return column.kind !== 'name' || more.length > 0 || only === undefined ? column.label : ROW_NAME_WORDS[only]
}

/** Where a periodic report is. */
export const FILING_STATE_WORDS = {
  open: 'chưa ký', signed: 'đã ký, chờ tiếp nhận', returned: 'bị trả lại', accepted: 'đã tiếp nhận',
} satisfies Record<FilingState, string>

/** What was done to a periodic report. */
export const FILING_EVENT_WORDS = {
  opened: 'Mở báo cáo, chốt số liệu', described: 'Ghi nhận xét, giải thích', signed: 'Ký báo cáo', returned: 'Trả lại', accepted: 'Tiếp nhận', urged: 'Đôn đốc',
} satisfies Record<FilingEvent['type'], string>
