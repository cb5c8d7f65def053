import assert from 'node:assert/strict'
import { before, beforeEach, describe, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { transaction, type Ctx } from '#db/context.ts'
import { toAt } from '#kernel/at.ts'
import { VISITOR } from '#kernel/actor.ts'
import { uuid7, type AccountId, type StaffId, type UnitId } from '#kernel/ids.ts'
import { Temporal, type Instant } from '#kernel/time.ts'
import { addTestTenant, countingIds, rowsOf, testCtx, testDatabase } from '../../test/db.ts'
import { cancelOutgoing, retryOutgoing } from './commands.ts'
import { deliver, LEASE_SECONDS, type Courier } from './deliver.ts'
import { startDeliverer } from './deliverer.ts'
import { MOST_ATTEMPTS, nextAttemptAt } from './domain/back-off.ts'
import type { Attempt, Parcel } from './domain/parcel.ts'
import { findOutboxHealth, findTroubled, isAlarming } from './queries.ts'
import { queueOutgoing, WAKE } from './queue.ts'

const db = await testDatabase()
const newId = countingIds()
let now: Instant
const later = (duration: Temporal.DurationLike): void => {
  now = now.add(duration)
}
const web = testCtx(db.app, { newId, now: () => now })
const worker = testCtx(db.worker, { newId, now: () => now })

before(() => addTestTenant(db))
beforeEach(async () => {
  now = Temporal.Instant.from('2026-11-23T01:00:00Z')
  await sql`delete from outbox`.execute(db.owner)
})

const dossier = (n: number): string => uuid7(1, Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 0, 0, n]))
const queue = (name: string, dossierId: string | null = null, more: object = {}): Promise<boolean> =>
  transaction(web, (trx) => queueOutgoing(trx, web, { channel: 'mail', kind: 'test', reference: { name }, key: name, dossierId, ...more }))

const DELIVERED: Attempt = { kind: 'delivered', receipt: null }
const DOWN: Attempt = { kind: 'failed', failure: 'unreachable' }

/** Carries in memory; says what it got, by name. */
const courierThat = (answer: (name: string, parcel: Parcel) => Attempt | Promise<Attempt>, isStrict = false) => {
  const got: string[] = []
  const keys = new Map<string, Set<string>>()
  const courier: Courier = {
    isStrict,
    carry: async (_ctx, parcel) => {
      const name = String(parcel.reference['name'])
      got.push(name)
      keys.set(name, (keys.get(name) ?? new Set()).add(parcel.id))
      return answer(name, parcel)
    },
  }
  return { courier, got, keys }
}

const deliverAll = async (ctx: Ctx, courier: Courier): Promise<void> => {
  while ((await deliver(ctx, 'mail', courier)) > 0);
}

const stateOf = async (name: string) =>
  (await rowsOf<{ state: string; attempts: number; last_error: string | null }>(
    db, `select state, attempts, last_error from outbox where key = '${name}'`))[0]

describe('queue', () => {
  test('with its cause or not at all', async () => {
    await assert.rejects(transaction(web, async (trx) => {
      await queueOutgoing(trx, web, { channel: 'mail', kind: 'test', reference: {}, key: 'undone' })
      throw new Error('no')
    }))
    assert.equal(await stateOf('undone'), undefined)
  })

  test('the same key goes out once, and wakes the worker once', async () => {
    web.jobs.length = 0
    assert.equal(await queue('a', dossier(1)), true)
    assert.equal(await queue('a', dossier(1)), false)
    assert.deepEqual(web.jobs.map(({ task }) => task), [WAKE])
  })

  test('whoever is nobody queues and sees nothing', async () => {
    const visitor: Ctx = { ...web, actor: VISITOR }
    await transaction(visitor, (trx) => queueOutgoing(trx, visitor, { channel: 'mail', kind: 'test', reference: { name: 'code' }, key: 'code' }))
    const seen = await transaction(visitor, (trx) => trx.selectFrom('outbox').selectAll().execute())
    assert.deepEqual(seen, [])
    assert.equal((await stateOf('code'))?.state, 'pending')
  })
})

