import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import pg from 'pg'
import { chooseIdentity } from './embedded/identity.ts'
import { acquireOwnerLock, findOwner } from './embedded/owner-lock.ts'
import { locateBinaries } from './embedded/binaries.ts'
import { embeddedConnection, findEmbedded, startEmbedded } from './embedded.ts'
import { SERVER_SETTINGS } from './embedded/settings.ts'
import { SetupError } from './setup-error.ts'

const folders: string[] = []
const newFolder = (name = ''): string => {
  const folder = join(mkdtempSync(join(tmpdir(), 'motcua-embedded-')), name)
  folders.push(folder)
  return folder
}
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const inUse = (error: unknown): boolean => error instanceof SetupError && error.code === 'dataDirInUse'

/** A program that starts the server and is then killed without a chance to stop it. */
const startAndKill = async (dataDir: string): Promise<void> => {
  const module = join(import.meta.dirname, 'embedded.ts')
  const code = `
    const { startEmbedded, embeddedConnection } = await import(process.argv[1])
    const pg = (await import('pg')).default
    const server = await startEmbedded(process.argv[2])
    const client = new pg.Client(embeddedConnection(server.address, 'owner'))
    await client.connect()
    await client.query('create table if not exists kept (n int); insert into kept values (1)')
    console.log('ready')
    setInterval(() => {}, 1000)`
  const child: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', code, module, dataDir], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  assert.ok(child.stdout)
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  assert.match(line.toString(), /ready/)
  child.kill('SIGKILL')
  await once(child, 'exit')
}

const query = async <Row>(server: { address: { socketDir: string; port: number } }, text: string): Promise<Row[]> => {
  const client = new pg.Client(embeddedConnection(server.address, 'owner'))
  await client.connect()
  try {
    return (await client.query<Row & pg.QueryResultRow>(text)).rows
  } finally {
    await client.end()
  }
}

describe('the embedded server', () => {
  test('starts in a deep folder with Vietnamese letters and spaces, keeps data, stops without a trace', async () => {
    const dataDir = newFolder(`Một cửa ${'sâu/'.repeat(30)}dữ liệu`)
    const first = await startEmbedded(dataDir)
    await query(first, 'create table kept as select 42 as n')
    await first.stop()
    assert.equal(findOwner(dataDir), undefined)
    assert.ok(!existsSync(first.address.socketDir))
    const second = await startEmbedded(dataDir)
    try {
      assert.deepEqual(await query(second, 'select n from kept'), [{ n: 42 }])
    } finally {
      await second.stop()
    }
  })

  test('a second program on the same data is refused and finds the first one', async () => {
    const dataDir = newFolder()
    const server = await startEmbedded(dataDir)
    try {
      await assert.rejects(startEmbedded(dataDir), inUse)
      assert.deepEqual(findEmbedded(dataDir), server.address)
      assert.deepEqual(await query(server, 'select 1 as alive'), [{ alive: 1 }], 'the first one is not disturbed')
    } finally {
      await server.stop()
    }
  })

  test('a server left behind by kill -9 is stopped cleanly and nothing is lost', async () => {
    const dataDir = newFolder()
    await startAndKill(dataDir)
    const left = Number(readFileSync(join(dataDir, 'postgres/18/postmaster.pid'), 'utf8').split('\n')[0])
    assert.doesNotThrow(() => process.kill(left, 0), 'the server outlived its program')
    const server = await startEmbedded(dataDir)
    try {
      assert.ok(server.stoppedLeftover)
      assert.deepEqual(await query(server, 'select count(*)::int as n from kept'), [{ n: 1 }])
    } finally {
      await server.stop()
    }
  })

  test('that dies under the program is started again at the same address, with everything it had acknowledged', async () => {
    const dataDir = newFolder()
    let restarted = (): void => undefined
    const died = new Promise<void>((resolve) => (restarted = resolve))
    const server = await startEmbedded(dataDir, {}, restarted)
    try {
      await query(server, 'create table kept as select 7 as n')
      const pid = Number(readFileSync(join(dataDir, 'postgres/18/postmaster.pid'), 'utf8').split('\n')[0])
      process.kill(pid, 'SIGKILL')
      await died
      for (;;) {
        const found = await query<{ n: number }>(server, 'select n from kept').catch(() => undefined)
        if (found === undefined) continue
        assert.deepEqual(found, [{ n: 7 }])
        break
      }
    } finally {
      await server.stop()
    }
    assert.ok(!existsSync(join(dataDir, 'postgres/18/postmaster.pid')), 'stopped for good when asked to')
  })

  test('a lock file whose number now belongs to another program does not stop it', async () => {
    const dataDir = newFolder()
    await (await startEmbedded(dataDir)).stop()
    writeFileSync(join(dataDir, 'postgres/18/postmaster.pid'), `${process.pid}\n${dataDir}\n1\n5432\n/tmp\n\n`)
    const server = await startEmbedded(dataDir)
    assert.ok(!server.stoppedLeftover)
    await server.stop()
  })

  test('a first run that was killed leaves no half database', async () => {
    const dataDir = newFolder()
    const half = join(dataDir, 'postgres/partial-1')
    mkdirSync(half, { recursive: true })
    const server = await startEmbedded(dataDir)
    await server.stop()
    assert.ok(!existsSync(half))
  })

  test('sorts and compares by code point, keeps its promises, and listens to nobody else', async () => {
    const server = await startEmbedded(newFolder())
    try {
      const [row] = await query<Record<string, string>>(server, `
        select datlocprovider::text as provider, datlocale as locale, current_setting('fsync') as fsync,
               current_setting('synchronous_commit') as commit, current_setting('listen_addresses') as tcp,
               current_setting('data_checksums') as checksums
          from pg_database where datname = current_database()`)
      assert.deepEqual(row, { provider: 'b', locale: 'C.UTF-8', fsync: 'on', commit: 'on', tcp: '', checksums: 'on' })
    } finally {
      await server.stop()
    }
  })
})

