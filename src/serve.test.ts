import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { readConfig } from './config.ts'
import { embeddedConnection, findEmbedded } from '#db/embedded.ts'
import type { Store } from '#db/store.ts'
import { testDatabase } from '../test/db.ts'
import { FILLERS, fillOnFirstRun } from './first-run.ts'
import { findInstance } from './instance.ts'
import { createLog } from './log.ts'
import type { Program } from './program.ts'
import { serve, type Role } from './serve.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'motcua-serve-'))
after(() => rmSync(dataDir, { recursive: true, force: true }))
const config = readConfig({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent' })

const instanceWhile = async (options: { role: Role; isDemo: boolean }): Promise<{ id: string; kind: string; lines: readonly string[] }> => {
  const serving = await serve(config, createLog('silent'), options)
  try {
    const address = findEmbedded(dataDir)
    assert.ok(address)
    const client = new pg.Client(embeddedConnection(address, 'app'))
    await client.connect()
    const { rows } = await client.query<{ id: string; kind: string }>('select id, kind from instance')
    await client.end()
    const [row] = rows
    assert.ok(row)
    return { ...row, lines: serving.lines }
  } finally {
    await serving.stop()
  }
}

test('the first start gives the installation its kind, every later one keeps it', async () => {
  const first = await instanceWhile({ role: 'all', isDemo: false })
  assert.equal(first.kind, 'production')
  assert.match(first.lines[0] ?? '', /^Một Cửa đang chạy tại http:\/\/127\.0\.0\.1:\d+$/)
  const second = await instanceWhile({ role: 'web', isDemo: true })
  assert.deepEqual([second.id, second.kind], [first.id, 'production'])
})

test('an installation whose filling failed is filled again; two programs fill it once', async () => {
  const db = await testDatabase()
  const store: Store = { kind: 'server', connection: (role) => db.connection(role), stop: async () => undefined }
  const program: Program = { config, log: createLog('silent'), store, db: db.app }
  let runs = 0
  const fillers = {
    ...FILLERS,
    demo: [async () => {
      runs += 1
      if (runs === 1) throw new Error('killed half-way')
      return [`run ${runs}`]
    }],
  }
  await assert.rejects(fillOnFirstRun(program, 'demo', fillers), /half-way/)
  assert.equal(await findInstance(db.app), undefined)
  const welcomes = await Promise.all([1, 2].map(() => fillOnFirstRun(program, 'demo', fillers)))
  assert.deepEqual(welcomes.flat(), ['run 2'])
  assert.equal((await findInstance(db.app))?.kind, 'demo')
})

test('a worker takes jobs and answers no requests', async () => {
  const { lines } = await instanceWhile({ role: 'worker', isDemo: true })
  assert.deepEqual(lines, [])
})
