import pg from 'pg'
import { transaction, type Ctx } from '#db/context.ts'
import type { Measure } from '#figures/domain/measure.ts'
import type { Dimension, Period } from '#figures/domain/question.ts'
import { placeFence } from '#figures/fence.ts'
import { openFigure } from '#figures/open-figure.ts'
import { askFigures } from '#figures/queries.ts'
import { forgetSums, rollUp } from '#figures/roll-up.ts'
import { vietnamDay, type Instant } from '#kernel/time.ts'
import { report, type Benchmark, type Goal } from './benchmark.ts'
import { reacherOf } from './figures-asked.ts'
import { median, PAIRS, rounded, timed } from './figures.ts'
import { openCommunes, receiveModels } from './grown-office.ts'
import { growPointsTo } from './grown-points.ts'
import { openOffice } from './office.ts'
import { record } from './statements.ts'

/** More would only repeat what a plan says. */
const MOST = 200_000
const CUTS: readonly (readonly Dimension[])[] = [['procedure'], ['procedure', 'channel'], ['unit', 'procedure']]
const OPENED: readonly Measure[] = ['resolvedOverdue', 'accepted', 'pending', 'pendingOverdue', 'carriedOver']
const PAGE = 100

/** A row of `dossier` for each that has points: what a number opens to, and what says whether it is under way. */
const DOSSIERS = `
  insert into dossier (tenant_id, id, code, seq, phase, status, procedure_version_id, procedure_code, sector_code, channel, route, receiving_unit_id,
    competent_unit_id, participant_unit_ids, fee_dong, instant, accepted_at, provisional, supplement_requests, finished_at, outcome, handed_over_at, state)
  select p.tenant_id, p.dossier_id, 'B-' || p.dossier_id, 9, case when e.at is null then 'open' else 'handedOver' end, 'open', m.procedure_version_id,
    p.procedure_code, p.sector_code, 'direct', 'LOCAL', p.receiving_unit_id, p.competent_unit_id, array[p.competent_unit_id], 0, false, p.at, false, 0,
    e.at, case when e.at is not null then 'GRANTED' end, e.at, '{}'
  from figure_point p
  cross join (select procedure_version_id from dossier limit 1) as m
  left join lateral (select min(q.at) as at from figure_point q where q.dossier_id = p.dossier_id and q.kind between 3 and 13) as e on true
  where p.kind = 1 and not exists (select from dossier d where d.tenant_id = p.tenant_id and d.id = p.dossier_id)`

type Node = { readonly [name: string]: unknown; readonly Plans?: readonly Node[] }

const numberAt = (node: Node, name: string): number => (typeof node[name] === 'number' ? node[name] : 0)

/** Rows of the points that a plan looked at, those that it then threw away with them. */
const pointsRead = (node: Node): number => {
  const below = (node.Plans ?? []).reduce((sum, one) => sum + pointsRead(one), 0)
  if (node['Relation Name'] !== 'figure_point') return below
  const rows = numberAt(node, 'Actual Rows') + numberAt(node, 'Rows Removed by Filter') + numberAt(node, 'Rows Removed by Index Recheck')
  return below + rows * numberAt(node, 'Actual Loops')
}

/** The share of all points that a read looks at. */
const readShare = async (connection: pg.ClientConfig, read: () => Promise<unknown>): Promise<number> => {
  const statements = (await record(read)).flat()
  const client = new pg.Client(connection)
  await client.connect()
  try {
    let looked = 0
    for (const { text, values } of statements) {
      if (!text.includes('figure_point') || values.length === 0) {
        await client.query({ text, values: [...values] })
        continue
      }
      const { rows } = await client.query<{ 'QUERY PLAN': readonly { Plan: Node }[] }>({ text: `explain (analyze, format json) ${text}`, values: [...values] })
      looked += rows.reduce((sum, row) => sum + row['QUERY PLAN'].reduce((inner, { Plan }) => inner + pointsRead(Plan), 0), 0)
    }
    const { rows } = await client.query<{ points: string }>(`select reltuples::bigint as points from pg_class where oid = 'figure_point'::regclass`)
    return rounded(looked / Number(rows[0]?.points))
  } finally {
    await client.end()
  }
}

