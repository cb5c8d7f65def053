import { ok, refuse, type Result } from '#kernel/result.ts'
import {
  DAY_MINUTES,
  dayOf,
  formatDay,
  parseDay,
  weekdayIndex,
  WEEKDAYS,
  type LocalDay,
  type LocalMinute,
} from '#kernel/local-time.ts'
import type { CalendarDefinition, HolidayEntry, MakeUpEntry, WeekHours, WeekSessions } from '#law/calendar.ts'
import { inForce, isFault, parseDaySessions, type CalendarRefusal, type DaySessions } from './calendar-definition.ts'
import { dayHolding, dayLine, sumBefore, type DayLine, type WeekPattern } from './day-line.ts'

/** What makes a day differ from its weekday. A make-up day wins over a holiday of the same date. */
export type SpecialDay =
  | { readonly kind: 'off'; readonly entry: HolidayEntry }
  | { readonly kind: 'makeUp'; readonly entry: MakeUpEntry }

/** The hours of a week that hold from a day on. */
export type Season = {
  readonly from: LocalDay
  readonly week: readonly DaySessions[]
  readonly receptionWeek: readonly DaySessions[]
  readonly countedWeek: readonly boolean[]
  /** Working minutes of "a working day" when it is counted by the hour. */
  readonly dayMinutes: number
  /** The decision behind hours that changed; null for the first ones. */
  readonly source: string | null
}

/**
 * A calendar compiled to two cumulative lines: working minutes, and counted days. Counted days and working time are
 * different facts: a Saturday-morning session is working time on a day that does not count.
 */
export type WorkingCalendar = {
  readonly minutes: DayLine
  readonly counted: DayLine
  /** In the order of their days; the first one since ever. */
  readonly seasons: readonly [Season, ...Season[]]
  readonly special: ReadonlyMap<LocalDay, SpecialDay>
  readonly makeUpSessions: ReadonlyMap<LocalDay, DaySessions>
  /** Whether a counted day of each season has a session; otherwise only counting by the hour comes to an end. */
  readonly countedDaysWork: boolean
  readonly coveredFrom: LocalDay
  /** The last day that is known; `Infinity` when the calendar is open-ended. */
  readonly coveredUntil: LocalDay
  /** Outside these days a result is provisional ("tạm tính"): only weekly rest and fixed holidays are known. */
  readonly knownFrom: LocalDay
  readonly knownUntil: LocalDay
  /** Kept answers of `dayFactOf`; nothing else reads them. */
  readonly facts: Map<LocalDay, DayFact>
}

const NO_SESSIONS: DaySessions = []
const MONDAY = 0
const FRIDAY = 4

const minutesOf = (sessions: DaySessions): number => {
  let total = 0
  for (const session of sessions) total += session.to - session.from
  return total
}

const compileWeek = (week: WeekSessions, where: string): Result<readonly DaySessions[], CalendarRefusal> => {
  const days: DaySessions[] = []
  for (const weekday of WEEKDAYS) {
    const sessions = parseDaySessions(week[weekday] ?? [], `${where}.${weekday}`)
    if (isFault(sessions)) return refuse(sessions.code, { where: sessions.where, value: sessions.value ?? null })
    days.push(sessions)
  }
  return ok(days)
}

const compileSeason = (hours: WeekHours, from: LocalDay, prefix: string, source: string | null): Result<Season, CalendarRefusal> => {
  const week = compileWeek(hours.sessions, `${prefix}sessions`)
  if (!week.ok) return week
  const receptionWeek = compileWeek(hours.receptionSessions ?? hours.sessions, `${prefix}receptionSessions`)
  if (!receptionWeek.ok) return receptionWeek
  const weekMinutes = week.value.map(minutesOf)
  if (weekMinutes.every((minutes) => minutes === 0)) return refuse('calendarWithoutWorkingTime', { where: `${prefix}sessions` })
  return ok({
    from,
    week: week.value,
    receptionWeek: receptionWeek.value,
    countedWeek: WEEKDAYS.map((name, i) => i <= FRIDAY || (hours.countsAsDay ?? []).includes(name)),
    dayMinutes: hours.dayMinutes ?? Math.max(...weekMinutes),
    source,
  })
}

const compileSeasons = (definition: CalendarDefinition): Result<WorkingCalendar['seasons'], CalendarRefusal> => {
  const first = compileSeason(definition, -Infinity, '', null)
  if (!first.ok) return first
  const seasons: [Season, ...Season[]] = [first.value]
  for (const [i, change] of (definition.changes ?? []).entries()) {
    const season = compileSeason(change, parseDay(change.from) ?? Infinity, `changes[${i}].`, change.source ?? '')
    if (!season.ok) return season
    seasons.push(season.value)
  }
  return ok(seasons)
}

