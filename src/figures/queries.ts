import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import { POINT_KINDS } from '#dossiers/domain/figure-points.ts'
import { Temporal, vietnamDay, type Instant, type PlainDate } from '#kernel/time.ts'
import { addTo, emptyTally, figuresOf, type Figures } from './domain/measure.ts'
import { BUCKETS, dayAfter, spansOf, startOfDay, type Bucket, type Dimension, type Question } from './domain/question.ts'
import { findCertainMoment } from './fence.ts'
import { GainBook } from './gain-book.ts'
import { bookKeptSums, isKept } from './kept-sums.ts'
import { bookPoints, type Summing } from './point-sums.ts'
import type { RowKey } from './row-key.ts'

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
  const book = await bookFigures(trx, asked, cuts)
  const certain = await findCertainMoment(trx)
  const rows = book.rows.flatMap(({ key, gains }) => {
    const before = emptyTally()
    return spans.map(({ firstDay }, i) => {
      addTo(before, gains[i] ?? [])
      const values = figuresOf(before, gains[i + 1] ?? [])
      return { ...key, ...(bucket === undefined ? {} : { bucket: firstDay }), values }
    })
  })
  return { asOf: asked.asOf, provisional: certain === undefined || isAfter(asked.asOf, certain), rows }
}

const isAfter = (a: Instant, b: Instant): boolean => Temporal.Instant.compare(a, b) > 0
const earlier = (a: Instant, b: Instant): Instant => (isAfter(a, b) ? b : a)

/**
 * The points before the first cut and between the cuts, as known at `asOf`: the roll-up as of its own fence, with what
 * was recorded since, what counts on days that it does not have yet, and without what was recorded after `asOf`.
 */
const bookFigures = async (trx: Trx, asked: Asked, cuts: readonly Instant[]): Promise<GainBook> => {
  const { asOf } = asked
  const by = asked.by.filter(isDimension)
  const book = new GainBook(cuts.length)
  const end = cuts.at(-1) ?? asOf
  const add = (where: ReturnType<typeof sql>, how: Pick<Summing, 'sign' | 'few'> = {}): Promise<void> => bookPoints(trx, book, { narrowing: asked, by, cuts, where, ...how })
  const days = cuts.map((cut) => vietnamDay(cut).subtract({ days: 1 }))
  const kept = isKept(asked, by) ? await bookKeptSums(trx, book, { narrowing: asked, by, days }) : undefined
  if (kept === undefined) {
    await add(sql`p.at < ${end} and p.recorded_at <= ${asOf}`)
    return book
  }
  // Totals stand at the end of a day; of a later one, or one that is not over, the points are read.
  const summed = earlier(startOfDay(vietnamDay(end)), startOfDay(dayAfter(kept.through)))
  if (isAfter(kept.until, asOf)) {
    // Whoever asks for the end of a day asks before anything of a later one: only late points are in the way.
    await add(sql`p.late and p.recorded_at > ${asOf} and p.recorded_at <= ${kept.until} and p.at < ${summed}`, { sign: -1, few: true })
  } else {
    await add(sql`p.recorded_at > ${kept.until} and p.recorded_at <= ${asOf} and p.at < ${end}`, { few: true })
  }
  // Kinds are named so that the index is entered once for each, at the days wanted.
  if (isAfter(end, summed)) await add(sql`p.kind = any (${Object.values(POINT_KINDS)}::smallint[]) and p.at >= ${summed} and p.at < ${end} and p.recorded_at <= ${earlier(asOf, kept.until)}`)
  return book
}
