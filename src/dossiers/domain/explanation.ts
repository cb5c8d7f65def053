import { DAY_MINUTES, dayOf, formatDay, type LocalDay, type LocalMinute } from '#kernel/local-time.ts'
import {
  isCountedDay,
  workingMinutesBetween,
  workingMinutesOf,
  type SpecialDay,
  type WorkingCalendar,
} from '#organisation/domain/working-calendar.ts'
import { dueDayOf, lastWholeDay } from './counting.ts'
import type { Leg } from './deadline.ts'
import type { PauseCause, Standstill } from './pause.ts'

/**
 * What a day is in an explanation. The first day is `received`, the last one `due` (also when they are the same day);
 * `makeUp` is a rest day that is worked and counts, `notCounted` a day that could count and did not.
 */
export const DAY_KINDS = [
  'received',
  'counted',
  'weekend',
  'holiday',
  'compensatory',
  'swapped',
  'makeUp',
  'paused',
  'notCounted',
  'due',
] as const
export type DayKind = (typeof DAY_KINDS)[number]

/** One line of the explanation: facts only; `deadline-note.ts` says them in Vietnamese. */
export type DeadlineDay = {
  readonly day: LocalDay
  readonly date: string
  readonly kind: DayKind
  /** Working minutes that counted on this day; a day counted by the calendar counts 1440. */
  readonly countedMinutes: number
  /** The how-manieth day of a counting by days; 0 when the day is none. */
  readonly ordinal: number
  /** The holiday or make-up day behind it. */
  readonly special: SpecialDay | null
  /** Who stopped the clock on this day and why, when it stood. */
  readonly pause: { readonly cause?: PauseCause } | null
}

type Counted = { readonly minutes: number; readonly ordinal: number; readonly pause: Standstill | null }

const calendarKind = (calendar: WorkingCalendar, day: LocalDay, special: SpecialDay | null): DayKind => {
  if (special !== null) return special.kind === 'makeUp' ? 'makeUp' : (special.entry.kind ?? 'holiday')
  return isCountedDay(calendar, day) ? 'notCounted' : 'weekend'
}

const kindOf = (calendar: WorkingCalendar, day: LocalDay, special: SpecialDay | null, counted: Counted): DayKind => {
  if (counted.minutes > 0 || counted.ordinal > 0) return special?.kind === 'makeUp' ? 'makeUp' : 'counted'
  if (counted.pause !== null && special?.kind !== 'off') return 'paused'
  const kind = calendarKind(calendar, day, special)
  return kind === 'makeUp' ? 'notCounted' : kind
}

const NOTHING: Counted = { minutes: 0, ordinal: 0, pause: null }

/** How the working minutes of each day fall inside a stretch counted by the hour. */
const countByHour = (
  calendar: WorkingCalendar,
  from: LocalMinute,
  until: LocalMinute,
  applied: readonly Standstill[],
): ((day: LocalDay) => Counted) => {
  const firstDay = dayOf(from)
  const lastDay = dayOf(until)
  return (day) => {
    const whole = day > firstDay && day < lastDay
    if (whole && applied.length === 0) return { minutes: workingMinutesOf(calendar, day), ordinal: 0, pause: null }
    const begins = Math.max(from, day * DAY_MINUTES)
    const ends = Math.min(until, (day + 1) * DAY_MINUTES)
    let minutes = begins < ends ? workingMinutesBetween(calendar, begins, ends) : 0
    let pause: Standstill | null = null
    for (const stop of applied) {
      if (stop.from >= ends || stop.to <= begins) continue
      const stood = workingMinutesBetween(calendar, Math.max(begins, stop.from), Math.min(ends, stop.to))
      minutes -= stood
      if (stood > 0) pause = stop
    }
    return { minutes, ordinal: 0, pause }
  }
}

const pauseOn = (applied: readonly Standstill[], day: LocalDay): Standstill | null =>
  applied.find((pause) => dayOf(pause.from) < day && day <= dayOf(pause.to)) ?? null

/** Days counted one by one up to the last whole day, then the fraction by the hour. */
const countByDays = (
  calendar: WorkingCalendar,
  { counting, outcome }: Leg,
  until: LocalMinute,
): ((day: LocalDay) => Counted) => {
  if (counting.kind === 'byHour') return countByHour(calendar, counting.start, until, outcome.applied)
  const byCalendar = counting.kind === 'calendarDays'
  const firstDay = dayOf(counting.start)
  const lastDay = lastWholeDay(calendar, counting, outcome.pausedDays)
  const isSameDay = lastDay === firstDay && counting.restMinutes === 0
  const restFrom = isSameDay ? counting.start : (lastDay + 1) * DAY_MINUTES
  const rest = countByHour(calendar, restFrom, outcome.dueAt, [])
  const days = byCalendar ? counting.lastDay - firstDay : counting.days
  let ordinal = 0
  return (day) => {
    if (isSameDay && day === firstDay) return { ...rest(day), ordinal: 1 }
    if (day <= firstDay) return NOTHING
    if (day > lastDay) return counting.restMinutes === 0 ? NOTHING : rest(day)
    if (!byCalendar && !isCountedDay(calendar, day)) return NOTHING
    const pause = outcome.applied.length === 0 ? null : pauseOn(outcome.applied, day)
    if (pause !== null) return { minutes: 0, ordinal: 0, pause }
    if (ordinal === days) return NOTHING
    ordinal++
    return { minutes: byCalendar ? DAY_MINUTES : workingMinutesOf(calendar, day), ordinal, pause: null }
  }
}

const explainLeg = (
  calendar: WorkingCalendar,
  leg: Leg,
  until: LocalMinute,
  lastDay: LocalDay,
  days: DeadlineDay[],
): void => {
  const count = countByDays(calendar, leg, until)
  for (let day = dayOf(leg.counting.start); day <= lastDay; day++) {
    const special = calendar.special.get(day) ?? null
    const counted = count(day)
    days.push({
      day,
      date: formatDay(day),
      kind: kindOf(calendar, day, special, counted),
      countedMinutes: counted.minutes,
      ordinal: counted.ordinal,
      special,
      pause: counted.pause,
    })
  }
}

/** Two lines of the same day, where an extension runs on from the due date, become one. */
const joinLines = (days: readonly DeadlineDay[]): DeadlineDay[] => {
  const joined: DeadlineDay[] = []
  for (const line of days) {
    const last = joined[joined.length - 1]
    if (last?.day !== line.day) joined.push(line)
    else joined[joined.length - 1] = { ...last, countedMinutes: last.countedMinutes + line.countedMinutes }
  }
  return joined
}

/** Every day from reception to the due date (or to the pause that is open), with what counted on it. */
export const explainDays = (calendar: WorkingCalendar, legs: readonly Leg[]): readonly DeadlineDay[] => {
  const lines: DeadlineDay[] = []
  let ended = true
  for (const leg of legs) {
    const { open, dueAt } = leg.outcome
    ended = open === null
    if (open === null) explainLeg(calendar, leg, dueAt, dueDayOf(dueAt), lines)
    else explainLeg(calendar, leg, open.from, dayOf(open.from), lines)
  }
  const days = legs.length === 1 ? lines : joinLines(lines)
  const first = days[0]
  const last = days[days.length - 1]
  if (first !== undefined) days[0] = { ...first, kind: 'received' }
  if (last !== undefined && ended) days[days.length - 1] = { ...last, kind: 'due' }
  return days
}