describe('the owner of a data folder', () => {
  test('is one: of many that try, all but one are refused', () => {
    const dataDir = newFolder()
    const lock = acquireOwnerLock(dataDir)
    for (let i = 0; i < 3; i++) assert.throws(() => acquireOwnerLock(dataDir), inUse)
    lock.release()
    acquireOwnerLock(dataDir).release()
  })

  test('that died is followed by the next, who learns what it left', () => {
    const dataDir = newFolder()
    const server = { socketDir: '/tmp/motcua-gone', port: 5432 }
    for (const owner of [{ pid: 2 ** 22 + 1, started: 'x', server }, { pid: process.pid, started: 'an earlier process with our number', server }]) {
      writeFileSync(join(dataDir, 'owner.json'), JSON.stringify(owner))
      const lock = acquireOwnerLock(dataDir)
      assert.deepEqual(lock.abandoned?.server, server)
      lock.release()
    }
  })

  test('an unreadable lock is no owner', () => {
    const dataDir = newFolder()
    writeFileSync(join(dataDir, 'owner.json'), '{"pid":')
    acquireOwnerLock(dataDir).release()
  })
})

describe('as whom it runs', { skip: process.getuid?.() === 0 ? false : 'only as root' }, () => {
  test('root gets an ordinary user inside a namespace, or an account that owns its own folder', () => {
    const clusterDir = join(newFolder(), 'postgres', '18')
    const identity = chooseIdentity(locateBinaries(), clusterDir)
    assert.notEqual(identity.kind, 'self')
    if (identity.kind === 'namespace') assert.equal(identity.command('postgres', ['-V']).file, 'unshare')
    else assert.ok((identity.uid ?? 0) > 0)
  })
})

test('the settings fit a machine of 2 GB', () => {
  const megabytes = (name: string): number => Number(SERVER_SETTINGS[name]?.replace('MB', ''))
  assert.ok(megabytes('shared_buffers') + megabytes('maintenance_work_mem') * 3 + megabytes('work_mem') * 20 < 600)
})
