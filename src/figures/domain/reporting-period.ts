import { addMonths, dayFromDate, datePartsOf, weekdayIndex, type LocalDay } from '#kernel/local-time.ts'
import { localDayOf, plainDateOf, type PlainDate } from '#kernel/time.ts'
import { getPeriodSystem, type PeriodKind, type PeriodSystemCode } from '#law/period-systems.ts'

/** A period of a system (law/reports/period-systems.ts); both days included. */
export type ReportingPeriod = {
  readonly system: PeriodSystemCode
  readonly kind: PeriodKind
  readonly from: PlainDate
  readonly to: PlainDate
  /** The year that it reports on. */
  readonly year: number
  /** Which one of its kind within the year, from 1. */
  readonly no: number
}

const MONTHS = { month: 1, quarter: 3, halfYear: 6, nineMonths: 9, year: 12 } as const satisfies Record<Exclude<PeriodKind, 'week'>, number>
const WEEK = 7

/** How many of a kind begin within a year: the nine months only once, from its first month. */
const countInYear = (kind: Exclude<PeriodKind, 'week'>): number => Math.floor(12 / MONTHS[kind])

const THURSDAY = 3

/** Weeks as ISO 8601 counts them: a week belongs to the year of its Thursday. */
const week = (system: PeriodSystemCode, monday: LocalDay): ReportingPeriod => {
  const thursday = monday + THURSDAY
  const { year } = datePartsOf(thursday)
  return {
    system, kind: 'week', year, no: Math.floor((thursday - dayFromDate(year, 1, 1)) / WEEK) + 1,
    from: plainDateOf(monday), to: plainDateOf(monday + WEEK - 1),
  }
}

/** The `no`-th period of a kind in a year: quarter 3 of 2026 in the statutory system is 15/06/2026 to 14/09/2026. */
export const periodOf = (system: PeriodSystemCode, kind: Exclude<PeriodKind, 'week'>, year: number, no: number): ReportingPeriod => {
  const { firstDay, monthsBefore } = getPeriodSystem(system)
  const begin = addMonths(dayFromDate(year, 1, firstDay), (no - 1) * MONTHS[kind] - monthsBefore)
  return { system, kind, year, no, from: plainDateOf(begin), to: plainDateOf(addMonths(begin, MONTHS[kind]) - 1) }
}

/** The last period of a kind that ended before `day`. */
export const lastEndedBefore = (system: PeriodSystemCode, kind: PeriodKind, day: PlainDate): ReportingPeriod => {
  const local = localDayOf(day)
  if (kind === 'week') return week(system, local - weekdayIndex(local) - WEEK)
  for (let year = day.year + 1; ; year--) {
    for (let no = countInYear(kind); no >= 1; no--) {
      const period = periodOf(system, kind, year, no)
      if (localDayOf(period.to) < local) return period
    }
  }
}

/** The period of the same system and kind that ends where this one begins; of nine months, that of the year before. */
export const periodBefore = (period: ReportingPeriod): ReportingPeriod =>
  period.kind === 'nineMonths'
    ? periodOf(period.system, 'nineMonths', period.year - 1, 1)
    : lastEndedBefore(period.system, period.kind, period.from.add({ days: 1 }))

/** The named period that these days are, if they are one. */
export const findPeriod = (from: PlainDate, to: PlainDate): ReportingPeriod | undefined => {
  for (const system of ['statutory', 'calendar'] as const) {
    for (const kind of getPeriodSystem(system).kinds) {
      const period = lastEndedBefore(system, kind, to.add({ days: 1 }))
      if (period.from.equals(from) && period.to.equals(to)) return period
    }
  }
  return undefined
}
