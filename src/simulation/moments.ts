import { DAY_MINUTES, weekdayIndex, type LocalDay, type LocalMinute } from '#kernel/local-time.ts'
import {
  addWorkingMinutes,
  receptionSessionsOf,
  workingMinutesBetween,
  type WorkingCalendar,
} from '#organisation/domain/working-calendar.ts'
import type { Chance } from './seed.ts'

/** `count` working minutes in (from, to], in order; `undefined` when there is no working time between. */
export const workingMoments = (
  calendar: WorkingCalendar,
  from: LocalMinute,
  to: LocalMinute,
  count: number,
  chance: Chance,
): readonly LocalMinute[] | undefined => {
  const minutes = workingMinutesBetween(calendar, from, to)
  if (minutes <= 0) return undefined
  const steps = Array.from({ length: count }, () => 1 + chance.below(minutes)).sort((a, b) => a - b)
  return steps.map((step) => addWorkingMinutes(calendar, from, step))
}

/** A minute of the desk hours of a day; `undefined` when the desk is closed. */
export const deskMoment = (calendar: WorkingCalendar, day: LocalDay, chance: Chance): LocalMinute | undefined => {
  const sessions = receptionSessionsOf(calendar, day)
  const open = sessions.reduce((sum, { from, to }) => sum + to - from, 0)
  if (open === 0) return undefined
  let rest = chance.below(open)
  for (const { from, to } of sessions) {
    if (rest < to - from) return day * DAY_MINUTES + from + rest
    rest -= to - from
  }
  return undefined
}

/** A day on which people come, with how many come compared with other days. */
export type ArrivalDay = { readonly day: LocalDay; readonly weight: number }

/** The days of a period on which the desk is open, weighed by their weekday (0 is Monday). */
export const arrivalDays = (
  calendar: WorkingCalendar,
  from: LocalDay,
  to: LocalDay,
  weekdayWeights: readonly number[],
): readonly ArrivalDay[] => {
  const days: ArrivalDay[] = []
  for (let day = from; day <= to; day++) {
    const weight = weekdayWeights[weekdayIndex(day)] ?? 0
    if (weight > 0 && receptionSessionsOf(calendar, day).length > 0) days.push({ day, weight })
  }
  return days
}

const GRAIN = 1_000_000

/** Draws one day by weight. Throws on an empty list. */
export const drawDay = (days: readonly ArrivalDay[], chance: Chance): LocalDay => {
  const total = days.reduce((sum, { weight }) => sum + weight, 0)
  let rest = (chance.below(GRAIN) / GRAIN) * total
  for (const { day, weight } of days) {
    rest -= weight
    if (rest < 0) return day
  }
  const last = days.at(-1)
  if (last === undefined) throw new RangeError('no day to draw from')
  return last.day
}

