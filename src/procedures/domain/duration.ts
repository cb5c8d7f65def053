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

/** Hours and half days are counted by the hour, everything else to the end of the day. */
export const defaultMode = (duration: Duration): DeadlineMode =>
  duration.unit === 'workingHour' || duration.unit === 'halfDay' ? 'BY_HOUR' : 'END_OF_DAY'
