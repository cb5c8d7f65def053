import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type pg from 'pg'
import { openPool } from '#db/client.ts'
import type { Answer } from '#dossiers/execute.ts'
import type { Input } from '#dossiers/inputs.ts'
import { report, type Benchmark, type Goal, type Settings } from './benchmark.ts'
import { openDoorsInside } from './doors-inside.ts'
import { median, PAIRS, rounded } from './figures.ts'
import { openHttp, underLoad, type Http, type Load } from './http-clients.ts'
import { cookieOf, filingAt, openOffice, type Desk, type Office } from './office.ts'
import { sendBare, type Sample } from './own-statements.ts'
import { startProgram } from './program.ts'
import { record } from './statements.ts'

const CLIENTS = 16
const STEPS_A_PAIR = 600
const RECEIVE = '/api/v1/dossiers/commands/receive'
const FORWARD = '/api/v1/dossiers/commands/forward'
const SLOWER_FSYNC_MS = 8

/** A desk with the cookie of the person who sits there. */
type Seat = { readonly desk: Desk; readonly cookie: string }

type Scene = {
  readonly office: Office
  readonly seats: readonly Seat[]
  readonly http: Http
  /** Of the same kind and size as the program's own. */
  readonly pool: pg.Pool
  readonly newId: () => string
}

const seatOf = ({ seats }: Scene, client: number): Seat => seats[client % seats.length] as Seat

const accepted = (status: number, body: string): Answer => {
  if (status !== 200) throw new Error(`refused with ${status}: ${body}`)
  return JSON.parse(body) as Answer
}

const receive = async (scene: Scene, { desk, cookie }: Seat, over: Partial<Input<'receive'>> = {}): Promise<Answer> => {
  const { status, body } = await scene.http.post(RECEIVE, { ...filingAt(desk, scene.newId), ...over }, cookie)
  return accepted(status, body)
}

const forward = async (scene: Scene, { cookie }: Seat, dossierId: string): Promise<Answer> => {
  const { status, body } = await scene.http.post(FORWARD, { commandId: scene.newId(), dossierId, stepNo: 1 }, cookie)
  return accepted(status, body)
}

/** The fixed yardstick: the same people, the same sort of content, one statement. */
const receiveByReference = async ({ pool, newId }: Scene, { desk }: Seat): Promise<void> => {
  const { dossierId, procedureCode, submitter, ...rest } = filingAt(desk, newId)
  const now = new Date()
  const due = new Date(now.getTime() + 7 * 86_400_000)
  await pool.query('select reference.receive($1, $2, $3, $4, $5, $6, $7, $8)', [
    dossierId, desk.code, procedureCode, submitter.name, submitter.phone, now, due, JSON.stringify({ submitter, ...rest }),
  ])
}

