import type { Intake } from '#dossiers/domain/figure-points.ts'
import type { StaffId, UnitId } from '#kernel/ids.ts'
import { DAY_MINUTES, weekdayIndex, type LocalDay } from '#kernel/local-time.ts'
import { instantOf, localDayOf, plainDateOf, Temporal, type Instant, type PlainDate } from '#kernel/time.ts'

/** Days in Vietnam, both included. */
export type Period = { readonly from: PlainDate; readonly to: PlainDate }

export const BUCKETS = ['day', 'week', 'month'] as const
export type Bucket = (typeof BUCKETS)[number]
/** `unit` is the competent one; by receiving unit and by officer are memo columns, never summed with it. */
export const DIMENSIONS = ['unit', 'receivingUnit', 'sector', 'procedure', 'channel', 'officer'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** What a number is counted over: `units` are competent units; what is left out narrows nothing. */
export type Narrowing = {
  readonly units: readonly UnitId[] | 'all'
  /** `units` in one word, for an address: they are this one and all below it on the day of `asOf`. */
  readonly under?: UnitId | undefined
  readonly sectorCode?: string | undefined
  readonly procedureCode?: string | undefined
  readonly channel?: Intake | undefined
  /** Whoever handled it: of what ended, since nothing else is anybody's. */
  readonly staffId?: StaffId | undefined
}

/** A figure is a function of the period and of the moment `asOf` whose knowledge is asked for; now, for what is known now. */
export type Question = Narrowing & {
  readonly period: Period
  readonly asOf: Instant
}

const startOf = (day: LocalDay): Instant => instantOf(day * DAY_MINUTES)

/** The first instant of a day in Vietnam. */
export const startOfDay = (day: PlainDate): Instant => startOf(localDayOf(day))

export const dayAfter = (day: PlainDate): PlainDate => day.add({ days: 1 })

const nextBucketDay = (day: LocalDay, bucket: Bucket): LocalDay => {
  if (bucket === 'day') return day + 1
  if (bucket === 'week') return day + 7 - weekdayIndex(day)
  return localDayOf(plainDateOf(day).with({ day: 1 }).add({ months: 1 }))
}

/** A stretch of the period, named by its first day. */
export type Span = { readonly firstDay: PlainDate; readonly from: Instant; readonly until: Instant }

/**
 * The period in one piece, or cut at weeks (from Monday), months or days. Nothing after `asOf` is known, so nothing is
 * counted after it: a state "at the end" of a running period is the state at `asOf`.
 */
export const spansOf = ({ period, asOf }: Question, bucket: Bucket | undefined): readonly Span[] => {
  const end = localDayOf(period.to) + 1
  const known = asOf.add({ milliseconds: 1 })
  const notAfterKnown = (instant: Instant): Instant => (Temporal.Instant.compare(instant, known) > 0 ? known : instant)
  const spans: Span[] = []
  for (let day = localDayOf(period.from); day < end; ) {
    const next = bucket === undefined ? end : Math.min(end, nextBucketDay(day, bucket))
    spans.push({ firstDay: plainDateOf(day), from: notAfterKnown(startOf(day)), until: notAfterKnown(startOf(next)) })
    day = next
  }
  return spans
}
