import pg from 'pg'
import { sql } from 'kysely'
import { transaction, type Ctx } from '#db/context.ts'
import { addFigures, type Figures as Counted } from '#figures/domain/measure.ts'
import { faultsOf } from '#figures/domain/identities.ts'
import type { Period } from '#figures/domain/question.ts'
import { placeFence } from '#figures/fence.ts'
import { askFigures, type Answer } from '#figures/queries.ts'
import { checkFigures } from '#figures/rebuild.ts'
import { forgetSums, rollUp } from '#figures/roll-up.ts'
import type { Actor } from '#kernel/actor.ts'
import { Temporal, vietnamDay, type Instant } from '#kernel/time.ts'
import type { UnitId } from '#kernel/ids.ts'
import { report, type Benchmark, type Figures, type Goal } from './benchmark.ts'
import { explain } from './explain.ts'
import { median, percentile, rounded, timed } from './figures.ts'
import { growPointsTo } from './grown-points.ts'
import { openCommunes, receiveModels } from './grown-office.ts'
import { openOffice, type Office } from './office.ts'
import { countTime, type Spent } from './processor-time.ts'

const TURNS = 24
const WARMING = 6

/** Months, quarters, half-years, years and the periods from the 15th to the 14th, anywhere in the two years. */
const periodOf = (turn: number, now: Instant): Period => {
  const today = vietnamDay(now)
  const months = [1, 3, 6, 12][turn % 4] ?? 1
  const first = today.with({ day: turn % 2 === 0 ? 1 : 15 }).subtract({ months: 3 + ((turn * 7) % 18) })
  return { from: first, to: Temporal.PlainDate.compare(first.add({ months }), today) < 0 ? first.add({ months }).subtract({ days: 1 }) : today }
}

/** Somebody of the province who reaches every unit, as an ordinary user behind the wall. */
export const reacherOf = async (office: Office): Promise<Ctx> => {
  const { rows } = await sql<{ id: UnitId }>`select id from unit`.execute(office.owner)
  const [first] = office.desks
  if (first === undefined) throw new Error('the demo has no desk')
  const reach = new Set(rows.map(({ id }) => id))
  const unitId = rows[0]?.id as UnitId
  const actor: Actor = { kind: 'staff', ...first.officer, grants: [{ role: 'reformCoordinator', unitId, reach, sectors: null }] }
  return { ...office.system, actor }
}

type Asking = { readonly ctx: Ctx; readonly now: Instant }

/** What II.06a takes for a province: every unit and sector, all its columns. */
const askForm = ({ ctx }: Asking, period: Period, asOf: Instant): Promise<Answer> =>
  transaction(ctx, (trx) => askFigures(trx, { period, asOf, units: 'all', by: ['unit', 'sector'] }))

const sumOf = ({ rows }: Answer): Counted => addFigures(rows.map((row) => row.values))

/** The yardstick: as many rows of 128 bytes, counted by one worker. */
const growYardstick = async (client: pg.Client, size: number): Promise<void> => {
  await client.query('create schema if not exists grown; drop table if exists grown.row')
  await client.query(`create unlogged table grown.row as select n, rpad('', 95, md5(n::text)) as filler from generate_series(1::bigint, $1) as n`, [size])
  await client.query('vacuum (analyze) grown.row')
}

/** Milliseconds of each question; and what the processors spend on the form, which other work of the machine hardly changes. */
type Stage = { readonly form: readonly number[]; readonly past: readonly number[]; readonly count: readonly number[]; readonly processor: readonly number[] }

const measure = async (client: pg.Client, asking: Asking, spent: () => () => Spent): Promise<Stage> => {
  const stage = { form: [] as number[], past: [] as number[], count: [] as number[], processor: [] as number[] }
  for (let turn = 0; turn < WARMING + TURNS; turn++) {
    const period = periodOf(turn, asking.now)
    // A year after the period's end, or half-way to now: whatever was entered since is not known yet.
    const past = instantAfter(period, asking.now)
    const count = await timed(() => client.query('select count(*) from grown.row'))
    const since = spent()
    const form = await timed(() => askForm(asking, period, asking.now))
    const { clientMs, serverMs } = since()
    const asOfThen = await timed(() => askForm(asking, period, past))
    if (turn < WARMING) continue
    stage.count.push(count)
    stage.form.push(form)
    stage.processor.push(clientMs + serverMs)
    stage.past.push(asOfThen)
  }
  return stage
}

const instantAfter = ({ to }: Period, now: Instant): Instant => {
  const end = to.add({ days: 20 }).toZonedDateTime('Asia/Ho_Chi_Minh').toInstant()
  return Temporal.Instant.compare(end, now) < 0 ? end : now.subtract({ hours: 24 })
}

