import { Temporal, type PlainDate } from '#kernel/time.ts'

export const PERIOD_KINDS = ['month', 'quarter', 'year'] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]

type Days = { readonly from: PlainDate; readonly to: PlainDate }

/** The period of a board; a running one ends today. Both days included. */
export type BoardPeriod = Days & {
  readonly kind: PeriodKind
  readonly year: number
  /** Which month or quarter, from 1; 1 for a year. */
  readonly no: number
  readonly isRunning: boolean
  /** As many days of the period before, so that a running period is not held against a whole one. */
  readonly previous: Days
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const satisfies Record<PeriodKind, number>

const wholeDays = (kind: PeriodKind, first: PlainDate): Days => ({ from: first, to: first.add({ months: MONTHS[kind] }).subtract({ days: 1 }) })

const earlier = (a: PlainDate, b: PlainDate): PlainDate => (Temporal.PlainDate.compare(a, b) <= 0 ? a : b)

const firstDayOf = (kind: PeriodKind, year: number, no: number): PlainDate =>
  Temporal.PlainDate.from({ year, month: (no - 1) * MONTHS[kind] + 1, day: 1 })

/** The `no`-th period of a kind as it stands on a day. */
export const boardPeriod = (kind: PeriodKind, year: number, no: number, today: PlainDate): BoardPeriod => {
  const whole = wholeDays(kind, firstDayOf(kind, year, no))
  const isRunning = Temporal.PlainDate.compare(whole.to, today) >= 0
  const to = earlier(whole.to, today)
  const before = wholeDays(kind, whole.from.subtract({ months: MONTHS[kind] }))
  const elapsed = whole.from.until(to, { largestUnit: 'days' }).days
  return {
    kind, year, no, isRunning,
    from: whole.from,
    to,
    previous: isRunning ? { from: before.from, to: earlier(before.to, before.from.add({ days: elapsed })) } : before,
  }
}

/** The period of a kind in which a day lies. */
export const periodHolding = (kind: PeriodKind, day: PlainDate, today: PlainDate): BoardPeriod =>
  boardPeriod(kind, day.year, Math.floor((day.month - 1) / MONTHS[kind]) + 1, today)

/** How the address names a period: `2026-11`, `2026-q4`, `2026`. */
export const periodSlug = ({ kind, year, no }: Pick<BoardPeriod, 'kind' | 'year' | 'no'>): string =>
  kind === 'year' ? String(year) : kind === 'quarter' ? `${year}-q${no}` : `${year}-${String(no).padStart(2, '0')}`

const SLUG = /^(2\d{3})(?:-(?:q([1-4])|(0[1-9]|1[0-2])))?$/

/** The period that the address names, if it has begun; else the running month. */
export const readPeriod = (text: string | null, today: PlainDate): BoardPeriod => {
  const [, year, quarter, month] = SLUG.exec(text ?? '') ?? []
  const running = periodHolding('month', today, today)
  if (year === undefined) return running
  const named = quarter !== undefined
    ? boardPeriod('quarter', Number(year), Number(quarter), today)
    : month !== undefined ? boardPeriod('month', Number(year), Number(month), today) : boardPeriod('year', Number(year), 1, today)
  return Temporal.PlainDate.compare(named.from, today) <= 0 ? named : running
}

/** Whole periods next to one another: the one before and, if it has begun, the one after. */
export const neighbours = (period: BoardPeriod, today: PlainDate): { readonly before: BoardPeriod; readonly after: BoardPeriod | null } => {
  const after = period.from.add({ months: MONTHS[period.kind] })
  return {
    before: periodHolding(period.kind, period.from.subtract({ days: 1 }), today),
    after: Temporal.PlainDate.compare(after, today) <= 0 ? periodHolding(period.kind, after, today) : null,
  }
}

/** What the picture over time shows: a year by month, else the last twelve weeks of the period's end by week. */
export const timelineOf = ({ kind, to }: BoardPeriod): Days & { readonly bucket: 'week' | 'month' } =>
  kind === 'month'
    ? { from: to.subtract({ days: to.dayOfWeek - 1 }).subtract({ weeks: 11 }), to, bucket: 'week' }
    : { from: to.with({ day: 1 }).subtract({ months: 11 }), to, bucket: 'month' }
