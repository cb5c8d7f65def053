import type { UnitId } from '#kernel/ids.ts'
import { instantOf, Temporal, type Instant, type PlainDate } from '#kernel/time.ts'
import { qualityIndexVersion, type QualityIndexVersion } from '#law/service-quality.ts'
import { daysOf, minutesOf, type IndexPeriod } from './domain/period.ts'

/** What an index is asked of: which period, as known when, with the version of the rules that this period has. */
export type Scope = {
  readonly version: QualityIndexVersion
  readonly period: IndexPeriod
  readonly begin: Instant
  /** Nothing that happened from here on counts: the end of the period, or the moment of asking while it runs. */
  readonly end: Instant
  /** Nothing that was recorded after it counts. */
  readonly asOf: Instant
  /** The last day that counts, on which procedures and units are looked up. */
  readonly lastDay: PlainDate
  /** Asked of the past: what was recorded since has to be left out. */
  readonly isPast: boolean
  /** The period still ran at that moment: what is not finished may yet be. */
  readonly isRunning: boolean
}

/**
 * The scope of a period as known at `asOf` (`null`: now). `undefined` before there was an index, and for a period that
 * had not begun by then. The rules are those in force on the first day of the period.
 */
export const scopeOf = (period: IndexPeriod, asOf: Instant | null, now: Instant): Scope | undefined => {
  const { from, to } = daysOf(period)
  const minutes = minutesOf(period)
  const version = qualityIndexVersion(from) ?? qualityIndexVersion(to)
  const known = asOf === null || Temporal.Instant.compare(asOf, now) > 0 ? now : asOf
  const [begin, periodEnd] = [instantOf(minutes.begin), instantOf(minutes.end)]
  if (version === undefined || Temporal.Instant.compare(known, begin) <= 0) return undefined
  const isRunning = Temporal.Instant.compare(known, periodEnd) < 0
  const end = isRunning ? known : periodEnd
  return {
    version,
    period,
    begin,
    end,
    asOf: known,
    lastDay: end.subtract({ nanoseconds: 1 }).toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate(),
    isPast: Temporal.Instant.compare(known, now) < 0,
    isRunning,
  }
}

/** A scope narrowed to the dossiers of some units, each counted at its competent unit. */
export type UnitScope = Scope & { readonly units: readonly UnitId[] }
