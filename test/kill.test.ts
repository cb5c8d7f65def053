import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { openDatabase } from '#db/client.ts'
import { embeddedConnection, findEmbedded } from '#db/embedded.ts'
import { replay } from '#dossiers/replay.ts'
import { CODES, PERSON } from '#dossiers/testing.ts'
import { findTenantId } from '#organisation/found-organisation.ts'
import { killPostmaster, prepareInstallation, startProgram, type RunningProgram } from './killable-program.ts'
import { checkLedger, checkNothingHalfDone } from './ledger-check.ts'
import { systemOf } from './office.ts'
import { openLedger, type Sent } from './request-ledger.ts'
import { seededRandom } from './seeded-random.ts'

const KILLS = 10
const CLIENTS = 5
/** Answers after which the next kill strikes; where in a request it falls is then a matter of the machine. */
const MOST_ANSWERS = 25

const random = seededRandom(19_000_101)
const installation = await prepareInstallation()
const { cookies, units } = installation
const ledger = openLedger()

/** The life of a dossier: who does what, on which step. */
const LIFE = [
  ['officer', 'draftResult', { stepNo: 2, outcome: 'GRANTED', summary: 'Đủ điều kiện' }],
  ['officer', 'forward', { stepNo: 2 }],
  ['head', 'forward', { stepNo: 3 }],
  ['leader', 'approve', { stepNo: 4 }],
  ['clerk', 'issue', { stepNo: 5 }],
] as const

/** One client's work without end: a dossier received and carried on, one command after the other. */
function* work(): Generator<Omit<Sent, 'answer'>, never> {
  for (;;) {
    const dossierId = random.uuid()
    const filing = {
      procedureCode: CODES.maritalStatus, caseId: 'usual', receivingUnitId: units.center, competentUnitId: units.commune, submitter: PERSON,
    }
    yield { person: 'desk', name: 'receive', body: { commandId: random.uuid(), dossierId, ...filing } }
    for (const [person, name, rest] of LIFE) yield { person, name, body: { commandId: random.uuid(), dossierId, ...rest } }
  }
}

const clients = Array.from({ length: CLIENTS }, () => ({ work: work(), waiting: undefined as Sent | undefined }))
const cookieOf = ({ person }: Sent): string => cookies[person] ?? assert.fail(person)

/** All clients at once. Each stops at its first request without an answer, and begins with that one the next time. */
const runClients = async (url: string, isEnough: () => boolean): Promise<void> => {
  const run = async (client: (typeof clients)[number]): Promise<void> => {
    while (client.waiting !== undefined || !isEnough()) {
      client.waiting ??= ledger.note(client.work.next().value)
      if (!(await ledger.send(url, client.waiting, cookieOf(client.waiting)))) return
      client.waiting = undefined
    }
  }
  await Promise.all(clients.map(run))
}

const answered = (): number => ledger.sent.filter(({ answer }) => answer !== undefined).length

const inspect = async (check: (db: pg.Client) => Promise<void>): Promise<void> => {
  const address = findEmbedded(installation.dataDir) ?? assert.fail('no server')
  const db = new pg.Client(embeddedConnection(address, 'superuser'))
  await db.connect()
  try {
    await check(db)
  } finally {
    await db.end()
  }
}

let program: RunningProgram | undefined
const logs: string[] = []
after(async () => {
  await program?.stop()
})

test(`chương trình bị kill -9 ${KILLS} lần giữa lúc làm việc: không mất, không trùng, không dở dang`, async () => {
  let unanswered = 0
  for (let kill = 0; kill < KILLS; kill++) {
    program = await startProgram(installation)
    await inspect(checkNothingHalfDone)
    await inspect((db) => checkLedger(db, ledger.sent))
    const { url, kill: strike } = program
    const target = answered() + 1 + random.int(MOST_ANSWERS)
    let struck: Promise<void> | undefined
    const strikeInTime = (): boolean => {
      if (struck === undefined && answered() >= target) struck = strike()
      return false
    }
    await runClients(url, strikeInTime)
    await struck
    assert.ok(struck, 'the program ended before it was killed')
    unanswered += clients.filter(({ waiting }) => waiting !== undefined).length
    logs.push(program.log())
  }
  assert.ok(unanswered >= KILLS, `the kills met only ${unanswered} requests on their way`)
})

test('gửi lại mọi lệnh, đã trả lời hay chưa: mỗi lệnh đúng một lần, câu trả lời như cũ', async () => {
  program = await startProgram(installation)
  for (const one of ledger.sent) assert.ok(await ledger.send(program.url, one, cookieOf(one)), `${one.name} has no answer`)
  for (const client of clients) client.waiting = undefined
  await inspect(checkNothingHalfDone)
  await inspect(async (db) => {
    await checkLedger(db, ledger.sent)
    const { rows } = await db.query<{ commands: number }>('select count(*)::int as commands from command_log')
    assert.equal(rows[0]?.commands, ledger.sent.length)
  })
})

test('máy chủ dữ liệu bị kill -9: chương trình không tắt, tự nối lại và làm tiếp', async () => {
  assert.ok(program)
  const { url } = program
  const target = answered() + 10
  let isStruck = false
  await runClients(url, () => {
    if (!isStruck && answered() >= target) {
      isStruck = true
      killPostmaster(installation.clusterDir)
    }
    return answered() >= target + 40
  })
  assert.ok(isStruck)
  // Whoever met the outage tries again, as people do, until the server is back.
  const end = answered() + 20
  while (answered() < end) {
    assert.ok(program.isRunning(), `the program ended with its database: ${program.log().slice(-3000)}`)
    await runClients(url, () => answered() >= end)
    await pause(200)
  }
  assert.equal((await fetch(`${url}/suc-khoe`)).status, 200)
  await inspect(checkNothingHalfDone)
  await inspect((db) => checkLedger(db, ledger.sent))
})

test('dựng lại từ lịch sử không thấy sai lệch; nhật ký không có dữ liệu cá nhân, không có bí mật', async () => {
  assert.ok(program)
  const db = openDatabase(embeddedConnection(findEmbedded(installation.dataDir) ?? assert.fail('no server'), 'app'))
  const { dossiers, events, discrepancies } = await replay(systemOf(db, await findTenantId(db)))
  await db.destroy()
  assert.deepEqual(discrepancies, [])
  assert.ok(dossiers >= CLIENTS && events > dossiers)
  assert.equal(await program.stop(), 0)
  logs.push(program.log())
  const log = logs.join('')
  assert.ok(log.includes('started'), 'the log was caught')
  for (const secret of [PERSON.name, PERSON.identityNumber, PERSON.phone, 'Thanh Sơn', ...Object.values(cookies).map((one) => one.split('=')[1] ?? '?')]) {
    assert.ok(!log.includes(secret), `the log holds ${secret}`)
  }
})
