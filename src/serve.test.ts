import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { readConfig } from './config.ts'
import { embeddedConnection, findEmbedded } from '#db/embedded.ts'
import type { Store } from '#db/store.ts'
import { addTestTenant, testDatabase } from '../test/db.ts'
import type { Welcome } from './first-run.ts'
import { ensureFounded } from './founding.ts'
import { findInstance } from './instance.ts'
import { testVault } from '#secrets/testing.ts'
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
  const first = await instanceWhile({ role: 'worker', isDemo: false })
  assert.equal(first.kind, 'production')
  assert.match(first.lines.join(), /để tạo quản trị đầu tiên/)
  const second = await instanceWhile({ role: 'worker', isDemo: true })
  assert.deepEqual(second, { id: first.id, kind: 'production', lines: [] })
})

test('an installation whose filling was cut short is filled anew; two programs fill it once', async () => {
  const db = await testDatabase()
  const store: Store = { kind: 'server', connection: (role) => db.connection(role), stop: async () => undefined }
  const program: Program = { config, log: createLog('silent'), store, db: db.app, vault: testVault }
  let runs = 0
  const fill = async (): Promise<Welcome> => {
    runs += 1
    await addTestTenant(db)
    if (runs === 1) throw new Error('killed half-way')
    return { lines: [`run ${runs}`] }
  }
  await assert.rejects(ensureFounded(program, 'demo', fill), /half-way/)
  assert.equal(await findInstance(db.app), undefined)
  const welcomes = await Promise.all([1, 2].map(() => ensureFounded(program, 'demo', fill)))
  assert.deepEqual(welcomes.flatMap(({ lines }) => lines), ['run 2'])
  assert.equal((await findInstance(db.app))?.kind, 'demo')
})
