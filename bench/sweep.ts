import { performance } from 'node:perf_hooks'
import { sql } from 'kysely'
import type { Ctx } from '#db/context.ts'
import { findOverview } from '#monitoring/pages/overview.ts'
import { findWatchPage, readWatchQuery } from '#monitoring/pages/watch-page.ts'
import { makeDigests } from '#monitoring/digest.ts'
import { sweep } from '#monitoring/sweep.ts'
import type { Instant } from '#kernel/time.ts'
import { report, type Benchmark, type Goal } from './benchmark.ts'
import { openBusyOffice } from './busy-office.ts'
import { median, rounded } from './figures.ts'
import { contextOf, findHolder } from './office.ts'

const OPEN = 200_000
const ROUNDS = 5

const secondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now()
  await work()
  return rounded((performance.now() - from) / 1000)
}

/** The same world at another moment. */
const at = (ctx: Ctx, moment: Instant): Ctx => ({ ...ctx, clock: () => moment })

/** The sweep over everything that is under way in a province: the first one, the next day's, and one with nothing new; and its lists. */
export const sweeping: Benchmark = {
  name: 'sweep',
  run: async ({ size, say }) => {
    const open = Math.min(size, OPEN)
    const office = await openBusyOffice(open, say)
    try {
      const now = office.system.clock()
      const first = await secondsOf(() => sweep(at(office.system, now)))
      const nothingNew = await secondsOf(() => sweep(at(office.system, now)))
      const nextDay = await secondsOf(() => sweep(at(office.system, now.add({ hours: 24 }))))
      say(`sweeps: first ${first} s, nothing new ${nothingNew} s, a day later ${nextDay} s`)
      const digests = await secondsOf(() => makeDigests(at(office.system, now)))
      const [alerts, slips] = await Promise.all(['monitoring_alert', 'urging_slip'].map(async (table) =>
        (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(office.owner)).rows[0]?.n ?? 0))
      const desk = office.desks[1]
      if (desk === undefined) throw new Error('the demo has no second commune')
      const { rows } = await sql<{ id: string }>`select id from unit where code = 'H50'`.execute(office.owner)
      const people = { commune: await findHolder(office, 'caseOfficer', desk.office), province: await findHolder(office, 'agencyLeader', rows[0]?.id as never) }
      const screens: Record<string, number> = {}
      for (const [name, person] of Object.entries(people)) {
        const ctx = await contextOf(office, person)
        const query = readWatchQuery('http://localhost/don-doc/ho-so?loai=qua-han')
        for (const [screen, read] of [['overview', () => findOverview(ctx)], ['list', () => findWatchPage(ctx, query)]] as const) {
          const times: number[] = []
          for (let round = 0; round < ROUNDS; round++) times.push(await secondsOf(read))
          screens[`${name}-${screen}-seconds`] = median(times)
        }
      }
      say(JSON.stringify(screens))
      const goals: Goal[] = [
        { figure: 'firstSeconds', value: first, bound: { atMost: 60 } },
        { figure: 'nextDaySeconds', value: nextDay, bound: { atMost: 60 } },
      ]
      return report('sweep', { open, firstSeconds: first, nothingNewSeconds: nothingNew, nextDaySeconds: nextDay, digestSeconds: digests, alerts: alerts ?? 0, slips: slips ?? 0, screens }, goals)
    } finally {
      await office.close()
    }
  },
}