/** The hours in force on a day. */
export const seasonOn = ({ seasons }: Pick<WorkingCalendar, 'seasons'>, day: LocalDay): Season => {
  let found = seasons[0]
  for (let i = 1; i < seasons.length; i++) {
    const season = seasons[i]
    if (season === undefined || season.from > day) break
    found = season
  }
  return found
}

/** Working minutes of "a working day" that is counted by the hour from that instant on. */
export const dayMinutesAt = (calendar: WorkingCalendar, minute: LocalMinute): number => seasonOn(calendar, dayOf(minute)).dayMinutes

const patternsOf = (seasons: WorkingCalendar['seasons'], amounts: (season: Season) => readonly number[]): readonly [WeekPattern, ...WeekPattern[]] => {
  const [first, ...later] = seasons
  const pattern = (season: Season): WeekPattern => ({ from: season.from, week: amounts(season) })
  return [pattern(first), ...later.map(pattern)]
}

/** Compiles a checked definition. Refuses one that never works: no deadline could end in it. */
export const compileCalendar = (definition: CalendarDefinition): Result<WorkingCalendar, CalendarRefusal> => {
  const compiled = compileSeasons(definition)
  if (!compiled.ok) return compiled
  const seasons = compiled.value
  const special = new Map<LocalDay, SpecialDay>()
  const makeUpSessions = new Map<LocalDay, DaySessions>()
  const minutes = new Map<LocalDay, number>()
  const counted = new Map<LocalDay, number>()
  for (const entry of inForce(definition.holidays)) {
    if (special.has(entry.day)) continue
    special.set(entry.day, { kind: 'off', entry })
    minutes.set(entry.day, 0)
    counted.set(entry.day, 0)
  }
  for (const entry of inForce(definition.makeUpDays)) {
    const replaced = entry.replaces === undefined ? undefined : parseDay(entry.replaces)
    const { week } = seasonOn({ seasons }, replaced ?? entry.day)
    const sessions = week[replaced === undefined ? MONDAY : weekdayIndex(replaced)] ?? NO_SESSIONS
    special.set(entry.day, { kind: 'makeUp', entry })
    makeUpSessions.set(entry.day, sessions)
    minutes.set(entry.day, minutesOf(sessions))
    counted.set(entry.day, 1)
  }
  const coveredFrom = parseDay(definition.coveredFrom ?? '') ?? -Infinity
  const coveredUntil = parseDay(definition.coveredUntil ?? '') ?? Infinity
  return ok({
    minutes: dayLine(patternsOf(seasons, ({ week }) => week.map(minutesOf)), minutes),
    counted: dayLine(patternsOf(seasons, ({ countedWeek }) => countedWeek.map(Number)), counted),
    seasons,
    special,
    makeUpSessions,
    countedDaysWork: seasons.every(({ week, countedWeek }) => week.some((sessions, i) => sessions.length > 0 && countedWeek[i] === true)),
    coveredFrom,
    coveredUntil,
    knownFrom: coveredFrom,
    knownUntil: coveredUntil,
    facts: new Map(),
  })
}

/** Working sessions of a day: its weekday's, none on a holiday, the replaced day's on a make-up day. */
export const sessionsOf = (calendar: WorkingCalendar, day: LocalDay): DaySessions => {
  const special = calendar.special.get(day)
  if (special === undefined) return seasonOn(calendar, day).week[weekdayIndex(day)] ?? NO_SESSIONS
  return special.kind === 'off' ? NO_SESSIONS : (calendar.makeUpSessions.get(day) ?? NO_SESSIONS)
}

/** Desk hours of a day; on a make-up day at least its working sessions. They never count. */
export const receptionSessionsOf = (calendar: WorkingCalendar, day: LocalDay): DaySessions => {
  const special = calendar.special.get(day)
  if (special === undefined) return seasonOn(calendar, day).receptionWeek[weekdayIndex(day)] ?? NO_SESSIONS
  return special.kind === 'off' ? NO_SESSIONS : (calendar.makeUpSessions.get(day) ?? NO_SESSIONS)
}

export const workingMinutesOf = (calendar: WorkingCalendar, day: LocalDay): number => minutesOf(sessionsOf(calendar, day))

/** What a calendar says of one day, worked out once for as long as the calendar lives. */
export type DayFact = {
  readonly date: string
  readonly special: SpecialDay | null
  readonly counts: boolean
  readonly minutes: number
  /** New hours hold from this day on: the decision behind them (empty when it is not known); else null. */
  readonly newHours: string | null
}

const newHoursOn = (calendar: WorkingCalendar, day: LocalDay): string | null => {
  const season = seasonOn(calendar, day)
  return season.from === day ? season.source : null
}

const MOST_FACTS_KEPT = 10_000

