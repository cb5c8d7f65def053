import { sql, type RawBuilder } from 'kysely'
import type { Trx } from '#db/context.ts'
import { POINT_KINDS } from '#dossiers/domain/figure-points.ts'
import { Temporal, vietnamDay, type Instant, type PlainDate } from '#kernel/time.ts'
import { addTo, emptyTally, figuresOf, type Figures } from './domain/measure.ts'
import { BUCKETS, dayAfter, spansOf, startOfDay, type Bucket, type Dimension, type Question } from './domain/question.ts'
import { findCertainMoment } from './fence.ts'
import { GainBook } from './gain-book.ts'
import { bookKeptSums, isKept } from './kept-sums.ts'
import { findMonthsUntil, MONTHS_AS_POINTS, splitMonths } from './month-sums.ts'
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
 * By unit and sector the cost does not depend on how many dossiers there are; by anything else the months' totals are
 * read, and the points of those months through which a cut goes.
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

type Booking = { readonly book: GainBook; readonly asked: Asked; readonly by: readonly Dimension[]; readonly cuts: readonly Instant[]; readonly end: Instant }

/** Sums points of the question, from wherever they are kept. */
const add = (trx: Trx, { book, asked, by, cuts }: Booking, where: RawBuilder<unknown>, more: Pick<Summing, 'sign' | 'source' | 'few'> = {}): Promise<void> =>
  bookPoints(trx, book, { narrowing: asked, by, cuts, where, ...more })

// Kinds are named so that the index is entered once for each, at the days wanted.
const ANY_KIND = sql`p.kind = any (${Object.values(POINT_KINDS)}::smallint[])`

/**
 * What was recorded since totals were kept `until` is added; for an earlier `asOf` what was recorded after it is taken off
 * the days before `before` that were taken from the totals. Whoever asks for the end of a day asks before anything of a
 * later one, so that only late points are in the way.
 */
const bringToAsOf = (trx: Trx, booking: Booking, until: Instant, before: RawBuilder<unknown>): Promise<void> => {
  const { asOf } = booking.asked
  return isAfter(until, asOf)
    ? add(trx, booking, sql`p.late and p.recorded_at > ${asOf} and p.recorded_at <= ${until} and ${before}`, { sign: -1, few: true })
    : add(trx, booking, sql`p.recorded_at > ${until} and p.recorded_at <= ${asOf} and p.at < ${booking.end}`, { few: true })
}

/** From the running totals at the ends of days; false before the first roll-up. */
const bookByDays = async (trx: Trx, booking: Booking): Promise<boolean> => {
  const { book, asked, by, cuts, end } = booking
  const days = cuts.map((cut) => vietnamDay(cut).subtract({ days: 1 }))
  const kept = await bookKeptSums(trx, book, { narrowing: asked, by, days })
  if (kept === undefined) return false
  // Totals stand at the end of a day; of a later one, or one that is not over, the points are read.
  const summed = earlier(startOfDay(vietnamDay(end)), startOfDay(dayAfter(kept.through)))
  await bringToAsOf(trx, booking, kept.until, sql`p.at < ${summed}`)
  if (isAfter(end, summed)) await add(trx, booking, sql`${ANY_KIND} and p.at >= ${summed} and p.at < ${end} and p.recorded_at <= ${earlier(asked.asOf, kept.until)}`)
  return true
}

/** From the months that no cut goes through, and the points of those that one does; false before the first summing. */
const bookByMonths = async (trx: Trx, booking: Booking): Promise<boolean> => {
  const { asked, cuts, end } = booking
  const until = await findMonthsUntil(trx)
  if (until === undefined) return false
  const split = splitMonths(cuts)
  const firstDays = split.map(({ from }) => vietnamDay(from).toString())
  await add(trx, booking, sql`${ANY_KIND} and p.month < ${vietnamDay(end).toString()}::date and p.month <> all (${firstDays}::date[])`, { source: MONTHS_AS_POINTS })
  const inSplit = sql`(${split.length === 0 ? sql`false` : sql.join(split.map((one) => sql`p.at >= ${one.from} and p.at < ${one.until}`), sql` or `)})`
  await bringToAsOf(trx, booking, until, sql`p.at < ${end} and not ${inSplit}`)
  for (const one of split) {
    await add(trx, booking, sql`${ANY_KIND} and p.at >= ${one.from} and p.at < ${earlier(end, one.until)} and p.recorded_at <= ${earlier(asked.asOf, until)}`)
  }
  return true
}

/** The points before the first cut and between the cuts, as known at `asOf`, from totals as far as there are any. */
const bookFigures = async (trx: Trx, asked: Asked, cuts: readonly Instant[]): Promise<GainBook> => {
  const by = asked.by.filter(isDimension)
  const booking: Booking = { book: new GainBook(cuts.length), asked, by, cuts, end: cuts.at(-1) ?? asked.asOf }
  const isBooked = isKept(asked, by) ? await bookByDays(trx, booking) : await bookByMonths(trx, booking)
  if (!isBooked) await add(trx, booking, sql`p.at < ${booking.end} and p.recorded_at <= ${asked.asOf}`)
  return booking.book
}
