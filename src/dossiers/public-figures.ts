import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import { instantOf, localDayOf, type PlainDate } from '#kernel/time.ts'
import { DAY_MINUTES } from '#kernel/local-time.ts'
import { judgement } from './figures.ts'

/** How an office kept its word in a month; fewer than this would tell of single people. */
const FEWEST = 5

export type MonthOnTime = { readonly month: number; readonly year: number; readonly resolved: number; readonly inTime: number }

const readMonth = async (trx: Trx, first: PlainDate): Promise<MonthOnTime> => {
  const from = instantOf(localDayOf(first) * DAY_MINUTES)
  const until = instantOf(localDayOf(first.add({ months: 1 })) * DAY_MINUTES)
  const { rows } = await sql<{ resolved: number; inTime: number }>`
    select count(*) as resolved,
      count(*) filter (where ${judgement(sql`finished_at`, sql`due_at`, sql`deadline_mode`)} <> 'overdue') as "inTime"
    from dossier
    where tenant_id = current_tenant() and phase <> 'voided' and finished_at >= ${from} and finished_at < ${until}`.execute(trx)
  return { month: first.month, year: first.year, resolved: rows[0]?.resolved ?? 0, inTime: rows[0]?.inTime ?? 0 }
}

/**
 * Dossiers resolved in the month of `day` and those of them in time, for everybody to see; the month before while
 * this one has hardly begun; nothing where both are too few. The actor must see the whole agency.
 */
export const findMonthOnTime = async (trx: Trx, day: PlainDate): Promise<MonthOnTime | undefined> => {
  const first = day.with({ day: 1 })
  for (const month of [first, first.subtract({ months: 1 })]) {
    const figures = await readMonth(trx, month)
    if (figures.resolved >= FEWEST) return figures
  }
  return undefined
}
