import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { transaction, type Ctx } from '#db/context.ts'
import { Temporal } from '#kernel/time.ts'
import { createLog } from '../log.ts'
import { addTestTenant, rowsOf, TEST_TENANT, testCtx, testDatabase } from '../../test/db.ts'
import { enqueueFor, enqueueSimulatedFor } from './enqueue.ts'
import { takeSimulatedJob } from './simulated-queue.ts'
import { expandJob } from './subscriptions.ts'
import { TASKS } from './tasks.ts'
import { SUBSCRIPTIONS } from './subscriptions.ts'
import { startWorker } from './worker.ts'

const db = await testDatabase()
const ctx: Ctx = { ...testCtx(db.app), enqueue: enqueueFor(TEST_TENANT) }
before(() => addTestTenant(db))

const at = (text: string): Temporal.Instant => Temporal.Instant.from(text)
const waiting = (): Promise<{ task_identifier: string; key: string | null; run_at: Temporal.Instant }[]> =>
  rowsOf(db, 'select task_identifier, key, run_at from graphile_worker.jobs order by id')

describe('enqueue', () => {
  test('a rolled-back write takes its job with it', async () => {
    await assert.rejects(transaction(ctx, async (trx) => {
      await ctx.enqueue(trx, { task: 'remind', payload: {} })
      throw new Error('no')
    }))
    assert.deepEqual(await waiting(), [])
  })

  test('the same key moves the timer instead of setting a second', async () => {
    for (const runAt of [at('2031-01-01T00:00:00Z'), at('2031-02-01T00:00:00Z')]) {
      await transaction(ctx, (trx) => ctx.enqueue(trx, { task: 'remind', payload: {}, key: 'due:1', runAt }))
    }
    const jobs = await waiting()
    assert.equal(jobs.length, 1)
    assert.ok(jobs[0]?.run_at.equals(at('2031-02-01T00:00:00Z')))
  })

  test('the web role may enqueue but neither read nor change the queue', async () => {
    await assert.rejects(
      transaction(ctx, (trx) => trx.selectFrom('graphile_worker.jobs' as 'outbox').selectAll().execute()),
      /permission denied/,
    )
  })
})

describe('subscriptions', () => {
  const event = { task: 'dossierEvent', payload: { type: 'received', dossierId: 'd1', seq: 3 } }

  test('an event becomes one keyed job a listener', () => {
    assert.deepEqual(expandJob(event, { received: ['notifyCitizen', 'syncNational'] }), [
      { ...event, task: 'notifyCitizen', key: 'notifyCitizen:d1:3' },
      { ...event, task: 'syncNational', key: 'syncNational:d1:3' },
    ])
  })

  test('nobody listens: no job; a name of Object is no event type', () => {
    assert.deepEqual(expandJob(event, {}), [])
    assert.deepEqual(expandJob({ ...event, payload: { ...event.payload, type: 'constructor' } }, {}), [])
  })

  test('an event that does not say which it is, is a mistake', () => {
    assert.throws(() => expandJob({ task: 'dossierEvent', payload: { type: 'received' } }), TypeError)
  })

  test('every listener is a task that exists', () => {
    for (const task of Object.values(SUBSCRIPTIONS).flat()) assert.ok(task in TASKS, task)
  })
})

test('the worker runs a task as the system of the job’s tenant, and tries a failed one again', async () => {
  const seen: unknown[] = []
  let done = (): void => undefined
  const finished = new Promise<void>((resolve) => (done = resolve))
  const worker = await startWorker({
    connection: db.connection('worker'),
    db: db.worker,
    log: createLog('silent'),
    tasks: {
      greet: async (taskCtx, payload) => {
        const rows = await transaction(taskCtx, (trx) => trx.selectFrom('tenant').select('code').execute())
        seen.push({ actor: taskCtx.actor, tenantId: taskCtx.tenantId, payload, tenants: rows.length })
        done()
      },
      stumble: async () => {
        throw new Error('not yet')
      },
    },
  })
  try {
    await transaction(ctx, async (trx) => {
      await ctx.enqueue(trx, { task: 'stumble', payload: {} })
      await ctx.enqueue(trx, { task: 'greet', payload: { dossierId: 'd1' } })
    })
    await finished
  } finally {
    await worker.stop()
  }
  assert.deepEqual(seen, [{
    actor: { kind: 'system', name: 'greet' }, tenantId: TEST_TENANT, payload: { dossierId: 'd1', tenantId: TEST_TENANT }, tenants: 1,
  }])
  const [failed] = await rowsOf<{ attempts: number; locked_at: unknown }>(
    db, `select attempts, locked_at from graphile_worker.jobs where task_identifier = 'stumble'`)
  assert.deepEqual(failed, { attempts: 1, locked_at: null })
})

test('a simulation drains its jobs in (time, id) order, moved ones at their new time', async () => {
  const simulated = enqueueSimulatedFor({ ...ctx, clock: () => at('2021-01-04T00:30:00Z') })
  const names = ['c', 'a', 'late', 'b', 'moved']
  const times = ['2021-01-05T01:00:00Z', '2021-01-04T01:00:00Z', '2021-02-01T00:00:00Z', '2021-01-05T01:00:00Z', '2021-01-04T02:00:00Z']
  await transaction(ctx, async (trx) => {
    for (const [i, name] of names.entries()) {
      await simulated(trx, { task: name, payload: { n: i }, key: name, runAt: at(times[i] ?? '') })
    }
    await simulated(trx, { task: 'moved', payload: { n: 9 }, key: 'moved', runAt: at('2021-01-06T00:00:00Z') })
    await simulated(trx, { task: 'now', payload: {} })
  })
  const order: string[] = []
  for (;;) {
    const job = await takeSimulatedJob(db.app, at('2021-01-31T00:00:00Z'))
    if (job === undefined) break
    order.push(`${job.task} ${job.payload['n'] ?? '-'}`)
  }
  assert.deepEqual(order, ['now -', 'a 1', 'c 0', 'b 3', 'moved 9'])
})
