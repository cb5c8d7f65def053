import { Temporal } from '#kernel/time.ts'
import type { CalendarDefinition, WeekHours } from '#law/calendar.ts'
import type { DeadlineMode, Duration } from '#procedures/domain/duration.ts'

/**
 * For tests only: the counting rules once more, slowly and literally, on wall-clock dates and minute by minute. It
 * shares no arithmetic with the product, so that both being wrong in the same way is unlikely.
 */

type Clock = Temporal.PlainDateTime
export type OraclePause = { readonly from: Clock; readonly to: Clock }
export type OracleInput = {
  readonly receivedAt: Clock
  readonly duration: Duration
  readonly mode: DeadlineMode
  readonly calendar: CalendarDefinition
  readonly pauses: readonly OraclePause[]
}

const NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const { compare } = Temporal.PlainDateTime

/** The hours that hold on a date: the last change that has begun, else those at the top. */
const hoursOn = (calendar: CalendarDefinition, date: Temporal.PlainDate): WeekHours =>
  calendar.changes?.findLast((change) => change.from <= date.toString()) ?? calendar

const sessionsOn = (calendar: CalendarDefinition, date: Temporal.PlainDate): readonly (readonly [number, number])[] => {
  const makeUp = calendar.makeUpDays?.findLast((entry) => entry.date === date.toString())
  const isOff = calendar.holidays?.some((entry) => entry.date === date.toString()) ?? false
  if (makeUp === undefined && isOff) return []
  const model = makeUp === undefined ? date : makeUp.replaces === undefined ? undefined : Temporal.PlainDate.from(makeUp.replaces)
  const name = model === undefined ? 'mon' : NAMES[model.dayOfWeek - 1]
  const texts = (name === undefined ? undefined : hoursOn(calendar, model ?? date).sessions[name]) ?? []
  return texts
    .map((text): readonly [number, number] => {
      const [a = 0, b = 0, c = 0, d = 0] = text.split(/[:-]/).map(Number)
      return [a * 60 + b, c * 60 + d]
    })
    .toSorted((x, y) => x[0] - y[0])
}

const counts = (calendar: CalendarDefinition, date: Temporal.PlainDate): boolean => {
  if (calendar.makeUpDays?.some((entry) => entry.date === date.toString()) === true) return true
  if (calendar.holidays?.some((entry) => entry.date === date.toString()) === true) return false
  const name = NAMES[date.dayOfWeek - 1]
  return date.dayOfWeek <= 5 || (name !== undefined && (hoursOn(calendar, date).countsAsDay ?? []).includes(name))
}

const dayMinutes = (hours: WeekHours): number => {
  const monday = Temporal.PlainDate.from('2001-01-01')
  const bare: CalendarDefinition = { sessions: hours.sessions }
  const lengths = NAMES.map((_, i) =>
    sessionsOn(bare, monday.add({ days: i })).reduce((sum, [from, to]) => sum + to - from, 0),
  )
  return hours.dayMinutes ?? Math.max(...lengths)
}

