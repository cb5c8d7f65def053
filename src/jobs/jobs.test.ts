import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { transaction, type Ctx } from '#db/context.ts'
import { Temporal } from '#kernel/time.ts'
import { createLog } from '../log.ts'
import { addTestTenant, rowsOf, TEST_TENANT, testCtx, testDatabase } from '../../test/db.ts'
import { enqueueFor, enqueueSimulatedFor } from './enqueue.ts'
import { takeSimulatedJob } from './simulated-queue.ts'
import { peopleTasks } from '#dossiers/people/know-people.ts'
import { testVault } from '#secrets/testing.ts'
import { inward, jobsOf, narrowed, SUBSCRIPTIONS } from './subscriptions.ts'
import { TASKS } from './tasks.ts'
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

describe('announcements', () => {
  const heard = { task: 'notifyCitizen', isOutward: true }
  const counted = { task: 'countFee', isOutward: false }
  const subscriptions = { received: [heard, counted], forwarded: [counted] }
  const events = [{ seq: 3, type: 'received' }, { seq: 4, type: 'moved' }, { seq: 5, type: 'forwarded' }]
  const announced = { task: 'dossierEvents', payload: { dossierId: 'd1', events } }

  test('a command with three events and two listeners is one job, without what nobody listens to', async () => {
    const before = (await waiting()).length
    await transaction(ctx, (trx) => enqueueFor(TEST_TENANT, subscriptions)(trx, announced))
    const jobs = await rowsOf<{ task_identifier: string; payload: unknown }>(
      db, `select j.task_identifier, p.payload from graphile_worker.jobs j
           join graphile_worker._private_jobs p on p.id = j.id order by j.id offset ${before}`)
    assert.deepEqual(jobs, [
      { task_identifier: 'dossierEvents', payload: { dossierId: 'd1', events: [events[0], events[2]], tenantId: TEST_TENANT } },
    ])
  })

  test('the worker divides it into one keyed job a listener and event', () => {
    assert.deepEqual(jobsOf({ dossierId: 'd1', events }, subscriptions), [
      { task: 'notifyCitizen', payload: { dossierId: 'd1', seq: 3, type: 'received' }, key: 'notifyCitizen:d1:3' },
      { task: 'countFee', payload: { dossierId: 'd1', seq: 3, type: 'received' }, key: 'countFee:d1:3' },
      { task: 'countFee', payload: { dossierId: 'd1', seq: 5, type: 'forwarded' }, key: 'countFee:d1:5' },
    ])
  })

  test('nobody listens: no job; a name of Object is no event type', () => {
    assert.equal(narrowed(announced, {}), undefined)
    assert.equal(narrowed({ ...announced, payload: { dossierId: 'd1', events: [{ seq: 1, type: 'constructor' }] } }, {}), undefined)
  })

  test('an event that does not say which it is, is a mistake', () => {
    assert.throws(() => narrowed({ task: 'dossierEvents', payload: { dossierId: 'd1', events: [{ type: 'received' }] } }), TypeError)
  })

  test('a simulation divides it at once and leaves out who only tells somebody outside', async () => {
    const simulated = enqueueSimulatedFor(ctx, inward(subscriptions))
    await transaction(ctx, (trx) => simulated(trx, announced))
    const jobs = await rowsOf<{ key: string }>(db, 'delete from simulated_job returning key')
    assert.deepEqual(jobs.map(({ key }) => key).toSorted(), ['countFee:d1:3', 'countFee:d1:5'])
    assert.deepEqual(inward({ received: [heard] }), {})
  })

  test('every listener is a task that exists', () => {
    const tasks = { ...TASKS, ...peopleTasks(testVault) }
    for (const { task } of Object.values(SUBSCRIPTIONS).flat()) assert.ok(task in tasks, task)
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
