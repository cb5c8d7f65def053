import assert from 'node:assert/strict'
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import pg from 'pg'
import { transaction, type Ctx } from '#db/context.ts'
import { embeddedConnection, startEmbedded, type EmbeddedServer } from '#db/embedded.ts'
import type { Store } from '#db/store.ts'
import { commitFiles, stageFile } from '#files/commands.ts'
import { openDiskStore } from '#files/disk-store.ts'
import { enqueueFor } from '#jobs/enqueue.ts'
import { Temporal } from '#kernel/time.ts'
import { foundInstance } from '../instance.ts'
import { addTestTenant, countingIds, TEST_TENANT, testCtx, testDatabase, rowsOf } from '../../test/db.ts'
import { backup } from './backup.ts'
import { BackupError, type BackupRefusal } from './refusals.ts'
import { restoreTarget } from './restore-target.ts'
import { restore } from './restore.ts'
import { parentsFirst } from './tables.ts'

const db = await testDatabase()
const newId = countingIds()
const ctx: Ctx = { ...testCtx(db.app, { newId }), enqueue: enqueueFor(TEST_TENANT) }
const home = mkdtempSync(join(tmpdir(), 'motcua-backup-'))
const files = openDiskStore(join(home, 'files'))
const saved = join(home, 'sao lưu 1')
const now = (): Temporal.Instant => Temporal.Instant.from('2025-07-01T02:00:00Z')
const source = { connection: db.connection('owner'), files }

/** Every row of every table as sorted text, read without the code under test. */
const contentOf = async (connection: pg.ClientConfig): Promise<Record<string, string[]>> => {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
        where schemaname in ('public', 'graphile_worker') and tablename not in ('migration', 'migrations') order by 1`)
    const content: Record<string, string[]> = {}
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t order by 1`)
      content[name] = rows.map(({ row }) => row)
    }
    return content
  } finally {
    await client.end()
  }
}

const refusesWith = (code: BackupRefusal) => (error: unknown): boolean => error instanceof BackupError && error.code === code

const deliver = (i: number, channel: string): Promise<unknown> =>
  transaction(ctx, (trx) => trx.insertInto('number_series').values([channel, `${channel}-twin`].map((name) => ({
    tenant_id: TEST_TENANT, series: `${name},${i} "quoted"\tand\\slashed\n`, last_no: 1,
  }))).execute())

let server: EmbeddedServer
let store: Store
before(async () => {
  await addTestTenant(db)
  await foundInstance(db.app, 'demo', ctx)
  for (let i = 0; i < 300; i++) await deliver(i, 'mail')
  const staged = await stageFile(ctx, files, {
    name: 'đơn.pdf', declaredType: 'application/pdf', body: (async function* () { yield Buffer.from('%PDF-1.7 đơn') })(),
  })
  assert.ok(staged.ok)
  await transaction(ctx, async (trx) => {
    await commitFiles(trx, ctx, [staged.value.id])
    await ctx.enqueue(trx, { task: 'remind', payload: { n: 1 }, key: 'k', runAt: Temporal.Instant.from('2031-01-01T00:00:00Z') })
  })
  await backup(source, saved, now())
  server = await startEmbedded(join(home, 'data'), { fsync: 'off' })
  store = { kind: 'embedded', address: server.address, connection: (role) => embeddedConnection(server.address, role), stop: server.stop }
})
after(async () => {
  await server.stop()
  rmSync(home, { recursive: true, force: true })
})

describe('a backup', () => {
  test('is never written over something else, and leaves no draft behind', async () => {
    await assert.rejects(backup(source, saved, now()), refusesWith('targetExists'))
    assert.deepEqual(readdirSync(home).filter((name) => name.includes('partial')), [])
  })

  test('that cannot be complete does not appear at all', async () => {
    const target = join(home, 'incomplete')
    const empty = openDiskStore(join(home, 'empty'))
    await assert.rejects(backup({ ...source, files: empty }, target, now()), refusesWith('contentMissing'))
    assert.ok(!existsSync(target))
  })

  test('holds no readable personal name outside its data files', () => {
    assert.ok(!readFileSync(join(saved, 'manifest.json'), 'utf8').includes('Tỉnh thử nghiệm'))
  })
})

