import { minuteOf, type At } from '#kernel/at.ts'
import { dayOf } from '#kernel/local-time.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { countedDaysBetween, workingMinutesBetween, type WorkingCalendar } from '#organisation/domain/working-calendar.ts'
import type { DeadlineMode, Duration } from '#procedures/domain/duration.ts'
import { dueNow } from './clock.ts'
import { dueDayOf } from './counting.ts'
import type { Pause } from './dossier.ts'

/** A slip that promises the day of reception itself. */
const SAME_DAY: Duration = { amount: 1, unit: 'sameDay', cutoff: '23:59' }

/**
 * The processing time that leads to a due date printed by another system: counted from the reception, with the pauses
 * that have ended by then. So the printed date stands, and a pause or an extension from now on moves it as it would
 * move our own. To the day (END_OF_DAY) it never comes out before the printed day; to the minute BY_HOUR.
 */
export const promiseAsPrinted = (
  receivedAt: At,
  printedDueAt: At,
  mode: DeadlineMode,
  pauses: readonly Pause[],
  calendar: WorkingCalendar,
): Result<Duration, 'printedDueInvalid'> => {
  if (printedDueAt < receivedAt) return refuse('printedDueInvalid', { dueAt: printedDueAt })
  const [from, to] = [minuteOf(receivedAt), minuteOf(printedDueAt)]
  const ended = pauses.filter((pause) => pause.to !== null)
  if (mode === 'BY_HOUR') {
    const paused = ended.reduce((sum, pause) => sum + overlap(calendar, pause, from, to), 0)
    return ok({ amount: Math.max(1, workingMinutesBetween(calendar, from, to) - paused) / 60, unit: 'workingHour' })
  }
  const dueDay = dueDayOf(to)
  const reaches = (duration: Duration): boolean => {
    const due = dueNow({ receivedAt, duration, mode, pauses: ended, extensions: [] }, calendar)
    return due.ok && due.value.dueAt !== null && dueDayOf(minuteOf(due.value.dueAt)) >= dueDay
  }
  if (reaches(SAME_DAY)) return ok(SAME_DAY)
  const most = countedDaysBetween(calendar, dayOf(from), dueDay) + 1
  for (let days = Math.max(1, most - countedDaysOf(calendar, ended)); days <= most; days++) {
    const duration: Duration = { amount: days, unit: 'workingDay' }
    if (reaches(duration)) return ok(shortened(duration, reaches))
  }
  return refuse('printedDueInvalid', { dueAt: printedDueAt })
}

/** Fewer days as long as they still reach the printed day: overlapping pauses were subtracted once too often or rarely. */
const shortened = (duration: Duration, reaches: (duration: Duration) => boolean): Duration => {
  let shortest = duration
  while (shortest.amount > 1 && reaches({ ...shortest, amount: shortest.amount - 1 })) shortest = { ...shortest, amount: shortest.amount - 1 }
  return shortest
}

const overlap = (calendar: WorkingCalendar, pause: Pause, from: number, to: number): number => {
  const [begin, end] = [Math.max(from, minuteOf(pause.from)), Math.min(to, minuteOf(pause.to ?? pause.from))]
  return end > begin ? workingMinutesBetween(calendar, begin, end) : 0
}

const countedDaysOf = (calendar: WorkingCalendar, pauses: readonly Pause[]): number =>
  pauses.reduce((sum, { from, to }) => sum + countedDaysBetween(calendar, dayOf(minuteOf(from)), dayOf(minuteOf(to ?? from))), 0)
