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
import type { CalendarDefinition, HolidayEntry, MakeUpEntry, WeekSessions } from '#law/calendar.ts'
import { inForce, isFault, parseDaySessions, type CalendarRefusal, type DaySessions } from './calendar-definition.ts'
import { dayHolding, dayLine, sumBefore, type DayLine } from './day-line.ts'

/** What makes a day differ from its weekday. A make-up day wins over a holiday of the same date. */
export type SpecialDay =
  | { readonly kind: 'off'; readonly entry: HolidayEntry }
  | { readonly kind: 'makeUp'; readonly entry: MakeUpEntry }

/**
 * A calendar compiled to two cumulative lines: working minutes, and counted days. Counted days and working time are
 * different facts: a Saturday-morning session is working time on a day that does not count.
 */
export type WorkingCalendar = {
  readonly minutes: DayLine
  readonly counted: DayLine
  readonly week: readonly DaySessions[]
  readonly receptionWeek: readonly DaySessions[]
  readonly countedWeek: readonly boolean[]
  readonly special: ReadonlyMap<LocalDay, SpecialDay>
  readonly makeUpSessions: ReadonlyMap<LocalDay, DaySessions>
  /** Working minutes of "a working day" when it is counted by the hour. */
  readonly dayMinutes: number
  /** Whether a counted day ever has a session; otherwise only counting by the hour comes to an end. */
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

/** Compiles a checked definition. Refuses one that never works: no deadline could end in it. */
export const compileCalendar = (definition: CalendarDefinition): Result<WorkingCalendar, CalendarRefusal> => {
  const week = compileWeek(definition.sessions, 'sessions')
  if (!week.ok) return week
  const receptionWeek = compileWeek(definition.receptionSessions ?? definition.sessions, 'receptionSessions')
  if (!receptionWeek.ok) return receptionWeek
  const weekMinutes = week.value.map(minutesOf)
  if (weekMinutes.every((minutes) => minutes === 0)) return refuse('calendarWithoutWorkingTime', { where: 'sessions' })

  const countedWeek = WEEKDAYS.map((name, i) => i <= FRIDAY || (definition.countsAsDay ?? []).includes(name))
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
    const sessions = week.value[replaced === undefined ? MONDAY : weekdayIndex(replaced)] ?? NO_SESSIONS
    special.set(entry.day, { kind: 'makeUp', entry })
    makeUpSessions.set(entry.day, sessions)
    minutes.set(entry.day, minutesOf(sessions))
    counted.set(entry.day, 1)
  }
  const coveredFrom = parseDay(definition.coveredFrom ?? '') ?? -Infinity
  const coveredUntil = parseDay(definition.coveredUntil ?? '') ?? Infinity
  return ok({
    minutes: dayLine(weekMinutes, minutes),
    counted: dayLine(countedWeek.map(Number), counted),
    week: week.value,
    receptionWeek: receptionWeek.value,
    countedWeek,
    special,
    makeUpSessions,
    countedDaysWork: weekMinutes.some((amount, i) => amount > 0 && countedWeek[i] === true),
    dayMinutes: definition.dayMinutes ?? Math.max(...weekMinutes),
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
  if (special === undefined) return calendar.week[weekdayIndex(day)] ?? NO_SESSIONS
  return special.kind === 'off' ? NO_SESSIONS : (calendar.makeUpSessions.get(day) ?? NO_SESSIONS)
}

/** Desk hours of a day; on a make-up day at least its working sessions. They never count. */
export const receptionSessionsOf = (calendar: WorkingCalendar, day: LocalDay): DaySessions => {
  const special = calendar.special.get(day)
  if (special === undefined) return calendar.receptionWeek[weekdayIndex(day)] ?? NO_SESSIONS
  return special.kind === 'off' ? NO_SESSIONS : (calendar.makeUpSessions.get(day) ?? NO_SESSIONS)
}

export const workingMinutesOf = (calendar: WorkingCalendar, day: LocalDay): number => minutesOf(sessionsOf(calendar, day))

/** What a calendar says of one day, worked out once for as long as the calendar lives. */
export type DayFact = {
  readonly date: string
  readonly special: SpecialDay | null
  readonly counts: boolean
  readonly minutes: number
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
  }
  if (calendar.facts.size >= MOST_FACTS_KEPT) calendar.facts.clear()
  calendar.facts.set(day, fact)
  return fact
}

/** Monday to Friday and no holiday, or a make-up day, or a weekday that `countsAsDay` names. */
export const isCountedDay = (calendar: WorkingCalendar, day: LocalDay): boolean => {
  const special = calendar.special.get(day)
  if (special !== undefined) return special.kind === 'makeUp'
  return calendar.countedWeek[weekdayIndex(day)] ?? false
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