/** The totals of days beside those of months and beside the points themselves; and every identity. */
const isTrue = async (asking: Asking): Promise<boolean> => {
  const period = periodOf(3, asking.now)
  const past = instantAfter(period, asking.now)
  for (const asOf of [asking.now, past]) {
    const kept = sumOf(await askForm(asking, period, asOf))
    const counted = sumOf(await transaction(asking.ctx, (trx) => askFigures(trx, { period, asOf, units: 'all', by: ['procedure'] })))
    const undone = await transaction(asking.ctx, async (trx) => {
      await forgetSums(trx)
      return { ok: false, answer: await askFigures(trx, { period, asOf, units: 'all', by: [] }) }
    })
    const summed = JSON.stringify(sumOf(undone.answer))
    if (JSON.stringify(kept) !== JSON.stringify(counted) || JSON.stringify(kept) !== summed || faultsOf(kept).length > 0 || kept.resolved === 0) return false
  }
  return true
}

const told = (values: readonly number[]) => ({ medianMs: rounded(median(values)), p95Ms: rounded(percentile(values, 0.95)) })

/** II.06a of a province by unit and sector, with a fifth of the dossiers and with all of them, now and as of the past. */
export const figuresAsked: Benchmark = {
  name: 'figures-asked',
  run: async ({ size, say }) => {
    const office = await openOffice()
    const client = new pg.Client(office.connection('superuser'))
    await client.connect()
    try {
      for (const desk of office.desks) await receiveModels(office, desk)
      const communes = await openCommunes(office)
      const units = communes.map((commune) => commune.office)
      await client.query('set max_parallel_workers_per_gather = 0; set statement_timeout = 0')
      const until = office.system.clock().subtract({ hours: 2 }).toString()
      const asking: Asking = { ctx: await reacherOf(office), now: office.system.clock() }
      const at = async (dossiers: number) => {
        await growPointsTo(client, { size: dossiers, units, tenantId: office.tenantId, until, say })
        await growYardstick(client, dossiers)
        // Built anew: what is added here was recorded long ago, which never happens to an office.
        await client.query('truncate figure_sum, figure_month, figure_keeping')
        const rollUpMs = await timed(() => rollUp(office.system))
        await client.query('vacuum (analyze) figure_sum')
        const again = await timed(() => rollUp(office.system))
        const now = await placeFence(office.system)
        const stage = await measure(client, { ...asking, now }, () => countTime(office.server.clusterDir, process.pid))
        const kept = await client.query<{ rows: string; bytes: string; points: string }>(`select (select count(*) from figure_sum) as rows,
          pg_total_relation_size('figure_sum') as bytes, (select count(*) from figure_point) as points`)
        say(`${dossiers}: form ${JSON.stringify(told(stage.form))}, past ${JSON.stringify(told(stage.past))}, count ${JSON.stringify(told(stage.count))}, roll-up ${Math.round(rollUpMs)} ms, again ${Math.round(again)} ms`)
        return {
          stage, now,
          figures: {
            dossiers, points: Number(kept.rows[0]?.points), keptRows: Number(kept.rows[0]?.rows), keptMegabytes: Math.round(Number(kept.rows[0]?.bytes) / 1e6),
            form: told(stage.form), formProcessorMs: rounded(median(stage.processor)), formAsOfPast: told(stage.past), countRows: told(stage.count), rollUpFromNothingMs: Math.round(rollUpMs), rollUpAgainMs: Math.round(again),
          },
        }
      }
      const small = await at(Math.round(size / 5))
      const large = await at(size)
      const now = { ...asking, now: large.now }
      const plan = await explain(office.connection('app'), () => askForm(now, periodOf(2, large.now), large.now))
      for (const line of plan) say(line)
      say('counting from the points themselves')
      const isEqual = await isTrue(now)
      const rebuilt = await checkFigures(office.system)
      const toCount = rounded(median(large.stage.form.map((form, i) => form / (large.stage.count[i] ?? Number.NaN))))
      // The two sizes are measured minutes apart: only processor time compares them.
      const growth = rounded(median(large.stage.processor) / median(small.stage.processor))
      const toNow = rounded(median(large.stage.past.map((past, i) => past / (large.stage.form[i] ?? Number.NaN))))
      const figures: Figures = {
        small: small.figures,
        large: large.figures,
        toCount, growth, pastToNow: toNow,
        keptEqualsPoints: isEqual,
        rebuild: { dossiers: rebuilt.dossiers, differences: rebuilt.differences.length, wrongSums: rebuilt.wrongSums },
        plan,
      }
      const goals: Goal[] = [
        { figure: 'toCount', value: toCount, bound: { atMost: 0.5 } },
        { figure: 'growth', value: growth, bound: { atMost: 1.2 } },
        { figure: 'pastToNow', value: toNow, bound: { atMost: 3 } },
        { figure: 'differences of a rebuild', value: rebuilt.differences.length + rebuilt.wrongSums + (isEqual ? 0 : 1), bound: { atMost: 0 } },
      ]
      return report('figures-asked', figures, goals)
    } finally {
      await client.end()
      await office.close()
    }
  },
}
