import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type pg from 'pg'
import { openPool } from '#db/client.ts'
import type { Answer } from '#dossiers/execute.ts'
import type { Input } from '#dossiers/inputs.ts'
import { report, type Benchmark, type Goal, type Settings } from './benchmark.ts'
import { openDoorsInside } from './doors-inside.ts'
import { median, PAIRS, rounded } from './figures.ts'
import { underLoad, type Load } from './http-clients.ts'
import { cookieOf, filingAt, openOffice, type Desk, type Office } from './office.ts'
import type { LeastWork } from './least-program.ts'
import { sendBare, type Sample } from './own-statements.ts'
import { countTime, type Spent } from './processor-time.ts'
import { startListening, startProgram, type RunningProgram } from './program.ts'
import { record } from './statements.ts'
import { openWire, type Wire } from './wire.ts'

const CLIENTS = 16
const STEPS_A_PAIR = 600
/** Until the program's code is compiled and the tables have a size: an office's second day, not its first second. */
const WARMING = 2_000
const RECEIVE = '/api/v1/dossiers/commands/receive'
const FORWARD = '/api/v1/dossiers/commands/forward'
const SLOWER_FSYNC_MS = 8

/** A desk with the cookie of the person who sits there. */
type Seat = { readonly desk: Desk; readonly cookie: string; readonly wire: Wire; readonly leastWire: Wire }

type Scene = {
  readonly office: Office
  /** One a client: several may sit at one desk. */
  readonly seats: readonly Seat[]
  /** Of the same kind and size as the program's own. */
  readonly pool: pg.Pool
  readonly newId: () => string
}

const seatOf = ({ seats }: Scene, client: number): Seat => seats[client % seats.length] as Seat

const accepted = (status: number, body: string): Answer => {
  if (status !== 200) throw new Error(`refused with ${status}: ${body}`)
  return JSON.parse(body) as Answer
}

const receive = async (scene: Scene, { desk, cookie, wire }: Seat, over: Partial<Input<'receive'>> = {}): Promise<Answer> => {
  const { status, body } = await wire.post(RECEIVE, { ...filingAt(desk, scene.newId), ...over }, cookie)
  return accepted(status, body)
}

const forward = async (scene: Scene, { cookie, wire }: Seat, dossierId: string): Promise<Answer> => {
  const { status, body } = await wire.post(FORWARD, { commandId: scene.newId(), dossierId, stepNo: 1 }, cookie)
  return accepted(status, body)
}

/** The fixed yardstick: the same people, the same sort of content, one statement. */
const receiveByReference = async ({ pool, newId, office: { system } }: Scene, { desk }: Seat): Promise<void> => {
  const { dossierId, procedureCode, submitter, ...rest } = filingAt(desk, newId)
  const now = system.clock()
  const due = now.add({ hours: 7 * 24 })
  await pool.query('select reference.receive($1, $2, $3, $4, $5, $6, $7, $8)', [
    dossierId, desk.code, procedureCode, submitter.name, submitter.phone, now, due, JSON.stringify({ submitter, ...rest }),
  ])
}

