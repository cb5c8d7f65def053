import { weekdayIndex, type LocalDay } from '#kernel/local-time.ts'

/** From its day on (the first one: since ever) each weekday holds the same whole amount. */
export type WeekPattern = { readonly from: LocalDay; readonly week: readonly number[] }

type Stretch = {
  readonly from: LocalDay
  /** `weekBefore[i]`: amount of the weekdays before weekday i; `weekBefore[7]` is a whole week. */
  readonly weekBefore: readonly number[]
  /** What the line lies above or below a line that had this pattern since ever. */
  readonly offset: number
  /** The regular line's value at the beginning of `from`. */
  readonly startsAt: number
}

/**
 * A cumulative line over the days: each weekday holds the same amount for as long as a pattern lasts, except on listed
 * days. Sums and their inverse are arithmetic on whole weeks plus a binary search, so that any date of any century
 * costs the same.
 */
export type DayLine = {
  /** In the order of their days; one for an office whose hours never change. */
  readonly stretches: readonly [Stretch, ...Stretch[]]
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

const weeklyBefore = (weekBefore: readonly number[], day: LocalDay): number => {
  const week = Math.floor((day + MONDAY_SHIFT) / 7)
  return week * (weekBefore[7] ?? 0) + (weekBefore[day + MONDAY_SHIFT - week * 7] ?? 0)
}

/** The last stretch that begins at or before a day, or whose value does. */
const stretchAt = (stretches: DayLine['stretches'], by: 'from' | 'startsAt', value: number): Stretch => {
  let found = stretches[0]
  for (let i = 1; i < stretches.length; i++) {
    const stretch = stretches[i]
    if (stretch === undefined || stretch[by] > value) break
    found = stretch
  }
  return found
}

const regularBefore = (stretches: DayLine['stretches'], day: LocalDay): number => {
  const { offset, weekBefore } = stretchAt(stretches, 'from', day)
  return offset + weeklyBefore(weekBefore, day)
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

const sumWeek = (week: readonly number[]): readonly number[] => {
  const weekBefore = [0]
  for (let i = 0; i < 7; i++) weekBefore.push((weekBefore[i] ?? 0) + (week[i] ?? 0))
  return weekBefore
}

/** Each stretch begins where the one before it ends. */
const joinStretches = ([first, ...later]: readonly [WeekPattern, ...WeekPattern[]]): DayLine['stretches'] => {
  const stretches: [Stretch, ...Stretch[]] = [{ from: -Infinity, weekBefore: sumWeek(first.week), offset: 0, startsAt: -Infinity }]
  for (const { from, week } of later) {
    const weekBefore = sumWeek(week)
    const startsAt = regularBefore(stretches, from)
    stretches.push({ from, weekBefore, startsAt, offset: startsAt - weeklyBefore(weekBefore, from) })
  }
  return stretches
}

/** `patterns` in the order of their days, seven whole amounts from Monday each; `exceptions` hold another amount. */
export const dayLine = (
  patterns: readonly [WeekPattern, ...WeekPattern[]],
  exceptions: ReadonlyMap<LocalDay, number>,
): DayLine => {
  const stretches = joinStretches(patterns)
  const days = [...exceptions.keys()].sort((a, b) => a - b)
  const shift = [0]
  const startsAt: number[] = []
  const endsAt: number[] = []
  for (const [i, day] of days.entries()) {
    const amount = exceptions.get(day) ?? 0
    const start = regularBefore(stretches, day) + (shift[i] ?? 0)
    startsAt.push(start)
    endsAt.push(start + amount)
    const { weekBefore } = stretchAt(stretches, 'from', day)
    const weekday = weekdayIndex(day)
    shift.push((shift[i] ?? 0) + amount - ((weekBefore[weekday + 1] ?? 0) - (weekBefore[weekday] ?? 0)))
  }
  return { stretches, days, shift, startsAt, endsAt }
}

/** The sum over all days before `day` (of an arbitrary but fixed origin). */
export const sumBefore = (line: DayLine, day: LocalDay): number =>
  regularBefore(line.stretches, day) + (line.shift[firstAbove(line.days, day, true)] ?? 0)

/**
 * The day that holds unit number `index`: `sumBefore(day) ≤ index < sumBefore(day + 1)`. A week of every pattern holds
 * something (`compileCalendar` refuses others), so that there always is such a day.
 */
export const dayHolding = (line: DayLine, index: number): LocalDay => {
  const passed = firstAbove(line.startsAt, index, false)
  if (index < (line.endsAt[passed - 1] ?? -Infinity)) return line.days[passed - 1] ?? 0
  const regular = index - (line.shift[passed] ?? 0)
  const { offset, weekBefore } = stretchAt(line.stretches, 'startsAt', regular)
  const week = weekBefore[7] ?? 0
  const within = regular - offset
  const weeks = Math.floor(within / week)
  return weeks * 7 - MONDAY_SHIFT + firstAbove(weekBefore, within - weeks * week, false) - 1
}
