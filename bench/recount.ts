import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { recountDueDates } from '#dossiers/recount-due-dates.ts'
import { perform } from '#dossiers/commands.ts'
import { vietnamDay } from '#kernel/time.ts'
import { addCalendarDay } from '#organisation/calendar-commands.ts'
import { report, type Benchmark, type Goal } from './benchmark.ts'
import { openBusyOffice } from './busy-office.ts'
import { percentile, rounded } from './figures.ts'
import { contextOf, filingAt } from './office.ts'
import { countTime } from './processor-time.ts'

const OPEN = 100_000
const BREATH_MS = 200

/** A day off that is made known late: every open dossier is counted anew while the counters go on receiving. */
export const recounting: Benchmark = {
  name: 'recount',
  run: async ({ size, say }) => {
    const open = Math.min(size, OPEN)
    const office = await openBusyOffice(open, say)
    try {
      const { system } = office
      const desk = office.desks[1]
      if (desk === undefined) throw new Error('the demo has no second commune')
      const officer = await contextOf(office, desk.officer)
      let isDone = false
      const waits: number[] = []
      const counter = async (): Promise<void> => {
        while (!isDone) {
          const from = performance.now()
          const received = await perform(officer, 'receive', filingAt(desk, system.newId))
          if (!received.ok) throw new Error(received.refusal.code)
          waits.push(performance.now() - from)
          await pause(BREATH_MS)
        }
      }
      const day = vietnamDay(system.clock()).add({ days: 1 })
      const workday = day.dayOfWeek > 5 ? day.add({ days: 8 - day.dayOfWeek }) : day
      const added = await addCalendarDay(system, { unitId: null, day: workday, kind: 'holiday', name: 'Nghỉ đột xuất', replaces: null, source: 'Công điện', certainty: 'verified' })
      if (!added.ok) throw new Error(added.refusal.code)
      const atCounter = counter()
      const spent = countTime(office.server.clusterDir, process.pid)
      const from = performance.now()
      const { looked, moved } = await recountDueDates(system, null)
      const seconds = rounded((performance.now() - from) / 1000)
      const { clientMs, serverMs } = spent()
      isDone = true
      await atCounter
      const p95Ms = rounded(percentile(waits, 0.95))
      const entries = await sql<{ n: number }>`select count(*)::int as n from deadline_entry where cause = 'calendarChanged'`.execute(office.owner)
      say(`${looked} looked at, ${moved} moved in ${seconds} s, of the processor ${rounded(clientMs / 1000)} s here and ${rounded(serverMs / 1000)} s in the database; receptions meanwhile ${waits.length}, p95 ${p95Ms} ms`)
      const goals: Goal[] = [
        { figure: 'seconds', value: seconds, bound: { atMost: 60 } },
        { figure: 'receptionP95Ms', value: p95Ms, bound: { atMost: 1_000 } },
      ]
      return report('recount', { open, looked, moved, entries: entries.rows[0]?.n ?? 0, seconds, processorSeconds: { program: rounded(clientMs / 1000), database: rounded(serverMs / 1000) }, receptionsMeanwhile: waits.length, receptionP95Ms: p95Ms }, goals)
    } finally {
      await office.close()
    }
  },
}
