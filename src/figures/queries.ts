import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import { Temporal, vietnamDay, type Instant, type PlainDate } from '#kernel/time.ts'
import { addTallies, figuresOf, negated, type Figures, type Tally } from './domain/measure.ts'
import { BUCKETS, dayStart, spansOf, type Bucket, type Dimension, type Question } from './domain/question.ts'
import { findLastFence } from './fence.ts'
import { isKept, readKeptSums } from './kept-sums.ts'
import { sumPoints, type Gain, type RowKey } from './point-sums.ts'

/** One row of an answer: what it was asked by, and all its figures. Rows in which nothing was ever counted are left out. */
export type FigureRow = RowKey & {
  /** The first day of the bucket within the period. */
  readonly bucket?: PlainDate
  readonly values: Figures
}

export type Answer = {
  readonly asOf: Instant
  /** Later than the last fence: something that is being written now may still belong to it. */
  readonly provisional: boolean
  readonly rows: readonly FigureRow[]
}

/** At most one kind of bucket. */
export type Asked = Question & { readonly by: readonly (Dimension | Bucket)[] }

const isBucket = (by: Dimension | Bucket): by is Bucket => (BUCKETS as readonly string[]).includes(by)
const isDimension = (by: Dimension | Bucket): by is Dimension => !isBucket(by)

/**
 * Figures of a period as they were known at `asOf`, by what is asked. Units that the actor does not reach are in no row.
 * By unit and sector the cost does not depend on how many dossiers there are; by anything else all points of the units
 * are read.
 */
export const askFigures = async (trx: Trx, asked: Asked): Promise<Answer> => {
  const bucket = asked.by.find(isBucket)
  const spans = spansOf(asked, bucket)
  const cuts = [...spans.map((span) => span.from), ...spans.slice(-1).map((span) => span.until)]
  const gains = await gainsBetween(trx, asked, cuts)
  const fence = await findLastFence(trx)
  const rows = [...Map.groupBy(gains, ({ key }) => Object.values(key).join(' ')).values()].flatMap((group) => {
    const key = group[0]?.key ?? {}
    const byPlace = Map.groupBy(group, ({ place }) => place)
    const gained = (place: number): Tally => addTallies((byPlace.get(place) ?? []).map(({ tally }) => tally))
    let before = gained(0)
    return spans.map(({ firstDay }, i) => {
      const within = gained(i + 1)
      const values = figuresOf(before, within)
      before = addTallies([before, within])
      return { ...key, ...(bucket === undefined ? {} : { bucket: firstDay }), values }
    })
  })
  return { asOf: asked.asOf, provisional: fence === undefined || Temporal.Instant.compare(asked.asOf, fence) > 0, rows }
}

/**
 * The points before the first cut and between the cuts, as known at `asOf`: the roll-up as of its own last fence, with
 * what was recorded since, and without what was recorded after `asOf`.
 */
const gainsBetween = async (trx: Trx, asked: Asked, cuts: readonly Instant[]): Promise<readonly Gain[]> => {
  const { asOf } = asked
  const end = cuts.at(-1) ?? asOf
  const by = asked.by.filter(isDimension)
  const sum = (where: ReturnType<typeof sql>): Promise<readonly Gain[]> => sumPoints(trx, { narrowing: asked, by, cuts, where })
  const kept = isKept(asked, by) ? await readKeptSums(trx, { narrowing: asked, by, days: cuts.map(vietnamDay) }) : undefined
  if (kept === undefined) return sum(sql`p.at < ${end} and p.recorded_at <= ${asOf}`)

  const dayOfEnd = dayStart(end)
  const [isPast, isIntraday] = [Temporal.Instant.compare(asOf, kept.until) < 0, Temporal.Instant.compare(dayOfEnd, end) < 0]
  // Whoever asks for the end of an earlier day asks before anything of a later one: only late points are in the way.
  const unknownThen = isPast
    ? await sum(sql`p.late and p.recorded_at > ${asOf} and p.recorded_at <= ${kept.until} and p.at < ${dayOfEnd}`)
    : []
  const since = isPast ? [] : await sum(sql`p.recorded_at > ${kept.until} and p.recorded_at <= ${asOf} and p.at < ${end}`)
  const ofTheDay = isIntraday
    ? await sum(sql`p.at >= ${dayOfEnd} and p.at < ${end} and p.recorded_at <= ${isPast ? asOf : kept.until}`)
    : []
  return [...kept.gains, ...unknownThen.map((one) => ({ ...one, tally: negated(one.tally) })), ...since, ...ofTheDay]
}
