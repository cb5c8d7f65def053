import { weekdayIndex, type LocalDay } from '#kernel/local-time.ts'

/**
 * A cumulative line over the days: each weekday holds the same whole amount for ever, except on listed days. Sums and
 * their inverse are arithmetic on whole weeks plus one binary search, so that any date of any century costs the same.
 */
export type DayLine = {
  /** `weekBefore[i]`: amount of the weekdays before weekday i; `weekBefore[7]` is a whole week. */
  readonly weekBefore: readonly number[]
  /** Days that differ from their weekday, ascending. */
  readonly days: readonly LocalDay[]
  /** `shift[i]`: how much the first i exceptions add to (or take from) the regular line. */
  readonly shift: readonly number[]
  /** The line's value at the beginning and at the end of each exception. */
  readonly startsAt: readonly number[]
  readonly endsAt: readonly number[]
}

/** 1970-01-01 was a Thursday: weeks are counted from the Monday three days earlier. */
const MONDAY_SHIFT = 3

const regularBefore = (weekBefore: readonly number[], day: LocalDay): number => {
  const week = Math.floor((day + MONDAY_SHIFT) / 7)
  return week * (weekBefore[7] ?? 0) + (weekBefore[day + MONDAY_SHIFT - week * 7] ?? 0)
}

/** Index of the first element above `value` (or, with `orEqual`, at or above it) in an ascending list. */
const firstAbove = (list: readonly number[], value: number, orEqual: boolean): number => {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const at = list[middle] ?? 0
    if (at > value || (orEqual && at === value)) high = middle
    else low = middle + 1
  }
  return low
}

/** `week` has seven whole amounts from Monday; `exceptions` are days with the amount they hold instead. */
export const dayLine = (week: readonly number[], exceptions: ReadonlyMap<LocalDay, number>): DayLine => {
  const weekBefore = [0]
  for (let i = 0; i < 7; i++) weekBefore.push((weekBefore[i] ?? 0) + (week[i] ?? 0))
  const days = [...exceptions.keys()].sort((a, b) => a - b)
  const shift = [0]
  const startsAt: number[] = []
  const endsAt: number[] = []
  for (const [i, day] of days.entries()) {
    const amount = exceptions.get(day) ?? 0
    const start = regularBefore(weekBefore, day) + (shift[i] ?? 0)
    startsAt.push(start)
    endsAt.push(start + amount)
    shift.push((shift[i] ?? 0) + amount - (week[weekdayIndex(day)] ?? 0))
  }
  return { weekBefore, days, shift, startsAt, endsAt }
}

/** The sum over all days before `day` (of an arbitrary but fixed origin). */
export const sumBefore = (line: DayLine, day: LocalDay): number =>
  regularBefore(line.weekBefore, day) + (line.shift[firstAbove(line.days, day, true)] ?? 0)

/**
 * The day that holds unit number `index`: `sumBefore(day) ≤ index < sumBefore(day + 1)`. A week of the line holds
 * something (`compileCalendar` refuses others), so that there always is such a day.
 */
export const dayHolding = (line: DayLine, index: number): LocalDay => {
  const passed = firstAbove(line.startsAt, index, false)
  if (index < (line.endsAt[passed - 1] ?? -Infinity)) return line.days[passed - 1] ?? 0
  const week = line.weekBefore[7] ?? 0
  const regular = index - (line.shift[passed] ?? 0)
  const weeks = Math.floor(regular / week)
  const rest = regular - weeks * week
  return weeks * 7 - MONDAY_SHIFT + firstAbove(line.weekBefore, rest, false) - 1
}