/** What one command sends when it comes through HTTP with everything warm, read inside this process. */
const sampleOf = async (
  scene: Omit<Scene, 'seats'>,
  desk: Desk,
  cookie: string,
  path: string,
  body: { commandId: string },
): Promise<Sample> => {
  const fetch = await openDoorsInside(scene.office)
  const ask = (sent: object): Promise<Response> =>
    Promise.resolve(
      fetch(
        new Request(`http://127.0.0.1${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', cookie },
          body: JSON.stringify(sent),
        }),
      ),
    )
  for (let warming = 0; warming < 3; warming++) await ask(filingAt(desk, scene.newId)).then((got) => got.text())
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

/** The same filing, to the least program. */
const receiveByLeast = async ({ newId }: Scene, { cookie, leastWire, desk }: Seat): Promise<void> => {
  const { status, body } = await leastWire.post('/receive', filingAt(desk, newId), cookie)
  if (status !== 200) throw new Error(`the least program answered ${status}: ${body}`)
}

type Counted = Load & { readonly spent: Spent }

type Half = { readonly reference: Counted; readonly http: Counted; readonly bare: Load; readonly least: Load }

const measureReception = async (scene: Scene, program: RunningProgram, samples: readonly Sample[], { seconds, say }: Settings): Promise<Half[]> => {
  const counted = async (work: (client: number) => Promise<void>): Promise<Counted> => {
    const spent = countTime(scene.office.server.clusterDir, program.pid)
    const load = await underLoad(CLIENTS, seconds, work)
    return { ...load, spent: spent() }
  }
  const halves: Half[] = []
  for (let pair = 1; pair <= PAIRS; pair++) {
    const reference = await counted((client) => receiveByReference(scene, seatOf(scene, client)))
    const http = await counted(async (client) => void (await receive(scene, seatOf(scene, client))))
    const bare = await underLoad(CLIENTS, seconds, (client) =>
      sendBare(scene.pool, samples[client % samples.length] as Sample, { dossierId: scene.newId(), commandId: scene.newId() }),
    )
    const least = await underLoad(CLIENTS, seconds, (client) => receiveByLeast(scene, seatOf(scene, client)))
    say(`pair ${pair}: reference ${reference.perSecond}/s, HTTP ${http.perSecond}/s, bare ${bare.perSecond}/s, least program ${least.perSecond}/s`)
    halves.push({ reference, http, bare, least })
  }
  return halves
}

type StepHalf = { readonly http: Load; readonly bare: Load }

const measureStep = async (scene: Scene, sample: Sample, { seconds, say }: Settings): Promise<StepHalf[]> => {
  const { desk, cookie } = seatOf(scene, 0)
  // All at one desk, each on a connection of their own.
  const seatAt = (client: number): Seat => ({ ...seatOf(scene, client), desk, cookie })
  const halves: StepHalf[] = []
  for (let pair = 1; pair <= PAIRS; pair++) {
    const waiting: Answer[] = []
    await underLoad(CLIENTS, 600, async (client) => {
      if (waiting.length >= 2 * STEPS_A_PAIR) return false
      waiting.push(await waitingAt(scene, seatAt(client)))
      return true
    })
    const byHttp = waiting.splice(0, STEPS_A_PAIR)
    const next = async (from: Answer[], send: (one: Answer) => Promise<unknown>): Promise<boolean> => {
      const one = from.pop()
      if (one === undefined) return false
      await send(one)
      return true
    }
    const http = await underLoad(CLIENTS, seconds, (client) => next(byHttp, ({ dossierId }) => forward(scene, seatAt(client), dossierId)))
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

/** Milliseconds of processor time of one reception. */
const costOf = (halves: readonly Half[], key: 'reference' | 'http') => {
  const cost = (side: keyof Spent): number => rounded(median(halves.map((half) => half[key].spent[side] / half[key].done)))
  return { clientMs: cost('clientMs'), programMs: cost('programMs'), serverMs: cost('serverMs') }
}

const whole = ({ spent: { clientMs, programMs, serverMs }, done }: Counted): number => (clientMs + programMs + serverMs) / done

const summary = (halves: readonly Half[]) => ({
  reference: { ...rates(halves, 'reference'), processor: costOf(halves, 'reference') },
  throughHttp: { ...rates(halves, 'http'), processor: costOf(halves, 'http') },
  ownStatementsBare: rates(halves, 'bare'),
  leastProgram: rates(halves, 'least'),
  toReference: ratios(halves, ({ http, reference }) => http.perSecond / reference.perSecond),
  toReferenceByProcessor: ratios(halves, ({ http, reference }) => whole(reference) / whole(http)),
  leastProgramToReference: ratios(halves, ({ least, reference }) => least.perSecond / reference.perSecond),
  toLeastProgram: ratios(halves, ({ http, least }) => http.perSecond / least.perSecond),
  toOwnStatements: ratios(halves, ({ http, bare }) => http.perSecond / bare.perSecond),
})

/** Starts the least program with the statement that this sample was written with. */
const startLeast = (office: Office, { trips, answer, commandId }: Sample): Promise<RunningProgram> => {
  const statement = trips.flat().find(({ text }) => text.includes('insert into dossier_event'))
  if (statement === undefined || answer.code === null) throw new Error('the sample writes nothing')
  const options = `-c motcua.tenant=${office.tenantId} -c motcua.scope=all`
  const work: LeastWork = {
    connection: { ...office.connection('app'), options }, connections: CLIENTS, statement,
    dossierId: answer.dossierId, commandId, code: answer.code,
  }
  const file = join(office.dataDir, 'least-program.json')
  writeFileSync(file, JSON.stringify(work))
  return startListening([join(import.meta.dirname, 'least-program.ts'), file])
}

/** Reception and a step through HTTP, beside the fixed reference and beside our own statements sent bare. */
export const reception: Benchmark = {
  name: 'reception',
  run: async (settings) => {
    const office = await openOffice()
    const program = await startProgram(office)
    const pool = openPool(office.connection('app'), { max: CLIENTS })
    const wires: Wire[] = []
    const wireTo = (origin: string): Wire => {
      const wire = openWire(origin)
      wires.push(wire)
      return wire
    }
    let least: RunningProgram | undefined
    try {
      await sql.raw(readFileSync(join(import.meta.dirname, 'reference.sql'), 'utf8')).execute(office.owner)
      const desks = await Promise.all(office.desks.map(async (desk) => ({ desk, cookie: await cookieOf(office, desk.officer) })))
      const scene: Omit<Scene, 'seats'> = { office, pool, newId: office.system.newId }
      const samples: Sample[] = []
      for (const { desk, cookie } of desks) samples.push(await sampleOf(scene, desk, cookie, RECEIVE, filingAt(desk, scene.newId)))
      least = await startLeast(office, samples[0] as Sample)
      const leastOrigin = least.origin
      const seats = Array.from({ length: CLIENTS }, (_, client): Seat => ({
        ...(desks[client % desks.length] as (typeof desks)[number]), wire: wireTo(program.origin), leastWire: wireTo(leastOrigin),
      }))
      const seated: Scene = { ...scene, seats }
      const first = seatOf(seated, 0)
      const { dossierId } = await waitingAt(seated, first)
      const step = await sampleOf(scene, first.desk, first.cookie, FORWARD, { commandId: scene.newId(), dossierId, stepNo: 1 } as { commandId: string })
      settings.say('warming up')
      let warming = WARMING
      await underLoad(CLIENTS, 600, async (client) => warming-- > 0 && void (await receive(seated, seatOf(seated, client))))
      await underLoad(CLIENTS, settings.seconds, (client) => receiveByLeast(seated, seatOf(seated, client)))
      // What the server does by itself within its first minute.
      await sql`analyze`.execute(office.owner)

      const usual = summary(await measureReception(seated, program, samples, settings))
      const steps = await measureStep(seated, step, settings)
      settings.say(`every commit ${SLOWER_FSYNC_MS} ms later`)
      await slowCommits(office)
      const slower = summary(await measureReception(seated, program, samples, settings))
      const figures = {
        clients: CLIENTS,
        agencies: desks.length,
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
      for (const wire of wires) wire.close()
      await pool.end()
      await least?.stop()
      await program.stop()
      await office.close()
    }
  },
}