/** The same question of the points themselves, as before the first roll-up; nothing of it stays. */
const askPoints = (ctx: Ctx, question: Parameters<typeof askFigures>[1]): Promise<unknown> =>
  transaction(ctx, async (trx) => {
    await forgetSums(trx)
    return { ok: false, answer: await askFigures(trx, question) }
  })

const lastQuarter = (now: Instant): Period => {
  const first = vietnamDay(now).with({ day: 1 }).subtract({ months: 5 })
  return { from: first, to: first.add({ months: 3 }).subtract({ days: 1 }) }
}

/** Figures by procedure and channel from totals of months beside the points; and numbers opened, by how many of the points they look at. */
export const figuresCut: Benchmark = {
  name: 'figures-cut',
  run: async ({ size, say }) => {
    const dossiers = Math.min(size, MOST)
    const office = await openOffice()
    const client = new pg.Client(office.connection('superuser'))
    await client.connect()
    try {
      for (const desk of office.desks) await receiveModels(office, desk)
      const communes = await openCommunes(office)
      const until = office.system.clock().subtract({ hours: 2 }).toString()
      await growPointsTo(client, { size: dossiers, units: communes.map((commune) => commune.office), tenantId: office.tenantId, until, say })
      await client.query('set session_replication_role = replica')
      await client.query(DOSSIERS)
      await client.query('vacuum (analyze) dossier')
      await client.query('truncate figure_sum, figure_month, figure_keeping')
      await rollUp(office.system)
      await client.query('vacuum (analyze) figure_month')
      const now = await placeFence(office.system)
      const ctx = await reacherOf(office)
      const question = { period: lastQuarter(now), asOf: now, units: 'all' as const }
      const toPoints: { by: string; monthsMs: number; pointsMs: number; ratio: number }[] = []
      for (const by of CUTS) {
        const pairs: { months: number; points: number }[] = []
        for (let pair = 0; pair <= PAIRS; pair++) {
          const months = await timed(() => transaction(ctx, (trx) => askFigures(trx, { ...question, by })))
          const points = await timed(() => askPoints(ctx, { ...question, by }))
          if (pair > 0) pairs.push({ months, points })
        }
        const told = { by: by.join(', '), monthsMs: rounded(median(pairs.map((one) => one.months))), pointsMs: rounded(median(pairs.map((one) => one.points))), ratio: rounded(median(pairs.map((one) => one.months / one.points))) }
        say(`${told.by}: ${told.monthsMs} ms from months, ${told.pointsMs} ms from points, ${told.ratio}`)
        toPoints.push(told)
      }
      const opened: { measure: Measure; found: number; read: number; ms: number }[] = []
      for (const measure of OPENED) {
        const open = () => transaction(ctx, (trx) => openFigure(trx, { ...question, measure, limit: PAGE }))
        const found = (await open()).length
        const ms = rounded(median([await timed(open), await timed(open), await timed(open)]))
        const read = await readShare(office.connection('app'), open)
        say(`${measure}: ${found} opened in ${ms} ms, ${read} of all points looked at`)
        opened.push({ measure, found, read, ms })
      }
      const goals: Goal[] = [
        ...toPoints.map(({ by, ratio }): Goal => ({ figure: `by ${by}, months to points`, value: ratio, bound: { atMost: 0.5 } })),
        ...opened.map(({ measure, read }): Goal => ({ figure: `${measure}, looked at`, value: read, bound: { atMost: 0.5 } })),
      ]
      return report('figures-cut', { dossiers, toPoints, opened }, goals)
    } finally {
      await client.end()
      await office.close()
    }
  },
}