const clockText = (date: Temporal.PlainDate, minute: number): string =>
  `${date.toString()}T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** Minute by minute until so many working minutes outside the pauses have passed; the end of the last one. */
const walkMinutes = (input: OracleInput, from: Clock, minutes: number, pauses: readonly OraclePause[]): Clock => {
  const stops = pauses.map((pause) => [pause.from.toString().slice(0, 16), pause.to.toString().slice(0, 16)] as const)
  let left = minutes
  let minute = from.hour * 60 + from.minute
  for (let date = from.toPlainDate(); ; date = date.add({ days: 1 })) {
    const sessions = sessionsOn(input.calendar, date)
    for (; minute < 1440; minute++) {
      if (!sessions.some(([begin, end]) => begin <= minute && minute < end)) continue
      const text = clockText(date, minute)
      if (stops.some(([begin = '', end = '']) => begin <= text && text < end)) continue
      if (--left === 0) return date.toPlainDateTime().add({ minutes: minute + 1 })
    }
    minute = 0
  }
}

const endOf = (calendar: CalendarDefinition, date: Temporal.PlainDate): Clock => {
  let on = date
  for (;;) {
    const last = sessionsOn(calendar, on).at(-1)
    if (counts(calendar, on) && last !== undefined) return on.toPlainDateTime().add({ minutes: last[1] })
    on = on.add({ days: 1 })
  }
}

const nextCounted = (calendar: CalendarDefinition, date: Temporal.PlainDate): Temporal.PlainDate => {
  let on = date.add({ days: 1 })
  while (!counts(calendar, on)) on = on.add({ days: 1 })
  return on
}

/** The due date when exactly these pauses are taken into account. */
const dueWith = (input: OracleInput, applied: readonly OraclePause[]): Clock => {
  const { calendar, duration, mode, receivedAt } = input
  const received = receivedAt.toPlainDate()
  const length = dayMinutes(hoursOn(calendar, received))
  if (duration.unit === 'month' || duration.unit === 'calendarDay') {
    const whole = Math.floor(duration.amount)
    let end = duration.unit === 'month' ? received.add({ months: whole }) : received.add({ days: whole })
    for (const { from, to } of applied) {
      end = end.add({ days: from.toPlainDate().until(to.toPlainDate(), { largestUnit: 'days' }).days })
    }
    const rest = Math.round((duration.amount - whole) * length)
    return rest === 0 ? endOf(calendar, end) : walkMinutes(input, nextCounted(calendar, end).toPlainDateTime(), rest, [])
  }
  const isSameDay = duration.unit === 'sameDay'
  const minutes = isSameDay
    ? 0
    : Math.round(
        duration.unit === 'workingHour'
          ? duration.amount * 60
          : duration.amount * (duration.unit === 'halfDay' ? length / 2 : length),
      )
  if (!isSameDay && mode === 'BY_HOUR') return walkMinutes(input, receivedAt, minutes, applied)
  const [hour = 15, minute = 0] = (duration.cutoff ?? '15:00').split(':').map(Number)
  const last = sessionsOn(calendar, received).at(-1)
  const atMinute = receivedAt.hour * 60 + receivedAt.minute
  const today = counts(calendar, received) && atMinute <= hour * 60 + minute && last !== undefined && atMinute < last[1]
  let left = isSameDay ? (today ? 0 : 1) : Math.floor(minutes / length)
  left += countedDaysPaused(calendar, applied)
  let on = received
  for (; left > 0; left--) on = nextCounted(calendar, on)
  const rest = minutes % length
  return rest === 0 ? endOf(calendar, on) : walkMinutes(input, nextCounted(calendar, on).toPlainDateTime(), rest, [])
}

/** Counted days in (day of a pause's beginning, day of its end], each once. */
const countedDaysPaused = (calendar: CalendarDefinition, applied: readonly OraclePause[]): number => {
  const stood = new Set<string>()
  for (const { from, to } of applied) {
    const last = to.toPlainDate()
    for (let on = from.toPlainDate().add({ days: 1 }); Temporal.PlainDate.compare(on, last) <= 0; on = on.add({ days: 1 })) {
      if (counts(calendar, on)) stood.add(on.toString())
    }
  }
  return stood.size
}

/** Pauses taken one after another in order: one that starts after the due date of that moment is left out. */
export const slowDueAt = (input: OracleInput): Clock => {
  const ordered = input.pauses
    .map(({ from, to }) => ({ from: compare(from, input.receivedAt) < 0 ? input.receivedAt : from, to }))
    .filter(({ from, to }) => compare(from, to) < 0)
    .toSorted((a, b) => compare(a.from, b.from))
  const joined: OraclePause[] = []
  for (const pause of ordered) {
    const last = joined.at(-1)
    if (last !== undefined && compare(pause.from, last.to) < 0) {
      joined[joined.length - 1] = { from: last.from, to: compare(last.to, pause.to) < 0 ? pause.to : last.to }
    } else joined.push(pause)
  }
  let applied: readonly OraclePause[] = []
  for (const pause of joined) {
    if (compare(pause.from, dueWith(input, applied)) > 0) break
    applied = [...applied, pause]
  }
  return dueWith(input, applied)
}
