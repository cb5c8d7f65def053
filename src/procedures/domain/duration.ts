import { parseMinuteOfDay } from '#kernel/local-time.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'

/** Units in which Vietnamese procedures announce their time (domain reference, a5). */
export const DURATION_UNITS = [
  'workingHour',
  'halfDay',
  'workingDay',
  'calendarDay',
  'month',
  'sameDay',
] as const
export type DurationUnit = (typeof DURATION_UNITS)[number]

/**
 * A processing time (thời hạn giải quyết). `amount` may be a fraction (2.5 working days); for `sameDay`
 * it is 1 and `cutoff` ("15:00") is the last minute of reception that still counts for the same day.
 */
export type Duration = {
  readonly amount: number
  readonly unit: DurationUnit
  readonly cutoff?: string
}

/** How the due date is counted: from the minute of reception, or to the end of the n-th counted day. */
export type DeadlineMode = 'BY_HOUR' | 'END_OF_DAY'

/** Half a working day is a half day, however it is written. */
const isHalfWorkingDay = ({ amount, unit }: Duration): boolean => unit === 'workingDay' && amount === 0.5

/** Hours and half days are counted by the hour, everything else to the end of the day. */
export const defaultMode = (duration: Duration): DeadlineMode =>
  duration.unit === 'workingHour' || duration.unit === 'halfDay' || isHalfWorkingDay(duration)
    ? 'BY_HOUR'
    : 'END_OF_DAY'

/** Ten years in each unit: a longer processing time is a slip of the keyboard. */
const LONGEST: Readonly<Record<DurationUnit, number>> = {
  workingHour: 29_200,
  halfDay: 7_300,
  workingDay: 3_650,
  calendarDay: 3_650,
  month: 120,
  sameDay: 1,
}

export type DurationRefusal = 'durationInvalid' | 'durationNotPositive' | 'durationTooLong' | 'durationCutoffInvalid'

/**
 * Accepts a duration that the law's arithmetic can count. A month may have a half, which is 15 days
 * (Civil Code 2015, art. 146); other fractions of a month name no length.
 */
export const checkDuration = (duration: Duration): Result<Duration, DurationRefusal> => {
  const { amount, unit, cutoff } = duration
  if (!DURATION_UNITS.includes(unit) || !Number.isFinite(amount)) return refuse('durationInvalid', { amount, unit })
  if (amount <= 0) return refuse('durationNotPositive', { amount, unit })
  if (amount > LONGEST[unit]) {
    const code: DurationRefusal = unit === 'sameDay' ? 'durationInvalid' : 'durationTooLong'
    return refuse(code, { amount, unit, longest: LONGEST[unit] })
  }
  if (unit === 'sameDay' && amount !== 1) return refuse('durationInvalid', { amount, unit })
  if (unit === 'month' && !Number.isInteger(amount * 2)) return refuse('durationInvalid', { amount, unit })
  if (cutoff !== undefined && (unit !== 'sameDay' || parseMinuteOfDay(cutoff) === undefined)) {
    return refuse('durationCutoffInvalid', { cutoff, unit })
  }
  return ok(duration)
}
