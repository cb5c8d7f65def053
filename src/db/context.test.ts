import assert from 'node:assert/strict'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { citizenActor, type Actor } from '#kernel/actor.ts'
import type { AccountId, StaffId, UnitId } from '#kernel/ids.ts'
import { ok, refuse } from '#kernel/result.ts'
import { Temporal } from '#kernel/time.ts'
import { addTestTenant, countingIds, rowsOf, TEST_TENANT, testCtx, testDatabase } from '../../test/db.ts'
import { transaction, type Trx } from './context.ts'

const db = await testDatabase()
const ctx = testCtx(db.app)
const newId = countingIds()

before(() => addTestTenant(db))

const write = (trx: Trx, lastNo: number): Promise<unknown> =>
  trx.insertInto('number_series').values({ tenant_id: TEST_TENANT, series: newId(), last_no: lastNo }).execute()

const seriesCount = async (): Promise<number> => (await rowsOf(db, 'select * from number_series')).length

describe('transaction', () => {
  test('commits what the work did', async () => {
    const before = await seriesCount()
    assert.equal(await transaction(ctx, async (trx) => (await write(trx, 1), 'done')), 'done')
    assert.equal(await seriesCount(), before + 1)
  })

  test('an exception undoes everything and is the one that is thrown', async () => {
    const before = await seriesCount()
    const bug = new Error('a bug')
    await assert.rejects(transaction(ctx, async (trx) => {
      await write(trx, 1)
      throw bug
    }), bug)
    assert.equal(await seriesCount(), before)
  })

  test('a refusal undoes everything, unless the work asks to keep', async () => {
    const before = await seriesCount()
    const work = async (trx: Trx) => (await write(trx, 1), refuse('tooLate'))
    assert.deepEqual(await transaction(ctx, work), refuse('tooLate'))
    assert.equal(await seriesCount(), before)
    await transaction(ctx, work, { keepOnRefusal: true })
    assert.equal(await seriesCount(), before + 1)
  })

  test('work that swallowed a database error cannot pass for committed', async () => {
    await assert.rejects(transaction(ctx, async (trx) => {
      await write(trx, 1)
      await sql`select 1 / 0`.execute(trx).catch(() => undefined)
      return ok('looks fine')
    }), /was rolled back/)
  })

  test('a connection that failed serves the next transaction', async () => {
    for (let i = 0; i < 12; i++) {
      await assert.rejects(transaction(ctx, (trx) => sql`select 1 / 0`.execute(trx)), /division by zero/)
    }
    assert.equal(await transaction(ctx, async () => 'alive'), 'alive')
  })

  test('sees only its own tenant', async () => {
    await transaction(ctx, (trx) => write(trx, 1))
    const other = { ...ctx, tenantId: newId() as typeof TEST_TENANT }
    assert.deepEqual(await transaction(other, (trx) => trx.selectFrom('number_series').selectAll().execute()), [])
    await assert.rejects(transaction(other, (trx) => write(trx, 2)), /row-level security/)
    assert.deepEqual(await db.app.selectFrom('number_series').selectAll().execute(), [], 'nothing outside a transaction')
  })

  test('sets the units that the actor reaches, each once', async () => {
    const [a, b] = [newId() as UnitId, newId() as UnitId]
    const grant = (reach: UnitId[]) => ({ role: 'caseOfficer', unitId: a, reach: new Set(reach), sectors: null }) as const
    const staff: Actor = {
      kind: 'staff', staffId: newId() as StaffId, accountId: newId() as AccountId, name: 'Trần Thị B', grants: [grant([a]), grant([a, b])],
    }
    const read = async (actor: Actor): Promise<unknown> => {
      const { rows } = await transaction({ ...ctx, actor }, (trx) =>
        sql<{ scope: string; units: string[] }>`select current_scope() as scope, current_units() as units`.execute(trx))
      return rows[0]
    }
    assert.deepEqual(await read(staff), { scope: 'units', units: [a, b] })
    assert.deepEqual(await read(citizenActor(newId() as AccountId)), { scope: 'units', units: [] })
    assert.deepEqual(await read({ kind: 'system', name: 'job' }), { scope: 'all', units: [] })
  })

  test('an id that is no UUID never reaches SQL', async () => {
    const tenantId = `x', true); drop table tenant; --` as typeof TEST_TENANT
    await assert.rejects(transaction({ ...ctx, tenantId }, async () => 1), /not a UUID/)
  })

  test('a deadlock is run again and reported; it does not run for ever', async () => {
    const seen: unknown[] = []
    const listen = (message: unknown): void => void seen.push(message)
    subscribe('motcua.transaction.retried', listen)
    const deadlock = sql`do $$ begin raise exception 'deadlock' using errcode = '40P01'; end $$`
    let runs = 0
    const value = await transaction(ctx, async (trx) => {
      runs += 1
      if (runs === 1) await deadlock.execute(trx)
      return runs
    })
    assert.equal(value, 2)
    assert.deepEqual(seen, [{ code: '40P01', attempt: 1, actor: 'system' }])
    await assert.rejects(transaction(ctx, (trx) => deadlock.execute(trx)), /deadlock/)
    assert.equal(seen.length, 3)
    unsubscribe('motcua.transaction.retried', listen)
  })
})

describe('values', () => {
  test('moments, days and big integers come back as our words', async () => {
    const moment = Temporal.Instant.from('2021-06-15T00:30:00.123456Z')
    const day = Temporal.PlainDate.from('2021-06-15')
    const { rows } = await sql<Record<string, unknown>>`
      select ${moment}::timestamptz as moment, ${day}::date as day, 9007199254740991::int8 as big,
             ${[moment]}::timestamptz[] as moments, ${[day, null]}::date[] as days, array[1, null]::int8[] as bigs`.execute(db.app)
    const [row = {}] = rows
    assert.ok(row['moment'] instanceof Temporal.Instant && row['moment'].equals(moment))
    assert.ok(row['day'] instanceof Temporal.PlainDate && row['day'].equals(day))
    assert.equal(row['big'], Number.MAX_SAFE_INTEGER)
    assert.equal(String(row['moments']), '2021-06-15T00:30:00.123456Z')
    assert.equal(String(row['days']), '2021-06-15,')
    assert.deepEqual(row['bigs'], [1, null])
  })

  test('an integer beyond the safe range throws instead of rounding', async () => {
    await assert.rejects(sql`select 9007199254740993::int8`.execute(db.app), /beyond the safe range/)
  })
})
