import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { Temporal } from '#kernel/time.ts'
import { testDatabase } from '../../test/db.ts'
import { migrate, pendingMigrations, readMigrations, type Migration } from './migrate.ts'
import { setupSentence } from './refusals.ts'
import { SetupError, type SetupCode } from './setup-error.ts'

const now = (): Temporal.Instant => Temporal.Instant.from('2025-07-01T00:00:00Z')
const checksum = (sql: string): string => createHash('sha256').update(sql).digest('hex')
const migration = (number: number, sql: string): Migration => {
  const name = `${String(number).padStart(4, '0')}-test.sql`
  return { number, name, sql, checksum: checksum(sql) }
}
const refusesWith = (code: SetupCode) => (error: unknown): boolean =>
  error instanceof SetupError && error.code === code && !setupSentence(error).includes('?')

describe('which migrations are pending', () => {
  const [a, b, c] = [migration(1, 'a'), migration(10, 'b'), migration(20, 'c')]
  const applied = (...done: Migration[]) => new Map(done.map((one) => [one.number, one]))

  test('those after the last that ran, in order', () => {
    assert.deepEqual(pendingMigrations([a, b, c], applied()), [a, b, c])
    assert.deepEqual(pendingMigrations([a, b, c], applied(a, b)), [c])
    assert.deepEqual(pendingMigrations([a, b, c], applied(a, b, c)), [])
  })
  test('a database that is ahead is left alone', () => assert.deepEqual(pendingMigrations([a], applied(a, b)), []))
  test('a changed one is refused', () => {
    assert.throws(() => pendingMigrations([migration(1, 'other')], applied(a)), refusesWith('migrationChanged'))
  })
  test('a late one is refused', () => {
    assert.throws(() => pendingMigrations([a, b, c], applied(a, c)), refusesWith('migrationOutOfOrder'))
  })
})

describe('migration files', () => {
  test('ours are read in order', () => {
    const numbers = readMigrations().map(({ number }) => number)
    assert.equal(numbers[0], 1)
    assert.deepEqual(numbers, numbers.toSorted((x, y) => x - y))
  })

  test('a misnamed one, or two with one number, are mistakes that stop the program', () => {
    for (const names of [['1-a.sql'], ['0001-a.txt'], ['0001-a.sql', '0001-b.sql'], ['0000-a.sql']]) {
      const folder = mkdtempSync(join(tmpdir(), 'motcua-migrations-'))
      for (const name of names) writeFileSync(join(folder, name), 'select 1')
      assert.throws(() => readMigrations(folder), /migration/, names.join())
      rmSync(folder, { recursive: true })
    }
  })
})

describe('migrating a real database', () => {
  const setUp = async () => {
    const db = await testDatabase()
    const client = await db.connect('superuser')
    const ours = readMigrations()
    const last = ours.at(-1)?.number ?? 0
    const run = (...more: Migration[]) => migrate(db.connection('owner'), now, [...ours, ...more])
    return { client, run, next: last + 1 }
  }

  test('runs what is new once; a second run does nothing', async () => {
    const { run, next } = await setUp()
    const one = migration(next, 'create table one (id uuid primary key)')
    assert.deepEqual(await run(one), [one.name])
    assert.deepEqual(await run(one), [])
  })

  test('a failing one leaves nothing of itself and keeps those before it', async () => {
    const { client, run, next } = await setUp()
    const good = migration(next, 'create table good (id uuid)')
    const bad = migration(next + 1, 'create table half (id uuid); select 1 / 0')
    await assert.rejects(run(good, bad), refusesWith('migrationFailed'))
    const { rows } = await client.query(`select to_regclass('good') is not null as good, to_regclass('half') is not null as half`)
    assert.deepEqual(rows, [{ good: true, half: false }])
    assert.deepEqual(await run(good), [])
  })

  test('gives up when another session holds a table, instead of blocking everyone behind it', { timeout: 30_000 }, async () => {
    const { client, run, next } = await setUp()
    await client.query('begin; lock table tenant in access share mode')
    await assert.rejects(run(migration(next, 'alter table tenant add column later text')), /lock timeout/)
    await client.query('rollback')
  })

  test('two programs that start at once migrate once', async () => {
    const { run, next } = await setUp()
    const slow = migration(next, `create table slow (id uuid); select pg_sleep(0.3)`)
    const ran = await Promise.all([run(slow), run(slow)])
    assert.deepEqual(ran.map((names) => names.length).toSorted(), [0, 1])
  })
})

test('an unreachable server is a sentence, not a stack', async () => {
  const nowhere = { host: join(tmpdir(), randomUUID()), user: 'nobody', database: 'none' }
  await assert.rejects(migrate(nowhere, now), refusesWith('databaseUnreachable'))
})
