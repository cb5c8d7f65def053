import type { Trx } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { PlainDate } from '#kernel/time.ts'
import { listRatings } from './queries.ts'

/** How content people were with an agency in a month, by the ratings that are closed. */
export type MonthSatisfied = { readonly month: number; readonly year: number; readonly rated: number; readonly satisfied: number }

/**
 * The newest month of this and the last in which ratings of `units` may be told, for everybody to see: those content
 * with all that was asked. Nothing where no batch is closed.
 */
export const findMonthSatisfied = async (trx: Trx, units: readonly UnitId[], today: PlainDate): Promise<MonthSatisfied | undefined> => {
  const first = today.with({ day: 1 })
  const ratings = await listRatings(trx, units, first.subtract({ months: 1 }), today)
  for (const month of [first, first.subtract({ months: 1 })]) {
    const closed = ratings.flatMap((one) => (one.month === month.toString() && one.summary !== null ? [one.summary] : []))
    if (closed.length === 0) continue
    const sum = (of: (summary: (typeof closed)[number]) => number): number => closed.reduce((total, one) => total + of(one), 0)
    return { month: month.month, year: month.year, rated: sum((one) => one.count), satisfied: sum((one) => one.satisfiedOverall) }
  }
  return undefined
}
