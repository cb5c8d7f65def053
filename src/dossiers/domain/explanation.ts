import { DAY_MINUTES, dayOf, type LocalDay, type LocalMinute } from '#kernel/local-time.ts'
import {
  dayFactOf,
  workingMinutesBetween,
  type DayFact,
  type SpecialDay,
  type WorkingCalendar,
} from '#organisation/domain/working-calendar.ts'
import { dueDayOf, lastWholeDay, type Leg } from './counting.ts'
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
  /** The hours of work change on this day: the decision behind it (empty when it is not known); else null. */
  readonly newHours: string | null
  /** Who stopped the clock on this day and why, when it stood. */
  readonly pause: { readonly cause?: PauseCause } | null
}

type Counted = { readonly minutes: number; readonly ordinal: number; readonly pause: Standstill | null }

const calendarKind = ({ special, counts }: DayFact): DayKind => {
  if (special === null) return counts ? 'notCounted' : 'weekend'
  return special.kind === 'makeUp' ? 'notCounted' : (special.entry.kind ?? 'holiday')
}

const kindOf = (fact: DayFact, counted: Counted): DayKind => {
  if (counted.minutes > 0 || counted.ordinal > 0) return fact.special?.kind === 'makeUp' ? 'makeUp' : 'counted'
  if (counted.pause !== null && fact.special?.kind !== 'off') return 'paused'
  return calendarKind(fact)
}

const NOTHING: Counted = { minutes: 0, ordinal: 0, pause: null }

/** How the working minutes of each day fall inside a stretch counted by the hour. */
const countByHour = (
  calendar: WorkingCalendar,
  from: LocalMinute,
  until: LocalMinute,
  applied: readonly Standstill[],
): ((day: LocalDay, fact: DayFact) => Counted) => {
  const firstDay = dayOf(from)
  const lastDay = dayOf(until)
  return (day, fact) => {
    const whole = day > firstDay && day < lastDay
    if (whole && fact.minutes === 0) return NOTHING
    if (whole && applied.length === 0) return { minutes: fact.minutes, ordinal: 0, pause: null }
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
): ((day: LocalDay, fact: DayFact) => Counted) => {
  if (counting.kind === 'byHour') return countByHour(calendar, counting.start, until, outcome.applied)
  const byCalendar = counting.kind === 'calendarDays'
  const firstDay = dayOf(counting.start)
  const lastDay = lastWholeDay(calendar, counting, outcome.pausedDays)
  const isSameDay = lastDay === firstDay && counting.restMinutes === 0
  const restFrom = isSameDay ? counting.start : (lastDay + 1) * DAY_MINUTES
  const rest = countByHour(calendar, restFrom, outcome.dueAt, [])
  const days = byCalendar ? counting.lastDay - firstDay : counting.days
  let ordinal = 0
  return (day, fact) => {
    if (isSameDay && day === firstDay) return { ...rest(day, fact), ordinal: 1 }
    if (day <= firstDay) return NOTHING
    if (day > lastDay) return counting.restMinutes === 0 ? NOTHING : rest(day, fact)
    if (!byCalendar && !fact.counts) return NOTHING
    const pause = outcome.applied.length === 0 ? null : pauseOn(outcome.applied, day)
    if (pause !== null) return { minutes: 0, ordinal: 0, pause }
    if (ordinal === days) return NOTHING
    ordinal++
    return { minutes: byCalendar ? DAY_MINUTES : fact.minutes, ordinal, pause: null }
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
    const fact = dayFactOf(calendar, day)
    const counted = count(day, fact)
    days.push({
      day,
      date: fact.date,
      kind: kindOf(fact, counted),
      countedMinutes: counted.minutes,
      ordinal: counted.ordinal,
      special: fact.special,
      newHours: fact.newHours,
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
