import type { Ctx } from '#db/context.ts'
import { today } from '#organisation/today.ts'
import { monthOf, previousPeriod } from './domain/period.ts'
import { keepMonth } from './kept-months.ts'

/** Keeps the month that ended last, once; a night on which nothing ran is made up for by the next. */
export const keepLastMonth = async (ctx: Ctx): Promise<void> => {
  await keepMonth(ctx, previousPeriod(monthOf(today(ctx).toString())))
}
