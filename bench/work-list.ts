import pg from 'pg'
import { transaction, type Ctx } from '#db/context.ts'
import { listDossiers } from '#dossiers/lists.ts'
import { lookUp } from '#dossiers/look-up/look-up.ts'
import { findWorkPage } from '#dossiers/pages/work-lines.ts'
import { report, type Benchmark, type Figures, type Goal } from './benchmark.ts'
import { explain } from './explain.ts'
import { percentile, rounded, timed } from './figures.ts'
import { growTo, openCommunes, receiveModels, sampleCodes } from './grown-office.ts'
import { openHttp, type Http } from './http-clients.ts'
import { contextOf, cookieOf, findHolder, openOffice, type Office } from './office.ts'
import { countTime, type Spent } from './processor-time.ts'
import { startProgram } from './program.ts'

const SMALL = 10_000
const ASKED = 150
/** Turns before the first that counts: until the program's code is compiled. */
const WARMING = 150

type Reads = { readonly [name: string]: (turn: number) => Promise<unknown> }

const must = (status: number, body: string): void => {
  if (status !== 200) throw new Error(`refused with ${status}: ${body}`)
}

/** What a case officer and a citizen ask for, in process and through HTTP. */
const readsOf = async (office: Office, ctx: Ctx, cookie: string, http: Http): Promise<Reads> => {
  const codes = await sampleCodes(office.owner, ASKED)
  const asked = (turn: number): { code: string; factor: string } => codes[turn % codes.length] ?? { code: '', factor: '' }
  const visitor: Ctx = { ...ctx, actor: { kind: 'system', name: 'look-up' } }
  return {
    inbox: () => transaction(ctx, (trx) => findWorkPage(trx, ctx, { scope: 'mine', view: 'all' })),
    openDossiers: () => transaction(ctx, (trx) => listDossiers(trx, ctx.actor, { list: 'open', now: ctx.clock() })),
    finishedDossiers: () => transaction(ctx, (trx) => listDossiers(trx, ctx.actor, { list: 'finished', now: ctx.clock() })),
    lookUp: async (turn) => {
      const found = await lookUp(visitor, { ...asked(turn), address: '127.0.0.1' })
      if (!found.ok) throw new Error(`look-up of ${asked(turn).code}: ${found.refusal.code}`)
    },
    workPageByHttp: async () => {
      const { status, body } = await http.get('/mot-cua/viec-cua-toi', cookie)
      must(status, body)
    },
    openDossiersByHttp: async () => {
      const { status, body } = await http.get('/api/v1/dossiers?list=open', cookie)
      must(status, body)
    },
    lookUpByHttp: async (turn) => {
      const { status, body } = await http.post('/api/v1/look-up', asked(turn))
      must(status, body)
    },
  }
}

type Measured = Readonly<Record<string, { readonly p50Ms: number; readonly p95Ms: number; readonly processorMs: number }>>

/**
 * Milliseconds of each read, one after the other and by turns, so that a busy moment of the machine hits all alike. Beside
 * the wait, the processor time that all who take part spend on it: that hardly depends on what else the machine does.
 */
const measure = async (reads: Reads, spent: () => () => Spent): Promise<Measured> => {
  const times = new Map(Object.keys(reads).map((name) => [name, { waits: [] as number[], costs: [] as number[] }]))
  for (let turn = 0; turn < ASKED + WARMING; turn++) {
    for (const [name, read] of Object.entries(reads)) {
      const since = spent()
      const wait = await timed(() => read(turn))
      const { clientMs, programMs, serverMs } = since()
      if (turn < WARMING) continue
      times.get(name)?.waits.push(wait)
      times.get(name)?.costs.push(clientMs + programMs + serverMs)
    }
  }
  return Object.fromEntries(
    [...times].map(([name, { waits, costs }]) => [
      name,
      { p50Ms: rounded(percentile(waits, 0.5)), p95Ms: rounded(percentile(waits, 0.95)), processorMs: rounded(percentile(costs, 0.5)) },
    ]),
  )
}

/** The inbox and the public look-up with ten thousand dossiers and with a hundred times as many. */
export const workList: Benchmark = {
  name: 'work-list',
  run: async ({ size, say }) => {
    const office = await openOffice()
    const program = await startProgram(office)
    const http = openHttp(program.origin, 2)
    const client = new pg.Client(office.connection('superuser'))
    await client.connect()
    try {
      const communes = [...office.desks, ...(await openCommunes(office))]
      for (const desk of office.desks) await receiveModels(office, desk)
      const desk = office.desks[1]
      if (desk === undefined) throw new Error('the demo has no second commune')
      const officer = await findHolder(office, 'caseOfficer', desk.office)
      const ctx = await contextOf(office, officer)
      const cookie = await cookieOf(office, officer)
      const at = async (count: number) => {
        await growTo(client, count, communes, say)
        const reads = await readsOf(office, ctx, cookie, http)
        const measured = await measure(reads, () => countTime(office.server.clusterDir, program.pid))
        say(`${count}: ${Object.entries(measured).map(([name, { p50Ms, p95Ms, processorMs }]) => `${name} ${p50Ms}/${p95Ms} ms, processor ${processorMs} ms`).join(', ')}`)
        return { reads, measured }
      }
      const small = await at(SMALL)
      const large = await at(size)
      const plans = {
        inbox: await explain(office.connection('app'), () => large.reads['inbox']?.(0) ?? Promise.resolve()),
        lookUp: await explain(office.connection('app'), () => large.reads['lookUp']?.(0) ?? Promise.resolve()),
      }
      for (const line of [...plans.inbox, ...plans.lookUp]) say(line)
      const { items } = await transaction(ctx, (trx) => listDossiers(trx, ctx.actor, { list: 'open', now: ctx.clock() }))
      const growth = (name: string): number =>
        rounded((large.measured[name]?.processorMs ?? Number.NaN) / (small.measured[name]?.processorMs ?? Number.NaN))
      const p95 = (name: string): number => large.measured[name]?.p95Ms ?? Number.NaN
      const figures: Figures = {
        dossiers: size,
        linesOnTheOpenPage: items.length,
        [`at${SMALL}`]: small.measured,
        [`at${size}`]: large.measured,
        growthOfProcessorTime: Object.fromEntries(Object.keys(small.measured).map((name) => [name, growth(name)])),
        plans,
      }
      const goals: Goal[] = [
        ...['inbox', 'workPageByHttp', 'openDossiers', 'openDossiersByHttp'].map((name) => ({ figure: `${name}.p95Ms`, value: p95(name), bound: { atMost: 200 } })),
        ...['lookUp', 'lookUpByHttp'].map((name) => ({ figure: `${name}.p95Ms`, value: p95(name), bound: { atMost: 100 } })),
        ...['inbox', 'workPageByHttp', 'lookUp'].map((name) => ({ figure: `growthOfProcessorTime.${name}`, value: growth(name), bound: { atMost: 2 } })),
      ]
      return report('work-list', figures, goals)
    } finally {
      http.close()
      await client.end()
      await program.stop()
      await office.close()
    }
  },
}
