import assert from 'node:assert/strict'
import type pg from 'pg'
import type { Sent } from './request-ledger.ts'

/** What must hold at any moment, whatever was cut short: no half of anything. Plain SQL, none of the product's code. */
export const checkNothingHalfDone = async (db: pg.Client): Promise<void> => {
  const faults: readonly (readonly [what: string, query: string])[] = [
    ['a dossier whose version is not its last event', `
      select d.id from dossier d left join dossier_event e on e.dossier_id = d.id
      group by d.id, d.seq having count(e.seq) <> d.seq or max(e.seq) is distinct from d.seq`],
    ['events whose command left no trace', `
      select e.command_id from dossier_event e where not exists (select from command_log c where c.command_id = e.command_id)`],
    ['a command remembered without its events', `
      select c.command_id from command_log c where not exists (select from dossier_event e where e.command_id = c.command_id)`],
    ['an accepted dossier without its due date in the ledger', `
      select d.id from dossier d where d.due_at is not null
        and not exists (select from deadline_entry l where l.dossier_id = d.id and l.new_due_at = d.due_at)`],
    ['an open dossier that nobody holds', `
      select d.id from dossier d where d.phase = 'open'
        and not exists (select from dossier_step s where s.dossier_id = d.id and s.state in ('waiting', 'accepted'))`],
    ['a typed text without its dossier', `
      select v.dossier_id from dossier_value v where not exists (select from dossier d where d.id = v.dossier_id)`],
  ]
  for (const [what, query] of faults) assert.deepEqual((await db.query(query)).rows, [], what)
  const { rows } = await db.query<{ code: string }>('select code from dossier where code is not null order by code')
  const numbers = new Map<string, number[]>()
  for (const { code } of rows) {
    const [, series = '', no = ''] = /^(.*)-(\d+)$/.exec(code) ?? []
    numbers.set(series, [...(numbers.get(series) ?? []), Number(no)])
  }
  for (const [series, taken] of numbers) assert.deepEqual(taken, taken.map((_, i) => i + 1), `${series}: a gap, or a number twice`)
  const { rows: last } = await db.query<{ numbers: number }>(
    `select coalesce(sum(last_no), 0)::int as numbers from number_series where series like 'dossier/%'`,
  )
  assert.equal(last[0]?.numbers, rows.length, 'a number was taken and not used')
}

/** Every promise against the rows: acknowledged and there, once; asked and there at most once; nothing unasked. */
export const checkLedger = async (db: pg.Client, sent: readonly Sent[]): Promise<void> => {
  const remembered = await db.query<{ command_id: string; kind: string; answer: { dossierId: string; code: string | null; seq: number } }>(
    'select command_id, kind, answer from command_log',
  )
  const byCommand = new Map(remembered.rows.map((row) => [row.command_id, row]))
  assert.equal(byCommand.size, remembered.rows.length, 'a command took effect twice')
  const asked = new Set(sent.map(({ body }) => body.commandId))
  for (const { command_id } of remembered.rows) assert.ok(asked.has(command_id), `nobody asked for ${command_id}`)
  const dossiers = await db.query<{ id: string; code: string | null; seq: number }>('select id, code, seq from dossier')
  const byDossier = new Map(dossiers.rows.map((row) => [row.id, row]))
  for (const { name, body, answer } of sent) {
    if (answer === undefined) continue
    const kept = byCommand.get(body.commandId)
    assert.ok(kept, `${name} was acknowledged and is lost`)
    assert.deepEqual([kept.kind, kept.answer.seq, kept.answer.code], [name, answer.seq, answer.code], `${name} is kept as another`)
    const dossier = byDossier.get(answer.dossierId)
    assert.ok(dossier !== undefined && dossier.seq >= answer.seq, `${name}: its dossier is gone or older than promised`)
    assert.equal(dossier.code, answer.code, 'the number on the slip is the number of the dossier')
  }
  const wanted = new Set(sent.map(({ body }) => body.dossierId))
  for (const { id } of dossiers.rows) assert.ok(wanted.has(id), `nobody filed ${id}`)
}
