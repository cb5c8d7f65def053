import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { report, type Benchmark } from './benchmark.ts'
import { openHttp, underLoad } from './http-clients.ts'
import { cookieOf, filingAt, openOffice } from './office.ts'
import { serverProcesses } from './processor-time.ts'
import { memoryOf, startProgram } from './program.ts'

const CLIENTS = 16
const REST_MS = 5_000
const LOADS = 6

/** Memory that the server's processes share is divided among them. */
const serverMb = (clusterDir: string): number => {
  let kilobytes = 0
  for (const pid of serverProcesses(clusterDir)) {
    try {
      kilobytes += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
    } catch (error) {
      // It ended while we looked.
      if (!['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    }
  }
  return Math.round(kilobytes / 1024)
}

/** What the program (web and jobs in one process) and its server hold at rest and while sixteen desks receive. */
export const memory: Benchmark = {
  name: 'memory',
  run: async ({ seconds, say }) => {
    const office = await openOffice()
    const program = await startProgram(office, 'all')
    const http = openHttp(program.origin, CLIENTS)
    try {
      const seats = await Promise.all(office.desks.map(async (desk) => ({ desk, cookie: await cookieOf(office, desk.officer) })))
      await http.get('/')
      await pause(REST_MS)
      const rest = { program: memoryOf(program.pid), serverMb: serverMb(office.server.clusterDir) }
      let received = 0
      for (let load = 0; load < LOADS; load++) {
        const { done } = await underLoad(CLIENTS, seconds, async (client) => {
          const seat = seats[client % seats.length]
          if (seat === undefined) throw new Error('no desk')
          const filing = filingAt(seat.desk, office.system.newId)
          const { status, body } = await http.post('/api/v1/dossiers/commands/receive', filing, seat.cookie)
          if (status !== 200) throw new Error(`refused with ${status}: ${body}`)
        })
        received += done
      }
      const busy = { program: memoryOf(program.pid), serverMb: serverMb(office.server.clusterDir) }
      say(`at rest ${rest.program.residentMb} MB, under load at most ${busy.program.peakMb} MB`)
      const figures = {
        programAtRestMb: rest.program.residentMb,
        programPeakMb: busy.program.peakMb,
        serverAtRestMb: rest.serverMb,
        serverUnderLoadMb: busy.serverMb,
        received,
      }
      return report('memory', figures, [
        { figure: 'programAtRestMb', value: figures.programAtRestMb, bound: { atMost: 250 } },
        { figure: 'programPeakMb', value: figures.programPeakMb, bound: { atMost: 600 } },
      ])
    } finally {
      http.close()
      await program.stop()
      await office.close()
    }
  },
}
