import { performance } from 'node:perf_hooks'
import { findBoard } from '#boards/pages/board-page.ts'
import { findPublicBoard } from '#boards/pages/public-page.ts'
import { openDatabase } from '#db/client.ts'
import { rollUp } from '#figures/roll-up.ts'
import { placeFence } from '#figures/fence.ts'
import { findForecastPage } from '#forecast/pages/forecast-page.ts'
import { forecastAll, forecastMoved } from '#forecast/refresh.ts'
import { report, type Benchmark, type Goal } from './benchmark.ts'
import { openBusyOffice } from './busy-office.ts'
import { reacherOf } from './figures-asked.ts'
import { percentile, rounded, timed } from './figures.ts'
import { growPointsTo } from './grown-points.ts'

const OPEN = 200_000
const ASKED = 30
const WARMING = 5
/** A board is there before anybody looks away. */
const MOST_MS = 500
/** Every open dossier of a province forecast anew in a night. */
const MOST_SECONDS = 120

/** The boards of a province as an ordinary user sees them, and the night's forecasts, with everything that lies in one. */
export const boards: Benchmark = {
  name: 'boards',
  run: async ({ size, say }) => {
    const open = Math.min(size, OPEN)
    const office = await openBusyOffice(open, say)
    const worker = openDatabase(office.connection('worker'))
    const night = { ...office.system, db: worker }
    try {
      const units = (await office.client.query<{ id: string }>(`select id from unit where code like 'H50.2__.02' or code like 'H50.10_.0_'`)).rows
      await growPointsTo(office.client, { size, units: units.map(({ id }) => id) as never, tenantId: office.tenantId, until: office.system.clock().subtract({ hours: 2 }).toString(), say })
      await rollUp(office.system)
      await office.client.query('vacuum (analyze) figure_sum, dossier')
      await placeFence(office.system)
      const from = performance.now()
      const forecast = await forecastAll(night)
      const forecastSeconds = rounded((performance.now() - from) / 1000)
      await office.client.query('vacuum (analyze) dossier_forecast')
      const moved = await timed(() => forecastMoved(night))
      say(`${forecast} forecast in ${forecastSeconds} s, those that moved looked for in ${Math.round(moved)} ms`)
      const reader = await reacherOf(office)
      const reads: Readonly<Record<string, () => Promise<unknown>>> = {
        month: () => findBoard(reader, 'H50', null),
        year: () => findBoard(reader, 'H50', String(reader.clock().toZonedDateTimeISO('Asia/Ho_Chi_Minh').year)),
        commune: () => findBoard(reader, 'H50.201', null),
        forecasts: () => findForecastPage(reader, {}, 1),
        public: () => findPublicBoard(office.system, null),
      }
      const p95: Record<string, number> = {}
      for (const [name, read] of Object.entries(reads)) {
        const times: number[] = []
        for (let turn = 0; turn < WARMING + ASKED; turn++) {
          const time = await timed(read)
          if (turn >= WARMING) times.push(time)
        }
        p95[name] = rounded(percentile(times, 0.95))
      }
      say(JSON.stringify(p95))
      const goals: Goal[] = [
        ...Object.entries(p95).map(([name, value]) => ({ figure: `${name}P95Ms`, value, bound: { atMost: MOST_MS } })),
        { figure: 'forecastSeconds', value: forecastSeconds, bound: { atMost: MOST_SECONDS } },
      ]
      return report('boards', { dossiers: size, open, p95Ms: p95, forecast, forecastSeconds, movedMs: rounded(moved) }, goals)
    } finally {
      await worker.destroy()
      await office.close()
    }
  },
}
