import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { startProof } from '#citizens/sign-in/contact-proof.ts'
import { beginUse } from '#citizens/passkey/commands.ts'
import { openCitizen } from '#citizens/testing.ts'
import { transaction } from '#db/context.ts'
import { stageFile } from '#files/commands.ts'
import { openDiskStore } from '#files/disk-store.ts'
import { DEFAULT_POLICY } from '#identity/domain/security-policy.ts'
import { CLIENT } from '#identity/testing.ts'
import { openSession } from '#identity/session-store.ts'
import { reserve } from '#identity/throttling.ts'
import { Temporal, type Instant } from '#kernel/time.ts'
import { foundProvince, hire, taken } from '#organisation/testing.ts'
import { addAccount } from '../test/office.ts'
import { rowsOf, TEST_TENANT, testCtx, testDatabase } from '../test/db.ts'
import { housekeepingTasks, housekeepingTimes } from './housekeeping.ts'
import { startWorker } from './jobs/worker.ts'
import { createLog } from './log.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-housekeeping-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const files = openDiskStore(folder)
const db = await testDatabase()

let now: Instant = Temporal.Instant.from('2026-03-02T01:00:00Z')
const app = testCtx(db.app, { now: () => now })
const worker = { ...app, db: db.worker }
const tasks = housekeepingTasks(files)
const run = (name: string): Promise<void> => tasks[name]?.(worker, {}) ?? assert.fail(`no task ${name}`)
const count = async (table: string): Promise<number> =>
  (await rowsOf<{ count: number }>(db, `select count(*)::int as count from ${table}`))[0]?.count ?? -1

const { center } = await foundProvince(app)
const staffId = await hire(app, 'Nguyễn Văn Dũng', { role: 'receptionOfficer', unitId: center })
const accountId = await addAccount(app, staffId)

test('phiên đã hết từ lâu và số đếm thử sai cũ được dọn; phiên còn dùng thì giữ', async () => {
  const open = () =>
    transaction(app, (trx) => openSession(trx, app, accountId, 'active', DEFAULT_POLICY, { address: '10.0.0.1', userAgent: null }))
  const key = { kind: 'login', value: 'ai.do' } as const
  await open()
  await transaction(app, (trx) => reserve(trx, app, key, DEFAULT_POLICY))
  await run('forget-ended-sessions')
  assert.deepEqual([await count('session'), await count('login_throttle')], [1, 1])
  now = now.add({ hours: 24 * 20 })
  await open()
  await run('forget-ended-sessions')
  assert.deepEqual([await count('session'), await count('login_throttle')], [2, 0])
  now = now.add({ hours: 24 * 15 })
  await run('forget-ended-sessions')
  assert.equal(await count('session'), 1, 'the first ended 35 days ago, the second 14 days ago')
})

test('của công dân: phiên cũ, mã và câu đố quá hạn được dọn; phiên còn dùng và nhật ký thì giữ', async () => {
  const citizen = await openCitizen(app)
  taken(await startProof(app, { contact: '0912345678', purpose: 'signUp', client: CLIENT }))
  await beginUse(app, null, 'http://localhost')
  await run('forget-ended-sessions')
  const tables = ['citizen_session', 'code_message', 'contact_proof', 'passkey_challenge']
  const counts = () => Promise.all(tables.map(count))
  assert.deepEqual(await counts(), [1, 1, 1, 1])
  now = now.add({ hours: 24 * 20 })
  const later = await openCitizen(app)
  await run('forget-ended-sessions')
  assert.deepEqual(await counts(), [2, 0, 0, 0])
  now = now.add({ hours: 24 * 15 })
  await run('forget-ended-sessions')
  assert.deepEqual(await rowsOf(db, 'select account_id from citizen_session'), [{ account_id: later.accountId }])
  assert.notEqual(citizen.accountId, later.accountId)
})

test('tệp tải lên mà không ai dùng trong một ngày được dọn, cả dòng lẫn nội dung', async () => {
  const body = async function* () {
    yield Buffer.from('Đơn đề nghị\n')
  }
  const staged = taken(await stageFile(app, files, { name: 'don.txt', declaredType: 'text/plain', body: body() }))
  await run('sweep-files')
  assert.ok(await files.has(staged.sha256))
  now = Temporal.Now.instant().add({ hours: 25 })
  await run('sweep-files')
  assert.deepEqual([await count('stored_file'), await files.has(staged.sha256)], [0, false])
})

test('bảng giờ chạy được thư viện nhận, mỗi việc có trong danh sách', async () => {
  const times = housekeepingTimes(TEST_TENANT)
  const connection = db.connection('worker')
  const started = await startWorker({ connection, db: db.worker, log: createLog('silent'), tasks, times })
  await started.stop()
  const known = await rowsOf<{ identifier: string }>(db, 'select identifier from graphile_worker._private_known_crontabs order by 1')
  assert.deepEqual(known.map(({ identifier }) => identifier), Object.keys(tasks).toSorted())
})
