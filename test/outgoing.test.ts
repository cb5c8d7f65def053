import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { readConfig } from '#config.ts'
import { transaction, type Ctx } from '#db/context.ts'
import { asStaff, filing, PERSON } from '#dossiers/testing.ts'
import { perform } from '#dossiers/commands.ts'
import { openDiskStore } from '#files/disk-store.ts'
import { openGateway, openRelay } from '#messages/testing-receivers.ts'
import { taken } from '#organisation/testing.ts'
import { queueOutgoing } from '#outbox/queue.ts'
import { TASKS } from '../src/jobs/tasks.ts'
import { startWorker } from '../src/jobs/worker.ts'
import { createLog } from '../src/log.ts'
import { openOutgoing } from '../src/outgoing.ts'
import { rowsOf, TEST_TENANT, testDatabase } from './db.ts'
import { foundRealOffice } from './office.ts'

const db = await testDatabase()
const relay = await openRelay()
let isDown = true
const gateway = await openGateway((_, response) => {
  response.writeHead(isDown ? 503 : 200, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ accepted: true, reference: 'G-1' }))
})
const folder = mkdtempSync(join(tmpdir(), 'motcua-outgoing-'))
after(async () => {
  await relay.close()
  await gateway.close()
  rmSync(folder, { recursive: true, force: true })
})

const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20))
}

test('an office tells the submitter by real mail and through its gateway; what fails stands where people look', async () => {
  const office = await foundRealOffice(db.app)
  const config = readConfig({
    SMTP_URL: relay.url, MAIL_FROM: 'motcua@quangtrach.gov.vn', SMS_URL: gateway.url, SMS_SECRET: 'a secret of sixteen letters',
    PUBLIC_ORIGIN: 'https://motcua.example.vn', DATA_DIR: folder,
  })
  const log = createLog('silent')
  const outgoing = await openOutgoing({ config, log, db: db.worker, tenantId: TEST_TENANT, files: openDiskStore(folder) })
  const worker = await startWorker({ connection: db.connection('worker'), db: db.worker, log, tasks: { ...TASKS, ...outgoing.tasks } })
  const desk: Ctx = await asStaff(office.system, office.staff.desk)
  try {
    const { code, dossierId } = taken(await perform(desk, 'receive', filing(desk, office.units, { submitter: { ...PERSON, email: 'ung@example.vn' } })))
    await until(() => relay.mails.length > 0)
    assert.deepEqual(relay.mails[0]?.to, ['ung@example.vn'])
    assert.match(relay.mails[0]?.raw ?? '', /^From: motcua@quangtrach\.gov\.vn/m)

    // Whether it is night now or not: a message that does not wait for the morning shows the failing gateway.
    await transaction(office.system, (trx) => queueOutgoing(trx, office.system, {
      channel: 'sms', kind: 'message', reference: { messageId: office.system.newId() }, key: 'gone',
    }))
    await until(async () => (await rowsOf<{ state: string }>(db, `select state from outbox where key = 'gone'`))[0]?.state === 'cancelled')
    await db.owner.updateTable('outbox').set({ next_attempt_at: office.system.clock() }).where('channel', '=', 'sms').execute()
    await outgoing.tasks['outbox-wake']?.(office.system, {})
    await until(() => gateway.received.length > 0)
    const [first] = gateway.received
    assert.ok(!first?.body.includes(PERSON.name) && first?.body.includes(code ?? ''))
    await until(async () => (await rowsOf<{ error: string | null }>(db,
      `select last_error as error from outbox where channel = 'sms' and dossier_id = '${dossierId}'`))[0]?.error === 'serverError')

    isDown = false
    await db.owner.updateTable('outbox').set({ next_attempt_at: office.system.clock() }).where('channel', '=', 'sms').execute()
    await outgoing.tasks['outbox-wake']?.(office.system, {})
    await until(() => gateway.received.length > 1)
    assert.equal(gateway.received[1]?.key, first?.key, 'the gateway knows the second sending by its key')
    await until(async () => (await rowsOf<{ receipt: string | null }>(db,
      `select receipt from outbox where channel = 'sms' and dossier_id = '${dossierId}'`))[0]?.receipt === 'G-1')
  } finally {
    await worker.stop()
    await outgoing.stop()
  }
})
