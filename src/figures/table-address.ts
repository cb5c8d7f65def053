import { parseId, type UnitId } from '#kernel/ids.ts'
import type { PlainDate } from '#kernel/time.ts'
import type { Dimension, Period } from './domain/question.ts'

/** The page of figures as it stands in its address; what is not known there is the usual. */

export const TABLE_CUTS = ['unit', 'sector', 'procedure', 'channel', 'officer'] as const satisfies readonly Dimension[]
export type TableCut = (typeof TABLE_CUTS)[number]

export const TABLE_PERIODS = ['month', 'lastMonth', 'quarter', 'lastQuarter', 'year', 'lastYear'] as const
export type TablePeriod = (typeof TABLE_PERIODS)[number]

const CUT_SLUGS = { unit: 'don-vi', sector: 'linh-vuc', procedure: 'thu-tuc', channel: 'cach-nop', officer: 'can-bo' } as const satisfies Record<TableCut, string>
const PERIOD_SLUGS = {
  month: 'thang-nay', lastMonth: 'thang-truoc', quarter: 'quy-nay', lastQuarter: 'quy-truoc', year: 'nam-nay', lastYear: 'nam-truoc',
} as const satisfies Record<TablePeriod, string>

export type TableQuery = { readonly unitId: UnitId | undefined; readonly period: TablePeriod; readonly cut: TableCut }

export const readTableQuery = (query: URLSearchParams): TableQuery => ({
  unitId: parseId<UnitId>(query.get('don-vi') ?? ''),
  period: TABLE_PERIODS.find((one) => PERIOD_SLUGS[one] === query.get('ky')) ?? 'month',
  cut: TABLE_CUTS.find((one) => CUT_SLUGS[one] === query.get('theo')) ?? 'unit',
})

/** What of the address is no usual choice, by name. */
export const tableParts = ({ unitId, period, cut }: TableQuery): Readonly<Record<string, string>> => ({
  ...(unitId !== undefined && { 'don-vi': unitId }),
  ...(period !== 'month' && { ky: PERIOD_SLUGS[period] }),
  ...(cut !== 'unit' && { theo: CUT_SLUGS[cut] }),
})

export const tableHref = (query: TableQuery): string => {
  const parts = new URLSearchParams(tableParts(query))
  return `/so-lieu${parts.size === 0 ? '' : `?${parts}`}`
}

const whole = (first: PlainDate, months: number): Period => ({ from: first, to: first.add({ months }).subtract({ days: 1 }) })

/** The days of a period as it stands on a day: calendar months, quarters and years. */
export const tablePeriod = (period: TablePeriod, today: PlainDate): Period => {
  const month = today.with({ day: 1 })
  const quarter = month.subtract({ months: (month.month - 1) % 3 })
  const year = month.with({ month: 1 })
  switch (period) {
    case 'month': return whole(month, 1)
    case 'lastMonth': return whole(month.subtract({ months: 1 }), 1)
    case 'quarter': return whole(quarter, 3)
    case 'lastQuarter': return whole(quarter.subtract({ months: 3 }), 3)
    case 'year': return whole(year, 12)
    case 'lastYear': return whole(year.subtract({ years: 1 }), 12)
  }
}
