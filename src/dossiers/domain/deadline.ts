import { ok, refuse, type Result } from '#kernel/result.ts'
import { dayOf, formatDay, LAST_DAY, type LocalDay, type LocalMinute } from '#kernel/local-time.ts'
import { countedDaysBetween, workingMinutesBetween, type WorkingCalendar } from '#organisation/domain/working-calendar.ts'
import {
  checkDuration,
  defaultMode,
  type DeadlineMode,
  type Duration,
  type DurationRefusal,
} from '#procedures/domain/duration.ts'
import { countingOf, dueDayOf, endCounting, type Leg } from './counting.ts'
import { explainDays, type DeadlineDay } from './explanation.ts'
import { joinPauses, type Pause, type Standstill } from './pause.ts'

export type DeadlineRefusal =
  | DurationRefusal
  | 'pauseReversed'
  | 'calendarNotCovered'
  | 'calendarWithoutCountedWork'
  | 'dueOutOfRange'

export type DeadlineInput = {
  readonly receivedAt: LocalMinute
  readonly duration: Duration
  readonly mode?: DeadlineMode
  readonly calendar: WorkingCalendar
  readonly pauses?: readonly Pause[]
  /** Lawful extensions in the order they were granted; each runs on from the due date before it. */
  readonly extensions?: readonly Duration[]
}

type Common = {
  readonly mode: DeadlineMode
  /** Every day from reception, with what counted on it. */
  readonly days: readonly DeadlineDay[]
  /** "Tạm tính": the calendar of that time is not announced yet. */
  readonly provisional: boolean
}

/** A due date, or a clock that stands with its time left frozen. */
export type Deadline =
  | (Common & { readonly phase: 'running'; readonly dueAt: LocalMinute })
  | (Common & {
      readonly phase: 'paused'
      readonly pausedSince: LocalMinute
      /** The due date as it stood when the clock stopped. */
      readonly dueWhenPaused: LocalMinute
      readonly remainingMinutes: number
      readonly remainingCountedDays: number
    })

/** A hundred years: a due date farther away comes from a slip of the keyboard in a pause or a calendar. */
const LONGEST_SPAN_DAYS = 36_525

const NO_PAUSES: readonly Pause[] = []
const NO_EXTENSIONS: readonly Duration[] = []

const furthestDay = (leg: Leg): LocalDay => {
  let furthest = dueDayOf(leg.outcome.dueAt)
  for (const pause of leg.outcome.applied) furthest = Math.max(furthest, dayOf(pause.to))
  return furthest
}

const coverageRefusal = (calendar: WorkingCalendar, from: LocalDay, to: LocalDay): Result<null, DeadlineRefusal> => {
  if (to > LAST_DAY || to - from > LONGEST_SPAN_DAYS) return refuse('dueOutOfRange')
  if (from < calendar.coveredFrom) {
    return refuse('calendarNotCovered', { day: formatDay(from), coveredFrom: formatDay(calendar.coveredFrom) })
  }
  if (to > calendar.coveredUntil) {
    return refuse('calendarNotCovered', { day: formatDay(to), coveredUntil: formatDay(calendar.coveredUntil) })
  }
  return ok(null)
}

const runLegs = (
  input: DeadlineInput,
  durations: readonly Duration[],
  mode: DeadlineMode,
  pauses: readonly Standstill[],
): Result<readonly Leg[], DeadlineRefusal> => {
  const { calendar } = input
  const legs: Leg[] = []
  let start = input.receivedAt
  let left = pauses
  for (const duration of durations) {
    const counting = countingOf(calendar, start, duration, mode)
    if (counting.kind === 'byHour' && counting.minutes <= 0) return refuse('durationNotPositive', { ...duration })
    if (counting.kind !== 'byHour' && !calendar.countedDaysWork) return refuse('calendarWithoutCountedWork')
    const outcome = endCounting(calendar, counting, left)
    const leg = { counting, outcome }
    const covered = coverageRefusal(calendar, dayOf(start), furthestDay(leg))
    if (!covered.ok) return covered
    legs.push(leg)
    if (outcome.open !== null) break
    left = left.slice(outcome.applied.length)
    start = counting.kind === 'byHour' ? outcome.dueAt : outcome.dueAt - 1
  }
  return ok(legs)
}

/**
 * The due date of a dossier with its day-by-day explanation: Civil Code 2015 art. 147–148, and the counting rules of
 * the one-stop mechanism. Pure: everything it depends on is an argument. Refuses a day that the calendar does not
 * cover, a duration that names no length, and a pause that ends before it begins.
 */
export const computeDeadline = (input: DeadlineInput): Result<Deadline, DeadlineRefusal> => {
  const { calendar, receivedAt } = input
  const durations = [input.duration, ...(input.extensions ?? NO_EXTENSIONS)]
  for (const duration of durations) {
    const checked = checkDuration(duration)
    if (!checked.ok) return checked
  }
  const joined = joinPauses(input.pauses ?? NO_PAUSES, receivedAt)
  if (!joined.ok) return joined
  const mode = input.mode ?? defaultMode(input.duration)
  const run = runLegs(input, durations, mode, joined.value)
  if (!run.ok) return run
  const legs = run.value
  const { open, dueAt } = (legs[legs.length - 1] as Leg).outcome
  const common = {
    mode,
    days: explainDays(calendar, legs),
    provisional: dueDayOf(dueAt) > calendar.knownUntil || dayOf(receivedAt) < calendar.knownFrom,
  }
  if (open === null) return ok({ phase: 'running', dueAt, ...common })
  return ok({
    phase: 'paused',
    pausedSince: open.from,
    dueWhenPaused: dueAt,
    remainingMinutes: workingMinutesBetween(calendar, open.from, dueAt),
    remainingCountedDays: countedDaysBetween(calendar, dayOf(open.from), dueDayOf(dueAt)),
    ...common,
  })
}
