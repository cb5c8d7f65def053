import type pg from 'pg'

type Column = {
  readonly table: string
  readonly column: string
  readonly type: string
  readonly nullable: boolean
  readonly defaulted: boolean
  readonly generated: boolean
}

/** Column types we use and how they read; a type that is not here must be added on purpose. */
const TYPES: Readonly<Record<string, string>> = {
  bool: 'boolean',
  bytea: 'Buffer',
  date: 'PlainDate',
  float8: 'number',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  json: 'Json',
  jsonb: 'Json',
  numeric: 'string',
  text: 'string',
  timestamptz: 'Instant',
  tsvector: 'string',
  daterange: 'string',
  uuid: 'string',
}

const columnType = ({ table, column, type, nullable, defaulted, generated }: Column): string => {
  const element = TYPES[type.replace(/^_/, '')]
  if (element === undefined) throw new Error(`${table}.${column}: type ${type} is not in tools/db-types.ts`)
  const base = type.startsWith('_') ? `${element}[]` : element
  const value = nullable ? `${base} | null` : base
  if (generated) return `GeneratedAlways<${value}>`
  return defaulted ? `Generated<${value}>` : value
}

const interfaceName = (table: string): string =>
  `${table.split('_').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')}Table`

/** The text of `src/db/tables.ts` for the database behind `client`: one interface a table, columns in order. */
export const describeTables = async (client: pg.Client | pg.PoolClient | pg.Pool): Promise<string> => {
  const { rows } = await client.query<Column>(`
    select c.relname as "table", a.attname as "column", t.typname as "type",
           not a.attnotnull as "nullable",
           a.atthasdef and a.attgenerated = '' or a.attidentity = 'd' as "defaulted",
           a.attgenerated <> '' or a.attidentity = 'a' as "generated"
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      join pg_type t on t.oid = a.atttypid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
     order by c.relname, a.attnum`)
  const tables = Map.groupBy(rows, ({ table }) => table)
  const interfaces = [...tables].map(([table, columns]) => {
    const lines = columns.map((column) => `  ${column.column}: ${columnType(column)}`)
    return `export interface ${interfaceName(table)} {\n${lines.join('\n')}\n}\n`
  })
  const body = interfaces.join('\n')
  const wraps = ['ColumnType', 'Generated', 'GeneratedAlways'].filter((name) => name === 'ColumnType' || body.includes(`${name}<`))
  const words = ['Instant', 'PlainDate'].filter((name) => new RegExp(`\\b${name}\\b`).test(body))
  return [
    '// Generated from the database: npm run -s motcua -- db-types',
    `import type { ${wraps.join(', ')} } from 'kysely'`,
    ...(words.length > 0 ? [`import type { ${words.join(', ')} } from '#kernel/time.ts'`] : []),
    '',
    '/** Read as parsed JSON, written as text: the bytes that are stored are the ones that were made. */',
    'export type Json = ColumnType<unknown, string, string>',
    '',
    body,
    'export interface Tables {',
    ...[...tables.keys()].map((table) => `  ${table}: ${interfaceName(table)}`),
    '}',
    '',
  ].join('\n')
}
