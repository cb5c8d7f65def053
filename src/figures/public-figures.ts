import type { Trx } from '#db/context.ts'
import type { Instant, PlainDate } from '#kernel/time.ts'
import { vietnamDay } from '#kernel/time.ts'
import { addFigures } from './domain/measure.ts'
import { askFigures } from './queries.ts'

/** How an office kept its word in a month; fewer than this would tell of single people. */
const FEWEST = 5

export type MonthOnTime = { readonly month: number; readonly year: number; readonly resolved: number; readonly inTime: number }

const readMonth = async (trx: Trx, first: PlainDate, now: Instant): Promise<MonthOnTime> => {
  const period = { from: first, to: first.add({ months: 1 }).subtract({ days: 1 }) }
  const { rows } = await askFigures(trx, { period, asOf: now, units: 'all', by: [] })
  const { resolved, resolvedOverdue } = addFigures(rows.map((row) => row.values))
  return { month: first.month, year: first.year, resolved, inTime: resolved - resolvedOverdue }
}

/**
 * Dossiers resolved this month and those of them in time, for everybody to see; the month before while this one has
 * hardly begun; nothing where both are too few. The actor must see the whole agency.
 */
export const findMonthOnTime = async (trx: Trx, now: Instant): Promise<MonthOnTime | undefined> => {
  const first = vietnamDay(now).with({ day: 1 })
  for (const month of [first, first.subtract({ months: 1 })]) {
    const figures = await readMonth(trx, month, now)
    if (figures.resolved >= FEWEST) return figures
  }
  return undefined
}
