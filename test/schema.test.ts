import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import type pg from 'pg'
import { describeTables } from '../tools/db-types.ts'
import { testDatabase } from './db.ts'

/** Shared by all tenants of an installation; as reference tables when the schema is distributed. */
const SHARED = new Set(['tenant', 'instance', 'migration', 'simulated_job', 'admin_unit', 'admin_unit_succession', 'admin_unit_source'])

/** A table whose comment says this is history: rows are added, never changed or taken away. */
const INSERT_ONLY = 'chỉ thêm'
const HISTORY_NAME = /_(event|ledger)$/

const db = await testDatabase()
const client = await db.connect('superuser')

const rows = async <Row>(text: string): Promise<Row[]> => (await client.query<Row & pg.QueryResultRow>(text)).rows

const OURS = `n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
  and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')`

type Table = { name: string; comment: string | null; hasWall: boolean; policies: number }
const findTables = (): Promise<Table[]> =>
  rows(`select c.relname as name, obj_description(c.oid) as comment, c.relrowsecurity as "hasWall",
               (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
          from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${OURS} order by 1`)

/** Tables of history that some role of the program could rewrite. */
const findRewritable = async (): Promise<string[]> => {
  const found = await rows<{ what: string }>(`
    select c.relname || ': ' || r.rolname || ' ' || p.privilege as what
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      cross join (values ('motcua_app'), ('motcua_worker')) as r(rolname)
      cross join (values ('update'), ('delete'), ('truncate')) as p(privilege)
     where ${OURS} and (obj_description(c.oid) like '%${INSERT_ONLY}%' or c.relname ~ '${HISTORY_NAME.source}')
       and (has_table_privilege(r.rolname, c.oid, p.privilege)
            or p.privilege = 'update' and has_any_column_privilege(r.rolname, c.oid, 'update'))
     order by 1`)
  return found.map(({ what }) => what)
}

describe('tables', () => {
  test('each says in Vietnamese what it is for', async () => {
    assert.deepEqual((await findTables()).filter(({ comment }) => !comment).map(({ name }) => name), [])
  })

  test('each that belongs to an agency stands behind the wall', async () => {
    const open = (await findTables()).filter(({ name, hasWall, policies }) => !SHARED.has(name) && (!hasWall || policies === 0))
    assert.deepEqual(open.map(({ name }) => name), [])
  })

  test('the tenant comes first in every key, so that the schema can be distributed by it', async () => {
    const keys = await rows<{ table: string; constraint: string; first: string; parent: string | null }>(`
      select c.relname as "table", k.conname as constraint, a.attname as first, f.relname as parent
        from pg_constraint k
        join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
        left join pg_class f on f.oid = k.confrelid
       where ${OURS} and k.contype in ('p', 'u', 'f') and k.conparentid = 0`)
    const wrong = keys.filter(({ table, first, parent }) =>
      !SHARED.has(table) && first !== 'tenant_id' && !(parent !== null && SHARED.has(parent)))
    assert.deepEqual(wrong.map(({ table, constraint }) => `${table}: ${constraint}`), [])
    assert.ok(keys.length > 5)
  })

  test('unique indexes keep the same rule', async () => {
    const wrong = await rows<{ name: string; table: string }>(`
      select i.relname as name, c.relname as "table" from pg_index x
        join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
        join pg_namespace n on n.oid = c.relnamespace
        left join pg_attribute a on a.attrelid = c.oid and a.attnum = x.indkey[0]
       where ${OURS} and x.indisunique and a.attname is distinct from 'tenant_id'`)
    assert.deepEqual(wrong.filter(({ table }) => !SHARED.has(table)).map(({ name }) => name), [])
  })

  test('no column takes its value from a clock or from chance', async () => {
    const defaults = await rows<{ what: string }>(`
      select c.relname || '.' || a.attname as what
        from pg_attrdef d join pg_class c on c.oid = d.adrelid join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum = d.adnum
       where ${OURS} and pg_get_expr(d.adbin, d.adrelid) ~* '\\m(now|clock_timestamp|current_|localtime|random|gen_random|uuidv7)'`)
    assert.deepEqual(defaults, [])
  })

  test('src/db/tables.ts is what the database says (npm run -s motcua -- db-types)', async () => {
    assert.equal(readFileSync(join(import.meta.dirname, '../src/db/tables.ts'), 'utf8'), await describeTables(client))
  })
})

describe('history', () => {
  test('no role of the program may change or remove it', async () => {
    assert.deepEqual(await findRewritable(), [])
  })

  test('a table of events says that rows are only added', async () => {
    const silent = (await findTables()).filter(({ name, comment }) => HISTORY_NAME.test(name) && !comment?.includes(INSERT_ONLY))
    assert.deepEqual(silent.map(({ name }) => name), [])
  })

  test('the check itself finds a table that could be rewritten', async () => {
    await client.query(`
      begin;
      create table sample_event (tenant_id uuid, note text);
      grant insert, update (note) on sample_event to motcua_app;
      grant delete on sample_event to motcua_worker`)
    try {
      assert.deepEqual(await findRewritable(), ['sample_event: motcua_app update', 'sample_event: motcua_worker delete'])
    } finally {
      await client.query('rollback')
    }
  })
})

describe('roles', () => {
  test('the program is nobody special to the database', async () => {
    const special = await rows(`
      select rolname from pg_roles where rolname in ('motcua_owner', 'motcua_app', 'motcua_worker')
         and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`)
    assert.deepEqual(special, [])
  })

  test('the web may not create, read the job queue, or call what it was not granted', async () => {
    const [may] = await rows<Record<string, boolean>>(`
      select has_schema_privilege('motcua_app', 'public', 'create') as create,
             has_schema_privilege('motcua_app', 'graphile_worker', 'usage') as jobs,
             has_function_privilege('motcua_app', 'is_content_used(bytea)', 'execute') as sweep`)
    assert.deepEqual(may, { create: false, jobs: false, sweep: false })
  })

  test('a demo never becomes an office', async () => {
    await client.query(`insert into instance values (true, '00000000-0000-7000-8000-000000000009', 'demo', '2025-07-01')`)
    for (const change of [`update instance set kind = 'production'`, 'delete from instance', 'truncate instance']) {
      await assert.rejects(client.query(change), /never changes/)
    }
    await assert.rejects(
      client.query(`insert into instance values (true, '00000000-0000-7000-8000-00000000000a', 'production', '2025-07-01')`),
      /duplicate key/,
    )
  })
})
