import pg from 'pg'
import { perform } from '#dossiers/commands.ts'
import type { Outcome } from '#dossiers/execute.ts'
import { INPUTS } from '#dossiers/inputs.ts'
import { checkFigures } from '#figures/rebuild.ts'
import { rollUp } from '#figures/roll-up.ts'
import { report, type Benchmark, type Goal } from './benchmark.ts'
import { rounded, timed } from './figures.ts'
import { receiveModels } from './grown-office.ts'
import { contextOf, filingAt, findHolder, openOffice, type Desk, type Office } from './office.ts'

const MOST = 100_000
const BATCH = 20_000

const done = (outcome: Outcome): void => {
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal.code}`)
}

/** One dossier of a desk whose handling ended, and one that was taken back: steps with their times, ends of their own. */
const liveOn = async (office: Office, desk: Desk): Promise<void> => {
  const { newId } = office.system
  const receiver = await contextOf(office, desk.officer)
  const officer = await contextOf(office, await findHolder(office, 'caseOfficer', desk.office))
  const received = async (): Promise<string> => {
    const filing = filingAt(desk, newId)
    done(await perform(receiver, 'receive', filing))
    return filing.dossierId
  }
  const handled = { commandId: newId(), dossierId: await received(), stepNo: 2 }
  done(await perform(officer, 'draftResult', INPUTS.draftResult.parse({ ...handled, outcome: 'GRANTED', summary: 'Cấp theo đề nghị' })))
  done(await perform(officer, 'forward', INPUTS.forward.parse({ ...handled, commandId: newId() })))
  done(await perform(receiver, 'withdraw', INPUTS.withdraw.parse({ commandId: newId(), dossierId: await received(), reason: 'Không cần nữa' })))
}

/** Copies of the models with everything that their commands wrote, each under an id of its own. */
const COPIES = `
  create temp table copy as
  select m.id as model_id, m.code as model_code,
    (left(m.id::text, 14) || '7' || lpad(to_hex(n % 4096), 3, '0') || '-8' || lpad(to_hex((n * 7919) % 4096), 3, '0') || '-' || lpad(to_hex(n), 12, '0'))::uuid as id,
    m.code || '-' || n as code
  from generate_series($1::bigint, $2::bigint) as n
  join (select id, code, row_number() over (order by id) - 1 as no, count(*) over () as many from model) as m on m.no = n % m.many`

const columnsOf = async (client: pg.Client, table: string, special: Readonly<Record<string, string>>): Promise<{ names: string; values: string }> => {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`, [table])
  return { names: rows.map(({ name }) => name).join(', '), values: rows.map(({ name }) => special[name] ?? `s.${name}`).join(', ') }
}

const copyRows = async (client: pg.Client, table: string, key: string, special: Readonly<Record<string, string>>): Promise<void> => {
  const { names, values } = await columnsOf(client, table, { [key]: 'c.id', ...special })
  await client.query(`insert into ${table} (${names}) select ${values} from copy c join ${table} s on s.${key} = c.model_id`)
}

const MOVED = (column: string): string => `replace(replace(s.${column}::text, c.model_id::text, c.id::text), c.model_code, c.code)::json`

const growHistories = async (client: pg.Client, size: number, say: (line: string) => void): Promise<void> => {
  await client.query('set session_replication_role = replica; set statement_timeout = 0; set synchronous_commit = off')
  await client.query('create temp table model as select id, code from dossier where code is not null')
  for (let from = 0; from < size; from += BATCH) {
    await client.query(COPIES, [from, Math.min(size, from + BATCH) - 1])
    await copyRows(client, 'dossier', 'id', { code: 'c.code', external_code: 'null', state: MOVED('state') })
    await copyRows(client, 'dossier_event', 'dossier_id', { body: MOVED('body') })
    await copyRows(client, 'figure_point', 'dossier_id', {})
    await copyRows(client, 'figure_time', 'dossier_id', {})
    await client.query('drop table copy')
    say(`${Math.min(size, from + BATCH).toLocaleString('vi-VN')} dossiers`)
  }
  for (const table of ['dossier', 'dossier_event', 'figure_point', 'figure_time']) await client.query(`vacuum (analyze) ${table}`)
}

/** Every figure counted anew from the events of so many dossiers, beside the points, the times and the totals that are kept. */
export const figuresRebuilt: Benchmark = {
  name: 'figures-rebuilt',
  run: async ({ size, say }) => {
    const office = await openOffice()
    const client = new pg.Client(office.connection('superuser'))
    await client.connect()
    try {
      for (const desk of office.desks) {
        await receiveModels(office, desk)
        await liveOn(office, desk)
      }
      await growHistories(client, Math.min(size, MOST), say)
      await rollUp(office.system)
      let found: Awaited<ReturnType<typeof checkFigures>> | undefined
      const seconds = rounded((await timed(async () => { found = await checkFigures(office.system, (count) => say(`${count} counted anew`)) })) / 1_000)
      if (found === undefined) throw new Error('nothing was counted')
      const { dossiers, points, times, differences, wrongSums } = found
      const goals: Goal[] = [{ figure: 'differences', value: differences.length + wrongSums, bound: { atMost: 0 } }]
      return report('figures-rebuilt', { dossiers, points, times, differences: differences.length, wrongSums, seconds, aSecond: Math.round(dossiers / seconds) }, goals)
    } finally {
      await client.end()
      await office.close()
    }
  },
}