describe('order', () => {
  test('one dossier in order, whatever the hour of its rows; another is not held up by a failing one', async () => {
    for (const name of ['1a', '1b', '1c']) await queue(name, dossier(1))
    for (const name of ['2a', '2b']) await queue(name, dossier(2))
    const { courier, got } = courierThat((name) => (name === '1a' ? DOWN : DELIVERED))
    await deliverAll(worker, courier)
    assert.deepEqual(got.filter((name) => name.startsWith('1')), ['1a'])
    assert.deepEqual(got.filter((name) => name.startsWith('2')), ['2a', '2b'])
    later({ minutes: 1 })
    const { courier: mended, got: then } = courierThat(() => DELIVERED)
    await deliverAll(worker, mended)
    assert.deepEqual(then, ['1a', '1b', '1c'])
  })

  test('transactions that commit in another order than they began lose and overtake nothing', async () => {
    let release = (): void => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    let begun = (): void => undefined
    const hasBegun = new Promise<void>((resolve) => (begun = resolve))
    const slow = transaction(web, async (trx) => {
      await queueOutgoing(trx, web, { channel: 'mail', kind: 'test', reference: { name: 'slow' }, key: 'slow', dossierId: dossier(1) })
      begun()
      await held
    })
    await hasBegun
    await queue('other', dossier(2))
    const { courier, got } = courierThat(() => DELIVERED)
    await deliverAll(worker, courier)
    assert.deepEqual(got, ['other'])
    const next = queue('next', dossier(1))
    release()
    await Promise.all([slow, next])
    await deliverAll(worker, courier)
    assert.deepEqual(got, ['other', 'slow', 'next'])
  })

  test('what was refused holds back its line only where order is everything', async () => {
    for (const isStrict of [false, true]) {
      await sql`delete from outbox`.execute(db.owner)
      for (const name of ['a', 'b']) await queue(name, dossier(1))
      const { courier, got } = courierThat((name) => (name === 'a' ? { kind: 'refused', failure: 'rejected' } : DELIVERED), isStrict)
      await deliverAll(worker, courier)
      assert.deepEqual(got, isStrict ? ['a'] : ['a', 'b'])
    }
  })
})

describe('at least once', () => {
  test('killed between sending and settling: sent again under the same key, once its lease is over', async () => {
    await queue('a')
    const dying = courierThat(() => new Promise<Attempt>(() => undefined))
    void deliver(worker, 'mail', dying.courier)
    while (dying.got.length === 0) await new Promise((resolve) => setImmediate(resolve))
    const { courier, got, keys } = courierThat(() => DELIVERED)
    await deliverAll(worker, courier)
    assert.deepEqual(got, [], 'within the lease nobody else sends it')
    later({ seconds: LEASE_SECONDS })
    await deliverAll(worker, courier)
    assert.deepEqual(got, ['a'])
    assert.deepEqual(keys.get('a'), dying.keys.get('a'))
  })

  test('a sender that comes back after its lease changes nothing', async () => {
    await queue('a')
    let answer = (_: Attempt): void => undefined
    const late = courierThat(() => new Promise<Attempt>((resolve) => (answer = resolve)))
    const running = deliver(worker, 'mail', late.courier)
    while (late.got.length === 0) await new Promise((resolve) => setImmediate(resolve))
    later({ seconds: LEASE_SECONDS })
    await deliverAll(worker, courierThat(() => DELIVERED).courier)
    answer({ kind: 'refused', failure: 'rejected' })
    await running
    assert.equal((await stateOf('a'))?.state, 'delivered')
  })

  test('two workers at once: each row once', async () => {
    for (let i = 0; i < 40; i++) await queue(`n${i}`, dossier(i % 7))
    const { courier, got } = courierThat(async () => {
      await new Promise((resolve) => setImmediate(resolve))
      return DELIVERED
    })
    await Promise.all([deliverAll(worker, courier), deliverAll(worker, courier), deliverAll(worker, courier)])
    await deliverAll(worker, courier)
    assert.equal(got.length, 40)
    for (let d = 0; d < 7; d++) {
      const mine = got.map((name) => Number(name.slice(1))).filter((n) => n % 7 === d)
      assert.deepEqual(mine, mine.toSorted((a, b) => a - b))
    }
  })
})

