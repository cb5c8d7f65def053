import { sql } from 'kysely'
import { openPool } from '#db/client.ts'
import { perform } from '#dossiers/commands.ts'
import type { Answer } from '#dossiers/execute.ts'
import { report, type Benchmark } from './benchmark.ts'
import { median, PAIRS, rounded } from './figures.ts'
import { underLoad } from './http-clients.ts'
import { contextOf, filingAt, openOffice, type Desk, type Office } from './office.ts'
import { sendBare, type Sample } from './own-statements.ts'
import { countTime } from './processor-time.ts'
import { record, type Statement } from './statements.ts'

const CLIENTS = 16
const WARMING = 1_500

/** What a reception sends, without HTTP. */
const sampleOf = async (office: Office, desk: Desk): Promise<Sample> => {
  const ctx = await contextOf(office, desk.officer)
  const receive = async (): Promise<{ answer: Answer; commandId: string }> => {
    const input = filingAt(desk, ctx.newId)
    const outcome = await perform(ctx, 'receive', input)
    if (!outcome.ok) throw new Error(outcome.refusal.code)
    return { answer: outcome.value, commandId: input.commandId }
  }
  for (let warming = 0; warming < 3; warming++) await receive()
  let done: { answer: Answer; commandId: string } | undefined
  const trips = await record(async () => {
    done = await receive()
  })
  if (done === undefined) throw new Error('no answer')
  return { trips, ...done }
}

const INSERT = /insert into figure_point \([^)]*\)\s*select/

/** The same reception by a program that keeps no figures: no points written, no lock taken, no fence asked for. */
const withoutFigures = (statement: Statement): Statement => {
  const text = statement.text.replace(INSERT, 'select').replace('open_command(', 'grown.open_command(')
  return text === statement.text ? statement : { ...statement, text, ...(statement.name === undefined ? {} : { name: `${statement.name} without figures` }) }
}

const makeOpening = async ({ owner }: Office): Promise<void> => {
  await sql`create schema grown`.execute(owner)
  await sql`grant usage on schema grown to motcua_app`.execute(owner)
  const { rows } = await sql<{ definition: string }>`select pg_get_functiondef('open_command'::regproc) as definition`.execute(owner)
  const definition = (rows[0]?.definition ?? '')
    .replace('public.open_command(', 'grown.open_command(')
    .replace(/perform pg_advisory_xact_lock_shared\([^;]*;/, '')
    .replace(/\(select f\.at from figure_fence f[^)]*\)/, 'null::timestamptz')
  if (definition.includes('figure_')) throw new Error('the opening still asks for figures')
  await sql.raw(definition).execute(owner)
  await sql`grant execute on all functions in schema grown to motcua_app`.execute(owner)
}

/** Receptions a second, and what the database's processor spends on one. */
type Half = { readonly perSecond: number; readonly serverMs: number }
type Pair = { readonly kept: Half; readonly without: Half }

/**
 * What keeping figures costs a reception: its statements sent bare by sixteen clients, as they are and without everything
 * that is there for figures, in alternating pairs. Through HTTP the share is smaller, since the rest costs more.
 */
export const figuresKept: Benchmark = {
  name: 'figures-kept',
  run: async ({ seconds, say }) => {
    const office = await openOffice()
    const pool = openPool(office.connection('app'), { max: CLIENTS })
    try {
      await makeOpening(office)
      const samples: Sample[] = []
      for (const desk of office.desks) samples.push(await sampleOf(office, desk))
      const bare = samples.map((sample) => ({ ...sample, trips: sample.trips.map((trip) => trip.map(withoutFigures)) }))
      if (!bare.every((sample, i) => JSON.stringify(sample.trips) !== JSON.stringify(samples[i]?.trips))) throw new Error('nothing was left out')
      const { newId } = office.system
      const send = (from: readonly Sample[]) => (client: number) =>
        sendBare(pool, from[client % from.length] as Sample, { dossierId: newId(), commandId: newId() })
      let warming = WARMING
      await underLoad(CLIENTS, 600, async (client) => warming-- > 0 && void (await send(warming % 2 === 0 ? samples : bare)(client)))
      await sql`analyze`.execute(office.owner)
      const pairs: Pair[] = []
      for (let pair = 1; pair <= 2 * PAIRS; pair++) {
        // Whoever goes first in a pair changes by turns.
        const halves = { kept: samples, without: bare }
        const measure = async (half: 'kept' | 'without'): Promise<Half> => {
          const since = countTime(office.server.clusterDir, process.pid)
          const { perSecond, done } = await underLoad(CLIENTS, seconds, send(halves[half]))
          return { perSecond, serverMs: since().serverMs / done }
        }
        const first = pair % 2 === 0 ? await measure('kept') : undefined
        const without = await measure('without')
        const kept = first ?? (await measure('kept'))
        pairs.push({ kept, without })
        say(`pair ${pair}: with figures ${kept.perSecond}/s, without ${without.perSecond}/s`)
      }
      const cost = rounded(median(pairs.map(({ kept, without }) => 1 - kept.perSecond / without.perSecond)))
      const told = (half: 'kept' | 'without') => ({
        perSecond: median(pairs.map((pair) => pair[half].perSecond)), serverMs: rounded(median(pairs.map((pair) => pair[half].serverMs))),
      })
      const byProcessor = rounded(median(pairs.map(({ kept, without }) => 1 - without.serverMs / kept.serverMs)))
      return report('figures-kept', { clients: CLIENTS, withFigures: told('kept'), without: told('without'), cost, costOfServersProcessor: byProcessor }, [
        { figure: 'cost', value: cost, bound: { atMost: 0.1 } },
      ])
    } finally {
      await pool.end()
      await office.close()
    }
  },
}
