import type {
  CalendarDefinition,
  Certainty,
  HolidayEntry,
  MakeUpEntry,
  OffDayKind,
  WeekSessions,
} from '#law/calendar.ts'
import type { Weekday } from '#kernel/local-time.ts'

/**
 * One dated fact of a calendar. `ordinary` takes back, for one unit, what a wider calendar says of that day.
 */
export type CalendarEntry = { readonly date: string; readonly source: string; readonly certainty: Certainty } & (
  | { readonly kind: OffDayKind; readonly name: string }
  | { readonly kind: 'makeUp'; readonly replaces?: string }
  | { readonly kind: 'ordinary' }
)

/** What one unit adds to the calendars above it; everything it does not say is inherited. */
export type CalendarLayer = {
  readonly sessions?: WeekSessions
  readonly receptionSessions?: WeekSessions
  readonly dayMinutes?: number
  readonly countsAsDay?: readonly Weekday[]
  readonly coveredUntil?: string
  readonly entries: readonly CalendarEntry[]
}

const lastGiven = <T>(base: T, layers: readonly CalendarLayer[], pick: (layer: CalendarLayer) => T | undefined): T =>
  layers.reduce<T>((given, layer) => pick(layer) ?? given, base)

const toHoliday = (entry: CalendarEntry): readonly HolidayEntry[] => {
  if (entry.kind === 'makeUp' || entry.kind === 'ordinary') return []
  const { date, name, source, certainty, kind } = entry
  return [{ date, name, source, certainty, kind }]
}

const toMakeUp = (entry: CalendarEntry): readonly MakeUpEntry[] => {
  if (entry.kind !== 'makeUp') return []
  const { date, replaces, source, certainty } = entry
  return [replaces === undefined ? { date, source, certainty } : { date, replaces, source, certainty }]
}

const defined = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T

/**
 * The calendar of a unit: the national one, then each layer from the province down to the unit. Of a day, the nearest
 * layer that says something in force wins; a pending entry says nothing yet, but stays visible in the result. Hours
 * that a layer gives replace the inherited ones as a whole.
 */
export const inheritCalendar = (
  national: CalendarDefinition,
  layers: readonly CalendarLayer[],
): CalendarDefinition => {
  const nearest = new Map<string, CalendarEntry>()
  const pending: CalendarEntry[] = []
  for (const { entries } of layers) {
    for (const entry of entries) {
      if (entry.certainty === 'pending') pending.push(entry)
      else nearest.set(entry.date, entry)
    }
  }
  const local = [...nearest.values(), ...pending]
  const isUntouched = ({ date, certainty }: HolidayEntry | MakeUpEntry): boolean =>
    certainty === 'pending' || !nearest.has(date)
  const coveredUntil = lastGiven(national.coveredUntil, layers, (layer) => layer.coveredUntil)
  return defined({
    sessions: lastGiven(national.sessions, layers, (layer) => layer.sessions),
    receptionSessions: lastGiven(national.receptionSessions, layers, (layer) => layer.receptionSessions),
    dayMinutes: lastGiven(national.dayMinutes, layers, (layer) => layer.dayMinutes),
    countsAsDay: lastGiven(national.countsAsDay, layers, (layer) => layer.countsAsDay),
    holidays: [...(national.holidays ?? []).filter(isUntouched), ...local.flatMap(toHoliday)],
    makeUpDays: [...(national.makeUpDays ?? []).filter(isUntouched), ...local.flatMap(toMakeUp)],
    coveredFrom: national.coveredFrom,
    coveredUntil,
  }) as CalendarDefinition
}
