import type { UnitId } from '#kernel/ids.ts'
import type { Weekday } from '#kernel/local-time.ts'
import { Temporal, type PlainDate } from '#kernel/time.ts'
import type {
  CalendarDefinition,
  Certainty,
  DatedHours,
  HolidayEntry,
  MakeUpEntry,
  OffDayKind,
  WeekHours,
  WeekSessions,
} from '#law/calendar.ts'
import { type Period, covers } from './period.ts'

/** The hours of a unit during a period. */
export type UnitHours = {
  readonly id: string
  readonly unitId: UnitId
  readonly period: Period
  readonly sessions: WeekSessions
  readonly receptionSessions: WeekSessions | null
  readonly dayMinutes: number | null
  readonly countsAsDay: readonly Weekday[]
  readonly source: string
}

export type CalendarDayKind = OffDayKind | 'makeUp'

/** A day that differs from its weekday, for everyone (`unitId: null`) or for a unit and those below it. */
export type CalendarDay = {
  readonly id: string
  readonly unitId: UnitId | null
  /** ISO date. */
  readonly day: string
  readonly kind: CalendarDayKind
  readonly name: string
  readonly replaces: string | null
  readonly source: string
  readonly certainty: Certainty
}

/** Everything that is in force about working time in one agency. */
export type CalendarBook = {
  readonly hours: readonly UnitHours[]
  readonly days: readonly CalendarDay[]
  /** Years whose days off are entered, ascending and without gaps. */
  readonly years: readonly number[]
}

const toHoliday = (day: CalendarDay & { readonly kind: OffDayKind }): HolidayEntry => ({
  date: day.day,
  name: day.name,
  kind: day.kind,
  source: day.source,
  certainty: day.certainty,
})

const toMakeUp = (day: CalendarDay): MakeUpEntry => ({
  date: day.day,
  source: day.source,
  certainty: day.certainty,
  ...(day.replaces === null ? {} : { replaces: day.replaces }),
})

const isOff = (day: CalendarDay): day is CalendarDay & { readonly kind: OffDayKind } => day.kind !== 'makeUp'

/** Units of the chain that say something of their own about days; the others share one calendar. */
const unitsWithDays = (book: CalendarBook, chain: readonly UnitId[]): readonly UnitId[] =>
  chain.filter((unitId) => book.days.some((day) => day.unitId === unitId))

const hoursOn = (book: CalendarBook, chain: readonly UnitId[], on: PlainDate): UnitHours | undefined => {
  for (const unitId of chain) {
    const found = book.hours.find((hours) => hours.unitId === unitId && covers(hours.period, on))
    if (found !== undefined) return found
  }
  return undefined
}

/** Units of the chain that have hours of their own, at whatever time. */
const unitsWithHours = (book: CalendarBook, chain: readonly UnitId[]): readonly UnitId[] =>
  chain.filter((unitId) => book.hours.some((hours) => hours.unitId === unitId))

/** Two units with the same key on the same book share one compiled calendar. */
export const calendarKey = (book: CalendarBook, chain: readonly UnitId[], on: PlainDate): string =>
  [...unitsWithHours(book, chain), '|', ...unitsWithDays(book, chain), book.years.length === 0 ? on.toString() : ''].join(' ')

const weekOf = ({ sessions, receptionSessions, dayMinutes, countsAsDay }: UnitHours): WeekHours => ({
  sessions,
  countsAsDay,
  ...(receptionSessions !== null && { receptionSessions }),
  ...(dayMinutes !== null && { dayMinutes }),
})

/**
 * Every change of the hours that a chain has seen or will see: on each day the nearest unit with hours of its own that
 * day decides, else the national ones hold. A change that gives the same hours as before is none.
 */
const changesOf = (book: CalendarBook, chain: readonly UnitId[], nationalSessions: WeekSessions): readonly DatedHours[] => {
  const own = book.hours.filter((hours) => chain.includes(hours.unitId))
  const days = own.flatMap(({ period }) => (period.to === null ? [period.from] : [period.from, period.to.add({ days: 1 })]))
  const inOrder = days.toSorted(Temporal.PlainDate.compare).filter((day, i, all) => i === 0 || !day.equals(all[i - 1] ?? day.add({ days: 1 })))
  const changes: DatedHours[] = []
  let before: UnitHours | undefined
  for (const day of inOrder) {
    const hours = hoursOn(book, chain, day)
    if (hours?.id === before?.id) continue
    before = hours
    changes.push({ from: day.toString(), source: hours?.source ?? '', ...(hours === undefined ? { sessions: nationalSessions } : weekOf(hours)) })
  }
  return changes
}

/**
 * The calendar of a unit. `chain` is the unit and its ancestors of that day, nearest first: the hours of each day come
 * from the nearest that has any that day, else `nationalSessions`; of several entries for one date the nearest wins. An
 * entry that waits for confirmation never hides one in force. `on` only stands for the years of a book that has none.
 */
export const calendarOf = (
  book: CalendarBook,
  chain: readonly UnitId[],
  on: PlainDate,
  nationalSessions: WeekSessions,
): CalendarDefinition => {
  const near = new Map<UnitId | null, number>(chain.map((unitId, distance) => [unitId, distance]))
  near.set(null, chain.length)
  const chosen = new Map<string, CalendarDay>()
  const distanceOf = (day: CalendarDay): number =>
    (near.get(day.unitId) ?? Infinity) + (day.certainty === 'pending' ? chain.length + 1 : 0)
  for (const day of book.days) {
    if (!near.has(day.unitId)) continue
    const rival = chosen.get(day.day)
    if (rival === undefined || distanceOf(day) < distanceOf(rival)) chosen.set(day.day, day)
  }
  const days = [...chosen.values()].sort((a, b) => (a.day < b.day ? -1 : 1))
  const firstYear = book.years[0]
  const lastYear = book.years.at(-1)
  return {
    sessions: nationalSessions,
    changes: changesOf(book, chain, nationalSessions),
    holidays: days.filter(isOff).map(toHoliday),
    makeUpDays: days.filter((day) => !isOff(day)).map(toMakeUp),
    coveredFrom: firstYear === undefined ? on.toString() : `${firstYear}-01-01`,
    coveredUntil: lastYear === undefined ? on.subtract({ days: 1 }).toString() : `${lastYear}-12-31`,
  }
}
