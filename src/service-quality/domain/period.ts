import { DAY_MINUTES, dayFromDate, formatDay, monthLength, type LocalMinute } from '#kernel/local-time.ts'

/** The index is published by calendar month, quarter and year. */
export type IndexPeriod =
  | { readonly kind: 'month'; readonly year: number; readonly no: number }
  | { readonly kind: 'quarter'; readonly year: number; readonly no: number }
  | { readonly kind: 'year'; readonly year: number }

const PERIOD = /^(\d{4})(?:-(?:(0[1-9]|1[0-2])|[qQ]([1-4])))?$/
const FIRST_YEAR = 2000

/** `2026-10`, `2026-Q4` or `2026`; `undefined` for anything else. */
export const parsePeriod = (text: string): IndexPeriod | undefined => {
  const found = PERIOD.exec(text)
  if (found === null) return undefined
  const [, yearText, month, quarter] = found
  const year = Number(yearText)
  if (year < FIRST_YEAR) return undefined
  if (month !== undefined) return { kind: 'month', year, no: Number(month) }
  return quarter === undefined ? { kind: 'year', year } : { kind: 'quarter', year, no: Number(quarter) }
}

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`)

/** As `parsePeriod` reads it. */
export const formatPeriod = (period: IndexPeriod): string => {
  switch (period.kind) {
    case 'month':
      return `${period.year}-${two(period.no)}`
    case 'quarter':
      return `${period.year}-Q${period.no}`
    case 'year':
      return String(period.year)
  }
}

/** First and last month, counted from January of year 0. */
const monthsOf = (period: IndexPeriod): { readonly first: number; readonly last: number } => {
  const january = period.year * 12
  switch (period.kind) {
    case 'month':
      return { first: january + period.no - 1, last: january + period.no - 1 }
    case 'quarter':
      return { first: january + (period.no - 1) * 3, last: january + period.no * 3 - 1 }
    case 'year':
      return { first: january, last: january + 11 }
  }
}

/** Its days in Vietnam, both included, as ISO text. */
export const daysOf = (period: IndexPeriod): { readonly from: string; readonly to: string } => {
  const { first, last } = monthsOf(period)
  const [year, month] = [Math.floor(last / 12), (last % 12) + 1]
  return {
    from: formatDay(dayFromDate(Math.floor(first / 12), (first % 12) + 1, 1)),
    to: formatDay(dayFromDate(year, month, monthLength(year, month))),
  }
}

/** First minute of the period and of what follows it. */
export const minutesOf = (period: IndexPeriod): { readonly begin: LocalMinute; readonly end: LocalMinute } => {
  const { first, last } = monthsOf(period)
  const start = (month: number): LocalMinute => dayFromDate(Math.floor(month / 12), (month % 12) + 1, 1) * DAY_MINUTES
  return { begin: start(first), end: start(last + 1) }
}

/** The period of the same kind just before it. */
export const previousPeriod = (period: IndexPeriod): IndexPeriod => {
  switch (period.kind) {
    case 'month':
      return period.no > 1 ? { ...period, no: period.no - 1 } : { kind: 'month', year: period.year - 1, no: 12 }
    case 'quarter':
      return period.no > 1 ? { ...period, no: period.no - 1 } : { kind: 'quarter', year: period.year - 1, no: 4 }
    case 'year':
      return { kind: 'year', year: period.year - 1 }
  }
}

type Month = Extract<IndexPeriod, { readonly kind: 'month' }>

/** The quarter of a month. */
export const quarterOf = ({ year, no }: Month): IndexPeriod => ({ kind: 'quarter', year, no: Math.ceil(no / 3) })

/** The calendar month of an ISO day. */
export const monthOf = (day: string): Month => ({ kind: 'month', year: Number(day.slice(0, 4)), no: Number(day.slice(5, 7)) })
