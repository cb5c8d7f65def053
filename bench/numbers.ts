import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Answer } from '#dossiers/execute.ts'
import type { Input } from '#dossiers/inputs.ts'
import { report, type Benchmark } from './benchmark.ts'
import { openHttp, underLoad } from './http-clients.ts'
import { cookieOf, filingAt, openOffice, type Office } from './office.ts'
import { startProgram, type RunningProgram } from './program.ts'

const CLIENTS = 32
const KILLS = 3
const RECEIVE = '/api/v1/dossiers/commands/receive'

type Recount = { readonly codes: number; readonly distinct: number; readonly highest: number; readonly series: number }

/** What the database holds for one agency's day, read without the product. */
const recount = async ({ owner }: Office, agency: string): Promise<Recount> => {
  const { rows } = await sql<Recount>`
    select count(*)::int as codes, count(distinct code)::int as distinct,
      coalesce(max(regexp_replace(code, '^.*-', '')::int), 0) as highest,
      (select coalesce(sum(last_no), 0)::int from number_series where series like ${`dossier/${agency}/%`}) as series
    from dossier where code like ${`${agency}-%`}`.execute(owner)
  const row = rows[0]
  if (row === undefined) throw new Error('nothing was counted')
  return row
}

/**
 * Thirty-two clients at one desk while the program is killed three times with -9: every number of the series belongs to
 * one dossier, every answer that anybody got is in the database, and what was interrupted is answered when it is sent
 * again.
 */
export const numbers: Benchmark = {
  name: 'numbers',
  run: async ({ seconds, say }) => {
    const office = await openOffice()
    let program: RunningProgram | undefined
    try {
      const [desk] = office.desks
      if (desk === undefined) throw new Error('the demo has no desk')
      const cookie = await cookieOf(office, desk.officer)
      const acknowledged = new Map<string, string>()
      const interrupted: Input<'receive'>[] = []
      const rates: number[] = []
      for (let life = 0; life <= KILLS; life++) {
        const living = (program = await startProgram(office))
        const http = openHttp(living.origin, CLIENTS)
        const send = async (filing: Input<'receive'>): Promise<void> => {
          const { status, body } = await http.post(RECEIVE, filing, cookie)
          if (status !== 200) throw new Error(`refused with ${status}: ${body}`)
          const answer = JSON.parse(body) as Answer
          acknowledged.set(answer.dossierId, answer.code ?? '')
        }
        await Promise.all(interrupted.splice(0).map(send))
        let isDying = false
        const killed = life === KILLS ? undefined : pause(seconds * 600).then(() => {
          isDying = true
          return living.kill()
        })
        const { perSecond, done } = await underLoad(CLIENTS, seconds, async () => {
          const filing = filingAt(desk, office.system.newId)
          try {
            await send(filing)
            return true
          } catch (error) {
            if (!isDying) throw error
            interrupted.push(filing)
            return false
          }
        })
        await killed
        http.close()
        if (killed === undefined) rates.push(perSecond)
        say(`life ${life + 1}: ${done} received, ${interrupted.length} interrupted`)
      }
      const counted = await recount(office, desk.code)
      const { rows } = await sql<{ id: string; code: string }>`select id, code from dossier`.execute(office.owner)
      const stored = new Map(rows.map(({ id, code }) => [id, code]))
      const lost = [...acknowledged].filter(([id, code]) => stored.get(id) !== code).length
      const gaps = counted.highest - counted.distinct
      const figures = {
        clients: CLIENTS,
        kills: KILLS,
        acknowledged: acknowledged.size,
        ...counted,
        gaps,
        doubled: counted.codes - counted.distinct,
        unused: counted.series - counted.highest,
        acknowledgedButLost: lost,
        storedButNeverAnswered: counted.codes - acknowledged.size,
        oneAgencyPerSecond: rates[0] ?? 0,
      }
      return report('numbers', figures, [
        ...(['gaps', 'doubled', 'unused', 'acknowledgedButLost', 'storedButNeverAnswered'] as const).map((figure) => ({
          figure, value: figures[figure], bound: { atMost: 0 },
        })),
        { figure: 'acknowledged', value: acknowledged.size, bound: { atLeast: CLIENTS } },
      ])
    } finally {
      await program?.kill().catch(() => undefined)
      await office.close()
    }
  },
}