describe('failing', () => {
  test('a receiver that is down for an hour gets everything afterwards', async () => {
    await queue('a', dossier(1))
    await queue('b', dossier(1))
    const down = courierThat(() => DOWN)
    for (let minute = 0; minute < 60; minute++) {
      await deliverAll(worker, down.courier)
      later({ minutes: 1 })
    }
    assert.ok(down.got.length > 3 && down.got.length < 12, `${down.got.length} attempts in an hour`)
    const { courier, got } = courierThat(() => DELIVERED)
    later({ hours: 1 })
    await deliverAll(worker, courier)
    assert.deepEqual(got, ['a', 'b'])
  })

  test('after the last attempt it waits for a person, is listed, and is sent again or given up when told', async () => {
    for (const name of ['a', 'b']) await queue(name)
    const { courier } = courierThat(() => DOWN)
    for (let i = 0; i < MOST_ATTEMPTS; i++) {
      await deliverAll(worker, courier)
      later({ hours: 1 })
    }
    const listed = await transaction(worker, (trx) => findTroubled(trx))
    assert.deepEqual(listed.map(({ state, attempts, failure }) => ({ state, attempts, failure })),
      ['a', 'b'].map(() => ({ state: 'refused', attempts: MOST_ATTEMPTS, failure: 'unreachable' })))
    const [a, b] = listed
    const admin: Ctx = { ...web, actor: { kind: 'staff', staffId: newId() as StaffId, accountId: newId() as AccountId, name: 'Quản trị',
      grants: [{ role: 'systemAdmin', unitId: newId() as UnitId, reach: new Set(), sectors: null }] } }
    assert.deepEqual(await retryOutgoing(web, a?.id ?? ''), { ok: false, refusal: { code: 'outboxNotAllowed' } })
    assert.ok((await retryOutgoing(admin, a?.id ?? '')).ok)
    assert.ok((await cancelOutgoing(admin, b?.id ?? '')).ok)
    assert.deepEqual(await cancelOutgoing(admin, b?.id ?? ''), { ok: false, refusal: { code: 'parcelAlreadyDone' } })
    await deliverAll(worker, courierThat(() => DELIVERED).courier)
    assert.equal((await stateOf('a'))?.state, 'delivered')
    assert.equal((await stateOf('b'))?.state, 'cancelled')
  })

  test('a courier that throws has failed, is told, and the others go on', async () => {
    for (const name of ['a', 'b']) await queue(name)
    const { courier } = courierThat((name) => {
      if (name === 'a') throw new Error('a bug')
      return DELIVERED
    })
    const told: unknown[] = []
    await deliver(worker, 'mail', courier, (error) => told.push(error))
    assert.equal((await stateOf('b'))?.state, 'delivered')
    assert.deepEqual(await stateOf('a'), { state: 'pending', attempts: 1, last_error: 'internal' })
    assert.equal(told.length, 1)
  })

  test('what nobody needs any more is not sent', async () => {
    await queue('code', null, { expiresAt: now.add({ minutes: 10 }) })
    later({ minutes: 10 })
    const { courier, got } = courierThat(() => DELIVERED)
    await deliverAll(worker, courier)
    assert.deepEqual(got, [])
    assert.deepEqual(await stateOf('code'), { state: 'cancelled', attempts: 1, last_error: 'expired' })
  })
})

test('the oldest unsent is an alarm after five minutes; what waits for quiet hours to end is none', async () => {
  await queue('quiet', null, { notBefore: now.add({ hours: 8 }) })
  await queue('a')
  const health = () => transaction(worker, (trx) => findOutboxHealth(trx, now))
  assert.equal(isAlarming(await health(), now), false)
  later({ minutes: 6 })
  assert.equal(isAlarming(await health(), now), true)
  await deliverAll(worker, courierThat(() => DELIVERED).courier)
  assert.equal(isAlarming(await health(), now), false)
})

test('the deliverer sends when woken and stops after what it carries', async () => {
  const { courier, got } = courierThat(() => DELIVERED)
  const deliverer = startDeliverer({ ctx: worker, couriers: { mail: courier }, log: { warn: () => undefined }, everyMs: 3_600_000 })
  await queue('a')
  deliverer.wake()
  while ((await stateOf('a'))?.state !== 'delivered') await new Promise((resolve) => setImmediate(resolve))
  await deliverer.stop()
  assert.deepEqual(got, ['a'])
})

test('back-off grows, never shrinks below half nor beyond an hour', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (attempt, chance) => {
    const start = Temporal.Instant.from('2026-11-23T01:00:00Z')
    const waited = Temporal.Instant.from(nextAttemptAt(toAt(start), attempt, chance)).since(start).total('seconds')
    const full = Math.min(3600, 30 * 2 ** (attempt - 1))
    assert.ok(waited >= full / 2 && waited <= full)
  }))
})