describe('a restore', () => {
  const restored = openDiskStore(join(home, 'restored'))
  const bring = (from: string, replace = false) => restore(restoreTarget(store), restored, from, { replace, now })

  test('a damaged or missing part is found before anything is changed', async () => {
    for (const damage of [
      (dir: string) => appendFileSync(join(dir, 'tables/public.number_series.gz'), 'x'),
      (dir: string) => rmSync(join(dir, 'content', readdirSync(join(dir, 'content'))[0] ?? '')),
      (dir: string) => writeFileSync(join(dir, 'manifest.json'), readFileSync(join(dir, 'manifest.json'), 'utf8').replace('"rows": 600', '"rows": 599')),
    ]) {
      const copy = mkdtempSync(join(home, 'damaged-'))
      rmSync(copy, { recursive: true })
      await backup(source, copy, now())
      damage(copy)
      await assert.rejects(bring(copy), refusesWith('backupDamaged'))
    }
    await assert.rejects(bring(join(home, 'nowhere')), refusesWith('backupNotFound'))
  })

  test('brings back every row, sequence, waiting job and file', async () => {
    const summary = await bring(saved)
    assert.equal(summary.contents, 1)
    assert.deepEqual(await contentOf(store.connection('owner')), await contentOf(db.connection('owner')))
    const [file] = await rowsOf<{ sha256: Buffer }>(db, `select sha256 from stored_file`)
    assert.ok(file)
    assert.equal(Buffer.concat(await restored.read(file.sha256).toArray()).toString(), '%PDF-1.7 đơn')
    const client = new pg.Client(store.connection('app'))
    await client.connect()
    await client.query(`select enqueue_job('next', '{}', null, null)`)
    await client.end()
  })

  test('never replaces an installation unless told to', async () => {
    await assert.rejects(bring(saved), refusesWith('instanceNotEmpty'))
    const client = new pg.Client(store.connection('owner'))
    await client.connect()
    await client.query('delete from number_series')
    await client.end()
    await bring(saved, true)
    assert.deepEqual(await contentOf(store.connection('owner')), await contentOf(db.connection('owner')))
  })

  test('on a server of one’s own it builds in place', async () => {
    const other = await testDatabase()
    const owned: Store = { kind: 'server', connection: (role) => other.connection(role), stop: async () => undefined }
    await restore(restoreTarget(owned), restored, saved, { replace: false, now })
    assert.deepEqual(await contentOf(other.connection('owner')), await contentOf(db.connection('owner')))
  })

  test('what is written while a backup runs is in it whole or not at all', async () => {
    let isRunning = true
    const writing = (async () => {
      for (let i = 0; isRunning; i++) await deliver(i, 'busy')
    })()
    await backup(source, join(home, 'busy'), now())
    isRunning = false
    await writing
    await bring(join(home, 'busy'), true)
    const { 'public.number_series': rows = [] } = await contentOf(store.connection('owner'))
    const busy = rows.filter((row) => row.includes('"busy,')).length
    const twins = rows.filter((row) => row.includes('"busy-twin,')).length
    assert.equal(busy, twins)
  })
})

test('parents come before the tables that point at them; circles come last', () => {
  const tables = [1, 2, 3, 4, 5].map((id) => ({ id }))
  const links = [{ child: 1, parent: 2 }, { child: 2, parent: 3 }, { child: 4, parent: 5 }, { child: 5, parent: 4 }]
  assert.deepEqual(parentsFirst(tables, links).map(({ id }) => id), [3, 2, 1, 4, 5])
})
