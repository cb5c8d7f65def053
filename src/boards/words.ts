import { formatNumber, formatPercent } from '#kernel/number-format.ts'
import type { Share } from './domain/board-figures.ts'
import { shareValue } from './domain/board-figures.ts'
import type { PeriodKind } from './domain/board-period.ts'

/** "Tháng 11/2026", "Quý 4/2026", "Năm 2026". */
export const periodWords = ({ kind, year, no }: { readonly kind: PeriodKind; readonly year: number; readonly no: number }): string =>
  kind === 'year' ? `Năm ${year}` : kind === 'quarter' ? `Quý ${no}/${year}` : `Tháng ${no}/${year}`

export const KIND_WORDS = { month: 'Tháng', quarter: 'Quý', year: 'Năm' } satisfies Record<PeriodKind, string>

/** How a number moved, with its sign; nothing before is said to be nothing. */
export const changeWords = (value: number, before: number): string => {
  if (before === 0) return value === 0 ? 'kỳ trước cũng không có' : 'kỳ trước không có'
  const difference = value - before
  if (difference === 0) return `bằng kỳ trước (${formatNumber(before)})`
  return `${difference > 0 ? 'tăng' : 'giảm'} ${formatNumber(Math.abs(difference))} (${formatNumber((Math.abs(difference) * 100) / before, 1)} %) so với kỳ trước`
}

/** The same for shares, in points; null where either period has none. */
export const shareChangeWords = (now: Share, before: Share): string | null => {
  const [value, earlier] = [shareValue(now), shareValue(before)]
  if (value === null || earlier === null) return null
  const points = Math.round((value - earlier) * 10_000) / 100
  if (points === 0) return 'bằng kỳ trước'
  return `${points > 0 ? 'tăng' : 'giảm'} ${formatNumber(Math.abs(points))} điểm so với kỳ trước`
}

export const shareWords = ({ part, base }: Share): string => formatPercent(part, base) ?? '—'

/** "38.388 trong 42.092". */
export const baseWords = ({ part, base }: Share): string => `${formatNumber(part)} trong ${formatNumber(base)}`

/** Days since acceptance, as bands are named. */
export const AGE_WORDS = ['Tới 5 ngày', '6 đến 10 ngày', '11 đến 20 ngày', '21 đến 30 ngày', 'Hơn 30 ngày'] as const

/** "02/11" of an ISO day. */
export const shortDay = (iso: string): string => `${iso.slice(8, 10)}/${iso.slice(5, 7)}`
/** "11/26": a month in little room. */
export const shortMonth = (iso: string): string => `${iso.slice(5, 7)}/${iso.slice(2, 4)}`
