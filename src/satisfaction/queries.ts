import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { PlainDate } from '#kernel/time.ts'
import { ratingRule } from '#law/rating-rules.ts'
import { visibleCount } from './domain/closing.ts'
import { summarise, type RatingAnswers, type RatingSummary } from './domain/rating.ts'

/** Ratings of one unit in one month, as far as they are closed. */
export type MonthRatings = {
  readonly unitId: UnitId
  /** First day of the month, ISO. */
  readonly month: string
  /** `null`: too few or not yet closed; nothing of them is told, not even how many. */
  readonly summary: RatingSummary | null
}

/**
 * The ratings of units by month from a first month on, newest first. What is not closed by the rule of the month's
 * first day is not told at all, so that nobody is recognised.
 */
export const listRatings = async (trx: Trx, units: readonly UnitId[], from: PlainDate, today: PlainDate): Promise<readonly MonthRatings[]> => {
  const { rows } = await sql<{ unitId: UnitId; month: PlainDate; count: number }>`
    select unit_id as "unitId", month, count from rating_counts(${[...units]}::uuid[], ${from}) order by month desc, unit_id`.execute(trx)
  const current = today.with({ day: 1 }).toString()
  const months: MonthRatings[] = []
  for (const { unitId, month, count } of rows) {
    const visible = visibleCount(count, month.toString() < current, ratingRule(month.toString()))
    const closed = visible === 0 ? [] : await readClosed(trx, unitId, month, visible)
    months.push({ unitId, month: month.toString(), summary: closed.length === 0 ? null : summarise(closed) })
  }
  return months
}

const readClosed = async (trx: Trx, unitId: UnitId, month: PlainDate, visible: number): Promise<readonly RatingAnswers[]> => {
  const { rows } = await sql<RatingAnswers>`
    select reception, time_spent as "time", attitude, asked_twice as "askedTwice", comment
    from ratings_up_to(${unitId}, ${month}, ${visible})`.execute(trx)
  return rows
}