export const dayFactOf = (calendar: WorkingCalendar, day: LocalDay): DayFact => {
  const known = calendar.facts.get(day)
  if (known !== undefined) return known
  const fact = {
    date: formatDay(day),
    special: calendar.special.get(day) ?? null,
    counts: isCountedDay(calendar, day),
    minutes: workingMinutesOf(calendar, day),
    newHours: newHoursOn(calendar, day),
  }
  if (calendar.facts.size >= MOST_FACTS_KEPT) calendar.facts.clear()
  calendar.facts.set(day, fact)
  return fact
}

/** Monday to Friday and no holiday, or a make-up day, or a weekday that `countsAsDay` names. */
export const isCountedDay = (calendar: WorkingCalendar, day: LocalDay): boolean => {
  const special = calendar.special.get(day)
  if (special !== undefined) return special.kind === 'makeUp'
  return seasonOn(calendar, day).countedWeek[weekdayIndex(day)] ?? false
}

/** The n-th counted day (n ≥ 1) after a day; the day itself is not counted. */
export const countedDayAfter = (calendar: WorkingCalendar, day: LocalDay, n: number): LocalDay =>
  dayHolding(calendar.counted, sumBefore(calendar.counted, day + 1) + n - 1)

/** Counted days in (from, to]; negative when `to` lies before `from`. */
export const countedDaysBetween = (calendar: WorkingCalendar, from: LocalDay, to: LocalDay): number =>
  sumBefore(calendar.counted, to + 1) - sumBefore(calendar.counted, from + 1)

/** End of the last session of a day as minute of the day, or `undefined` when it has none. */
export const lastSessionEnd = (calendar: WorkingCalendar, day: LocalDay): number | undefined => {
  const sessions = sessionsOf(calendar, day)
  return sessions[sessions.length - 1]?.to
}

/**
 * End of the last session of the first counted day at or after `day` that has one. Needs `countedDaysWork`.
 */
export const endOfCountedDay = (calendar: WorkingCalendar, day: LocalDay): LocalMinute => {
  let at = day
  for (;;) {
    const end = isCountedDay(calendar, at) ? lastSessionEnd(calendar, at) : undefined
    if (end !== undefined) return at * DAY_MINUTES + end
    at = countedDayAfter(calendar, at, 1)
  }
}

export const isWorkingAt = (calendar: WorkingCalendar, minute: LocalMinute): boolean => {
  const day = dayOf(minute)
  const ofDay = minute - day * DAY_MINUTES
  return sessionsOf(calendar, day).some(({ from, to }) => from <= ofDay && ofDay < to)
}

/** Position on the line of working minutes. */
export const workingPosition = (calendar: WorkingCalendar, minute: LocalMinute): number => {
  const day = dayOf(minute)
  const ofDay = minute - day * DAY_MINUTES
  let worked = 0
  for (const { from, to } of sessionsOf(calendar, day)) {
    if (ofDay <= from) break
    worked += (ofDay < to ? ofDay : to) - from
  }
  return sumBefore(calendar.minutes, day) + worked
}

/** Working minutes from one instant to another; negative when the second lies before the first. */
export const workingMinutesBetween = (calendar: WorkingCalendar, from: LocalMinute, to: LocalMinute): number =>
  workingPosition(calendar, to) - workingPosition(calendar, from)

/**
 * The instant at which `minutes` (a positive whole number) of working time have passed. An end that meets the end of
 * a session is that end, not the start of the next.
 */
export const addWorkingMinutes = (calendar: WorkingCalendar, from: LocalMinute, minutes: number): LocalMinute => {
  const last = workingPosition(calendar, from) + minutes - 1
  const day = dayHolding(calendar.minutes, last)
  let rest = last + 1 - sumBefore(calendar.minutes, day)
  let end = day * DAY_MINUTES
  for (const session of sessionsOf(calendar, day)) {
    const taken = Math.min(rest, session.to - session.from)
    if (taken === 0) break
    end = day * DAY_MINUTES + session.from + taken
    rest -= taken
  }
  return end
}

/**
 * The last minute `t` with `workingMinutesBetween(from, t) = minutes`; with a negative number that of the past. Whoever
 * compares instants (SQL) asks with it what lies within, or at least so much working time away.
 */
export const lastMinuteWithin = (calendar: WorkingCalendar, from: LocalMinute, minutes: number): LocalMinute => {
  const position = workingPosition(calendar, from) + minutes
  const day = dayHolding(calendar.minutes, position)
  let rest = position - sumBefore(calendar.minutes, day)
  for (const session of sessionsOf(calendar, day)) {
    const length = session.to - session.from
    if (rest < length) return day * DAY_MINUTES + session.from + rest
    rest -= length
  }
  throw new Error('a day holds no minute that its line says it holds')
}
