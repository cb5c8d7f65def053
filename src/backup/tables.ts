import type { ClientBase } from 'pg'

/** A table as it is written out: its rows and the columns that are not computed from others. */
export type TableRef = { readonly schema: string; readonly name: string; readonly columns: readonly string[] }

/** The settings that the text of a value depends on; the same when writing and when reading. */
export const STABLE_TEXT = `
  set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set timezone = 'UTC'; set bytea_output = 'hex';
  set extra_float_digits = 1; set client_encoding = 'UTF8'; set synchronize_seqscans = off`

const SCHEMAS = `('public', 'graphile_worker')`
/** Which migrations ran is said by the manifest, not copied as rows. */
const BOOKKEEPING = `('public.migration', 'graphile_worker.migrations')`

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`
export const quotedName = ({ schema, name }: TableRef): string => `${quote(schema)}.${quote(name)}`
export const columnList = ({ columns }: TableRef): string => columns.map(quote).join(', ')

/** Every table that holds data, parents before the tables that point at them. */
export const findTables = async (client: ClientBase): Promise<TableRef[]> => {
  const { rows: tables } = await client.query<TableRef & { id: number }>(`
    select c.oid::int4 as id, n.nspname as schema, c.relname as name,
           array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where n.nspname in ${SCHEMAS} and c.relkind in ('r', 'p') and not c.relispartition
       and n.nspname || '.' || c.relname not in ${BOOKKEEPING}
     group by c.oid, n.nspname, c.relname
     order by n.nspname, c.relname`)
  const { rows: links } = await client.query<{ child: number; parent: number }>(`
    select conrelid::int4 as child, confrelid::int4 as parent from pg_constraint
     where contype = 'f' and conrelid <> confrelid and conparentid = 0`)
  return parentsFirst(tables, links)
}

/** Tables whose links go in a circle come last, as they are: such links must be deferrable. */
export const parentsFirst = <T extends { readonly id: number }>(
  tables: readonly T[],
  links: readonly { readonly child: number; readonly parent: number }[],
): T[] => {
  const known = new Set(tables.map(({ id }) => id))
  const placed = new Set<number>()
  const ordered: T[] = []
  let waiting = [...tables]
  for (;;) {
    const ready = waiting.filter(({ id }) =>
      links.every(({ child, parent }) => child !== id || placed.has(parent) || !known.has(parent)),
    )
    if (ready.length === 0) return [...ordered, ...waiting]
    for (const table of ready) placed.add(table.id)
    ordered.push(...ready)
    waiting = waiting.filter(({ id }) => !placed.has(id))
  }
}

export type SequenceState = { readonly schema: string; readonly name: string; readonly value: number; readonly isCalled: boolean }

export const readSequences = async (client: ClientBase): Promise<SequenceState[]> => {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `select schemaname as schema, sequencename as name from pg_sequences where schemaname in ${SCHEMAS} order by 1, 2`,
  )
  const states: SequenceState[] = []
  for (const { schema, name } of rows) {
    const state = await client.query<{ value: string; is_called: boolean }>(
      `select last_value::text as value, is_called from ${quotedName({ schema, name, columns: [] })}`,
    )
    states.push({ schema, name, value: Number(state.rows[0]?.value), isCalled: state.rows[0]?.is_called ?? false })
  }
  return states
}
