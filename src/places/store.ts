import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import type { AdminUnit, Succession } from './domain/admin-unit.ts'

export type Written = { readonly created: number; readonly updated: number; readonly unchanged: number }

const countsOf = (all: number, rows: readonly { readonly isNew: boolean }[]): Written => {
  const created = rows.filter(({ isNew }) => isNew).length
  return { created, updated: rows.length - created, unchanged: all - rows.length }
}

/** Adds units and puts right those that differ; the rest is left as it is. `xmax = 0`: the row is new. */
export const writeUnits = async (trx: Trx, units: readonly AdminUnit[]): Promise<Written> => {
  const rows = units.map(({ code, from, to, level, kind, name, parentCode }) =>
    ({ code, effective_from: from, effective_to: to, level, kind, name, parent_code: parentCode }))
  const written = await sql<{ isNew: boolean }>`
    insert into admin_unit as u (code, effective_from, effective_to, level, kind, name, parent_code)
    select code, effective_from, effective_to, level, kind, name, parent_code from json_to_recordset(${JSON.stringify(rows)}::json)
      as r (code text, effective_from date, effective_to date, level text, kind text, name text, parent_code text)
    on conflict (code, effective_from) do update set effective_to = excluded.effective_to, level = excluded.level,
      kind = excluded.kind, name = excluded.name, parent_code = excluded.parent_code
    where (u.effective_to, u.level, u.kind, u.name, u.parent_code)
      is distinct from (excluded.effective_to, excluded.level, excluded.kind, excluded.name, excluded.parent_code)
    returning xmax = 0 as "isNew"`.execute(trx)
  return countsOf(units.length, written.rows)
}

export const writeSuccessions = async (trx: Trx, successions: readonly Succession[]): Promise<Written> => {
  const rows = successions.map(({ on, oldCode, newCode, kind, basis }) =>
    ({ effective_on: on, old_code: oldCode, new_code: newCode, kind, basis }))
  const written = await sql<{ isNew: boolean }>`
    insert into admin_unit_succession as s (effective_on, old_code, new_code, kind, basis)
    select effective_on, old_code, new_code, kind, basis from json_to_recordset(${JSON.stringify(rows)}::json)
      as r (effective_on date, old_code text, new_code text, kind text, basis text)
    on conflict (effective_on, old_code, new_code) do update set kind = excluded.kind, basis = excluded.basis
    where (s.kind, s.basis) is distinct from (excluded.kind, excluded.basis)
    returning xmax = 0 as "isNew"`.execute(trx)
  return countsOf(successions.length, written.rows)
}

/** Where a catalogue came from. Its id also marks the catalogue as another one than before. */
export const noteSource = async (trx: Trx, ctx: Ctx, { source, asOf, checked }: Omit<UnitSource, 'id'>): Promise<void> => {
  await sql`
    insert into admin_unit_source (id, source, as_of, checked, brought_at)
    values (${ctx.newId()}, ${source}, ${asOf}, ${checked}, ${ctx.clock()})`.execute(trx)
}

export type UnitSource = { readonly id: string; readonly source: string; readonly asOf: string; readonly checked: 'verified' | 'toVerify' }

/** The latest source first. */
export const readSources = async (trx: Trx): Promise<readonly UnitSource[]> => {
  const { rows } = await sql<UnitSource>`
    select id, source, as_of as "asOf", checked from admin_unit_source order by brought_at desc, id desc`.execute(trx)
  return rows
}

/** The whole catalogue: some fourteen thousand rows for the country, read once for a catalogue and a day. */
export const readCatalogue = async (trx: Trx): Promise<{ readonly units: readonly AdminUnit[]; readonly successions: readonly Succession[] }> => {
  const units = await sql<AdminUnit>`
    select code, name, kind, level, parent_code as "parentCode", effective_from::text as "from", effective_to::text as "to"
    from admin_unit order by code, effective_from`.execute(trx)
  const successions = await sql<Succession>`
    select effective_on::text as "on", old_code as "oldCode", new_code as "newCode", kind, basis
    from admin_unit_succession order by old_code, new_code`.execute(trx)
  return { units: units.rows, successions: successions.rows }
}
