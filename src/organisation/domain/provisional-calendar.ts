import { ok, type Result } from '#kernel/result.ts'
import { datePartsOf, parseDay } from '#kernel/local-time.ts'
import type { CalendarDefinition, FixedHoliday, HolidayEntry } from '#law/calendar.ts'
import type { CalendarRefusal } from './calendar-definition.ts'
import { compileCalendar, type WorkingCalendar } from './working-calendar.ts'

/** How many years beyond the announced ones get their fixed holidays: longer than any processing time. */
const YEARS_BEYOND = 30

const fixedDays = (
  fixed: readonly FixedHoliday[],
  fromYear: number,
  untilYear: number,
  isUnknown: (date: string) => boolean,
): readonly HolidayEntry[] => {
  const days: HolidayEntry[] = []
  for (let year = fromYear; year <= untilYear; year++) {
    for (const { monthDay, name, source } of fixed) {
      const date = `${year}-${monthDay}`
      if (isUnknown(date)) days.push({ date, name, source, kind: 'holiday', certainty: 'toVerify' })
    }
  }
  return days
}

/**
 * The calendar by which reception saves a date that the announced calendar does not reach: weekly rest and the fixed
 * solar holidays go on beyond it, and every deadline that needs them is marked provisional ("tạm tính").
 */
export const compileProvisional = (
  definition: CalendarDefinition,
  fixed: readonly FixedHoliday[],
): Result<WorkingCalendar, CalendarRefusal> => {
  const { coveredFrom, coveredUntil, ...open } = definition
  if (coveredUntil === undefined) return compileCalendar(definition)
  const from = coveredFrom ?? coveredUntil
  const isUnknown = (date: string): boolean => date > coveredUntil || (coveredFrom !== undefined && date < coveredFrom)
  const year = (date: string): number => datePartsOf(parseDay(date) ?? 0).year
  const beyond = fixedDays(fixed, year(from) - YEARS_BEYOND, year(coveredUntil) + YEARS_BEYOND, isUnknown)
  const compiled = compileCalendar({ ...open, holidays: [...(open.holidays ?? []), ...beyond] })
  if (!compiled.ok) return compiled
  const knownFrom = parseDay(coveredFrom ?? '') ?? -Infinity
  return ok({ ...compiled.value, knownFrom, knownUntil: parseDay(coveredUntil) ?? Infinity })
}