/** What one command sends when it comes through HTTP with everything warm, read inside this process. */
const sampleOf = async (scene: Scene, seat: Seat, path: string, body: { commandId: string }): Promise<Sample> => {
  const fetch = await openDoorsInside(scene.office)
  const ask = (sent: object): Promise<Response> =>
    Promise.resolve(
      fetch(
        new Request(`http://127.0.0.1${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', cookie: seat.cookie },
          body: JSON.stringify(sent),
        }),
      ),
    )
  for (let warming = 0; warming < 3; warming++) await ask(filingAt(seat.desk, scene.newId)).then((got) => got.text())
  let answer: Answer | undefined
  const trips = await record(async () => {
    const response = await ask(body)
    answer = accepted(response.status, await response.text())
  })
  if (answer === undefined) throw new Error('no answer')
  return { trips, commandId: body.commandId, answer }
}

/** A dossier that waits at the desk, for the step that sends it on. */
const waitingAt = (scene: Scene, seat: Seat): Promise<Answer> => receive(scene, seat, { forward: false })

type Half = { readonly reference: Load; readonly http: Load; readonly bare: Load }

const measureReception = async (scene: Scene, samples: readonly Sample[], { seconds, say }: Settings): Promise<Half[]> => {
  const halves: Half[] = []
  for (let pair = 1; pair <= PAIRS; pair++) {
    const reference = await underLoad(CLIENTS, seconds, (client) => receiveByReference(scene, seatOf(scene, client)))
    const http = await underLoad(CLIENTS, seconds, async (client) => void (await receive(scene, seatOf(scene, client))))
    const bare = await underLoad(CLIENTS, seconds, (client) =>
      sendBare(scene.pool, samples[client % samples.length] as Sample, { dossierId: scene.newId(), commandId: scene.newId() }),
    )
    say(`pair ${pair}: reference ${reference.perSecond}/s, HTTP ${http.perSecond}/s, bare ${bare.perSecond}/s`)
    halves.push({ reference, http, bare })
  }
  return halves
}

type StepHalf = { readonly http: Load; readonly bare: Load }

const measureStep = async (scene: Scene, sample: Sample, { seconds, say }: Settings): Promise<StepHalf[]> => {
  const seat = seatOf(scene, 0)
  const halves: StepHalf[] = []
  for (let pair = 1; pair <= PAIRS; pair++) {
    const waiting: Answer[] = []
    await underLoad(CLIENTS, 600, async () => {
      if (waiting.length >= 2 * STEPS_A_PAIR) return false
      waiting.push(await waitingAt(scene, seat))
      return true
    })
    const byHttp = waiting.splice(0, STEPS_A_PAIR)
    const next = async (from: Answer[], send: (one: Answer) => Promise<unknown>): Promise<boolean> => {
      const one = from.pop()
      if (one === undefined) return false
      await send(one)
      return true
    }
    const http = await underLoad(CLIENTS, seconds, () => next(byHttp, ({ dossierId }) => forward(scene, seat, dossierId)))
    const bare = await underLoad(CLIENTS, seconds, () =>
      next(waiting, ({ dossierId, code }) =>
        sendBare(scene.pool, sample, { dossierId, commandId: scene.newId(), ...(code === null ? {} : { code }) }),
      ),
    )
    say(`pair ${pair}: step by HTTP ${http.perSecond}/s, bare ${bare.perSecond}/s`)
    halves.push({ http, bare })
  }
  return halves
}

const ratios = <H>(halves: readonly H[], of: (half: H) => number): number => rounded(median(halves.map(of)))

const rates = <Key extends string>(halves: readonly Readonly<Record<Key, Load>>[], key: Key) => ({
  perSecond: median(halves.map((half) => half[key].perSecond)),
  p50Ms: median(halves.map((half) => half[key].p50Ms)),
  p95Ms: median(halves.map((half) => half[key].p95Ms)),
})

/**
 * Every commit of a dossier takes 8 ms longer while its locks are held, as on a disk that needs so long to flush. What
 * this leaves out is the queue of flushes that such a disk would add; reference, HTTP and bare are slowed alike.
 */
const slowCommits = async ({ owner }: Office): Promise<void> => {
  await sql`create function reference.slow_commit() returns trigger language plpgsql as $$
    begin perform pg_sleep(${sql.raw(String(SLOWER_FSYNC_MS / 1000))}); return null; end $$`.execute(owner)
  for (const table of ['public.dossier', 'reference.dossier']) {
    await sql`create constraint trigger slow_commit after insert or update on ${sql.raw(table)}
      deferrable initially deferred for each row execute function reference.slow_commit()`.execute(owner)
  }
}

const summary = (halves: readonly Half[]) => ({
  reference: rates(halves, 'reference'),
  throughHttp: rates(halves, 'http'),
  ownStatementsBare: rates(halves, 'bare'),
  toReference: ratios(halves, ({ http, reference }) => http.perSecond / reference.perSecond),
  toOwnStatements: ratios(halves, ({ http, bare }) => http.perSecond / bare.perSecond),
})

/** Reception and a step through HTTP, beside the fixed reference and beside our own statements sent bare. */
export const reception: Benchmark = {
  name: 'reception',
  run: async (settings) => {
    const office = await openOffice()
    const program = await startProgram(office)
    const http = openHttp(program.origin, CLIENTS)
    const pool = openPool(office.connection('app'), { max: CLIENTS })
    try {
      await sql.raw(readFileSync(join(import.meta.dirname, 'reference.sql'), 'utf8')).execute(office.owner)
      const seats = await Promise.all(office.desks.map(async (desk) => ({ desk, cookie: await cookieOf(office, desk.officer) })))
      const scene: Scene = { office, seats, http, pool, newId: office.system.newId }
      const samples: Sample[] = []
      for (const seat of seats) samples.push(await sampleOf(scene, seat, RECEIVE, filingAt(seat.desk, scene.newId)))
      const first = seatOf(scene, 0)
      const { dossierId } = await waitingAt(scene, first)
      const step = await sampleOf(scene, first, FORWARD, { commandId: scene.newId(), dossierId, stepNo: 1 } as { commandId: string })
      await underLoad(CLIENTS, settings.seconds, async (client) => void (await receive(scene, seatOf(scene, client))))

      const usual = summary(await measureReception(scene, samples, settings))
      const steps = await measureStep(scene, step, settings)
      settings.say(`every commit ${SLOWER_FSYNC_MS} ms later`)
      await slowCommits(office)
      const slower = summary(await measureReception(scene, samples, settings))
      const figures = {
        clients: CLIENTS,
        agencies: seats.length,
        ...usual,
        step: { throughHttp: rates(steps, 'http'), ownStatementsBare: rates(steps, 'bare') },
        stepToOwnStatements: ratios(steps, (half) => half.http.perSecond / half.bare.perSecond),
        roundTripsToReceive: samples[0]?.trips.length ?? 0,
        roundTripsOfStep: step.trips.length,
        statementsToReceive: samples[0]?.trips.flat().length ?? 0,
        withSlowerCommit: { addedMs: SLOWER_FSYNC_MS, ...slower },
      }
      const goals: Goal[] = [
        { figure: 'toReference', value: figures.toReference, bound: { atLeast: 0.3 } },
        { figure: 'toOwnStatements', value: figures.toOwnStatements, bound: { atLeast: 0.5 } },
        { figure: 'stepToOwnStatements', value: figures.stepToOwnStatements, bound: { atLeast: 0.4 } },
        { figure: 'roundTripsToReceive', value: figures.roundTripsToReceive, bound: { atMost: 8 } },
        { figure: 'roundTripsOfStep', value: figures.roundTripsOfStep, bound: { atMost: 8 } },
        { figure: 'withSlowerCommit.toReference', value: slower.toReference, bound: { atLeast: 0.3 } },
      ]
      return report('reception', figures, goals)
    } finally {
      http.close()
      await pool.end()
      await program.stop()
      await office.close()
    }
  },
}
