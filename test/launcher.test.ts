import assert from 'node:assert/strict'
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { after, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { isServerOf } from '#db/embedded/running-process.ts'

const ROOT = join(import.meta.dirname, '..')
const PARTS = ['src', 'law', 'tools', 'package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts', 'react-router.config.ts', 'build']

const folders: string[] = []
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A copy of the checkout at a path of one's choice, with the installed packages linked in. */
const copyCheckout = (name: string, { linkModules = true } = {}): string => {
  const base = mkdtempSync(join(tmpdir(), 'motcua-launch-'))
  folders.push(base)
  chmodSync(base, 0o755)
  const copy = join(base, name)
  mkdirSync(copy, { recursive: true })
  for (const part of PARTS) {
    if (existsSync(join(ROOT, part))) cpSync(join(ROOT, part), join(copy, part), { recursive: true })
  }
  if (linkModules) symlinkSync(realpathSync(join(ROOT, 'node_modules')), join(copy, 'node_modules'))
  return copy
}

/** Nothing of the test run reaches the program: as if typed into a fresh terminal. */
const cleanEnvironment = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'], HOME: process.env['HOME'], TMPDIR: tmpdir(), PORT: '0', LOG_LEVEL: 'warn', ...more,
})

type Options = { node?: string; env?: NodeJS.ProcessEnv; uid?: number; gid?: number }

const launch = (copy: string, args: string[], { node = process.execPath, env, ...who }: Options = {}): ChildProcess =>
  spawn(node, [join(copy, 'tools/launch.mjs'), ...args], { cwd: copy, env: cleanEnvironment(env), ...who })

const finish = async (child: ChildProcess): Promise<{ code: number | null; out: string; err: string }> => {
  const texts = { out: '', err: '' }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (texts.out += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (texts.err += text))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, ...texts }
}

/** Waits for the address that the program prints; what it printed before it failed, if it does not. */
const addressOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = ''
    const listen = (text: string): void => {
      said += text
      const url = /http:\/\/\S+/.exec(said)?.[0]
      if (url !== undefined) resolve(url)
    }
    child.stdout?.setEncoding('utf8').on('data', listen)
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text))
    child.once('close', () => reject(new Error(`ended before it served: ${said}`)))
  })

const stop = async (child: ChildProcess): Promise<number | null> => {
  child.kill('SIGTERM')
  const [code] = (await once(child, 'close')) as [number | null]
  return code
}

const serverPid = (copy: string): number => {
  const file = join(copy, 'data/postgres/18/postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0
}

/** Serves a health check, then stops in order: exit code 0 and no server left behind. */
const servesAndStops = async (copy: string, options?: Options): Promise<void> => {
  const child = launch(copy, ['start', '--no-demo'], options)
  const url = await addressOf(child)
  assert.equal((await fetch(`${url}/suc-khoe`)).status, 200)
  assert.equal(await stop(child), 0)
  assert.equal(serverPid(copy), 0, 'PostgreSQL is stopped')
}

const isWorldReachable = (path: string): boolean =>
  path === dirname(path) || ((statSync(path).mode & 0o001) !== 0 && isWorldReachable(dirname(path)))

/** A Node of the machine itself, if it is another one than npm brought. */
const findOtherNode = (): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .map((folder) => join(folder, 'node'))
    .find((file) => existsSync(file) && spawnSync(file, ['--version'], { encoding: 'utf8' }).stdout.trim() !== process.version)

describe('npm start', () => {
  const copy = copyCheckout('bản chính')

  test('on a path of 150 characters with spaces and Vietnamese letters', async () => {
    const deep = copyCheckout(`Ủy ban nhân dân xã/${'một cửa '.repeat(14)}/motcua`)
    assert.ok(Buffer.byteLength(deep) > 150)
    await servesAndStops(deep)
  })

  const otherNode = findOtherNode()
  test('under another Node than npm brought', { skip: otherNode === undefined && 'this machine has only one Node' }, async () => {
    await servesAndStops(copy, otherNode === undefined ? {} : { node: otherNode })
  })

  test('a launcher that is killed takes the program with it', { skip: otherNode === undefined && 'this machine has only one Node' }, async () => {
    const launcher = launch(copy, ['start', '--no-demo'], otherNode === undefined ? {} : { node: otherNode })
    const url = await addressOf(launcher)
    const server = serverPid(copy)
    launcher.kill('SIGKILL')
    while (isServerOf(server, join(copy, 'data/postgres/18'))) await pause(50)
    await assert.rejects(fetch(url))
  })

  const isRoot = process.getuid?.() === 0
  test('as root in a folder that nobody else may enter', { skip: !isRoot && 'only as root' }, async () => {
    const closed = copyCheckout('closed')
    chmodSync(dirname(closed), 0o700)
    await servesAndStops(closed)
  })

  const mayDrop = isRoot && isWorldReachable(realpathSync(ROOT))
  test('as an ordinary user', { skip: !mayDrop && 'needs root and a checkout that others may read' }, async () => {
    const open = copyCheckout('open')
    spawnSync('chown', ['-R', '65534:65534', dirname(open)])
    await servesAndStops(open, { uid: 65534, gid: 65534, env: { HOME: dirname(open) } })
  })

  test('with its port taken says which and how to choose, and leaves nothing running', async () => {
    const squatter = createServer().listen(0, '127.0.0.1')
    await once(squatter, 'listening')
    const address = squatter.address()
    const port = typeof address === 'object' && address !== null ? String(address.port) : ''
    const { code, err } = await finish(launch(copy, ['start', '--no-demo'], { env: { PORT: port } }))
    squatter.close()
    assert.equal(code, 1)
    assert.match(err, new RegExp(`Cổng ${port} đang có chương trình khác dùng.*PORT=`))
    assert.equal(serverPid(copy), 0)
  })

  test('twice: the second says so and leaves the first alone; commands work beside it', async () => {
    const first = launch(copy, ['start', '--no-demo'])
    const url = await addressOf(first)
    const second = await finish(launch(copy, ['start', '--no-demo']))
    assert.equal(second.code, 1)
    assert.match(second.err, /đang được một tiến trình Một Cửa khác dùng/)
    const beside = await finish(launch(copy, ['motcua', 'migrate', '--json']))
    assert.deepEqual([beside.code, JSON.parse(beside.out)], [0, { applied: [] }])
    assert.equal((await fetch(`${url}/suc-khoe`)).status, 200)
    assert.equal(await stop(first), 0)
  })

  test('a backup made beside the running program comes back in an empty place, never over a full one', async () => {
    const running = launch(copy, ['start', '--no-demo'])
    await addressOf(running)
    const saved = join(dirname(copy), 'sao lưu')
    const made = await finish(launch(copy, ['motcua', 'backup', saved, '--json']))
    assert.equal(made.code, 0, made.err)
    assert.equal(await stop(running), 0)
    const env = { DATA_DIR: join(dirname(copy), 'nơi mới') }
    const restored = await finish(launch(copy, ['motcua', 'restore', saved, '--json'], { env }))
    assert.equal(restored.code, 0, restored.err)
    assert.equal(JSON.parse(restored.out).rows, JSON.parse(made.out).rows)
    const again = await finish(launch(copy, ['motcua', 'restore', saved], { env }))
    assert.equal(again.code, 1)
    assert.match(again.err, /--replace/)
  })

  test('after kill -9 takes the place of what was left behind', async () => {
    const killed = launch(copy, ['start', '--no-demo'])
    await addressOf(killed)
    const left = serverPid(copy)
    killed.kill('SIGKILL')
    await once(killed, 'close')
    assert.ok(isServerOf(left, join(copy, 'data/postgres/18')), 'the server outlived the program')
    await servesAndStops(copy)
    assert.ok(!isServerOf(left, join(copy, 'data/postgres/18')))
  })

  test('with an option it does not know shows how it is called', async () => {
    const { code, err } = await finish(launch(copy, ['start', '--nope']))
    assert.equal(code, 2)
    assert.match(err, /npm start -- \[--no-demo\]/)
  })

  test('with a data folder that cannot be made says where and what to do', async () => {
    const { code, err } = await finish(launch(copy, ['start'], { env: { DATA_DIR: join(copy, 'package.json', 'data') } }))
    assert.equal(code, 1)
    assert.match(err, /Không ghi được vào thư mục dữ liệu .*DATA_DIR/)
  })
})

describe('what is missing or stale', () => {
  /** Stands in for npm: notes how it was called, then links the packages, or fails. */
  const fakeNpm = (copy: string, outcome: 'installs' | 'fails'): NodeJS.ProcessEnv => {
    const file = join(copy, 'npm-cli.js')
    const install = `fs.symlinkSync(${JSON.stringify(realpathSync(join(ROOT, 'node_modules')))}, 'node_modules')`
    writeFileSync(file, `
      const fs = require('node:fs')
      fs.appendFileSync('npm-calls', process.argv.slice(2).join(' ') + '\\n')
      ${outcome === 'installs' ? `setTimeout(() => ${install}, 300)` : 'process.exit(1)'}`)
    // A commonjs script beside a package of type "module".
    cpSync(file, `${file.slice(0, -3)}.cjs`)
    writeFileSync(file, `import './npm-cli.cjs'`)
    return { npm_execpath: file }
  }
  const npmCalls = (copy: string): string[] =>
    existsSync(join(copy, 'npm-calls')) ? readFileSync(join(copy, 'npm-calls'), 'utf8').trim().split('\n') : []

  test('missing packages are installed once, also by two commands at the same time', async () => {
    const copy = copyCheckout('fresh', { linkModules: false })
    const env = fakeNpm(copy, 'installs')
    const ran = await Promise.all([1, 2].map(() => finish(launch(copy, ['motcua', 'help'], { env }))))
    assert.deepEqual(ran.map(({ code }) => code), [0, 0])
    const [call = '', ...more] = npmCalls(copy)
    assert.deepEqual(more, [])
    assert.match(call, /^ci .*--include=optional --include=dev/)
    assert.ok(ran.every(({ out }) => out.startsWith('Một Cửa')), 'standard output is the program’s alone')
  })

  test('an install that fails is a sentence', async () => {
    const copy = copyCheckout('offline', { linkModules: false })
    const { code, err } = await finish(launch(copy, ['motcua', 'help'], { env: fakeNpm(copy, 'fails') }))
    assert.equal(code, 1)
    assert.match(err, /Không cài được các gói phụ thuộc/)
  })

  test('a lockfile that asks for another version makes the packages stale', async () => {
    const copy = copyCheckout('moved')
    const lock = join(copy, 'package-lock.json')
    writeFileSync(lock, readFileSync(lock, 'utf8').replace(/("node_modules\/hono": \{\s*"version": ")[^"]+/, '$199.0.0'))
    const { code } = await finish(launch(copy, ['motcua', 'help'], { env: fakeNpm(copy, 'fails') }))
    assert.equal(code, 1)
    assert.equal(npmCalls(copy).length, 1)
  })

  test('the lock of a command that died is taken over', async () => {
    const copy = copyCheckout('abandoned')
    mkdirSync(join(copy, '.cache'))
    writeFileSync(join(copy, '.cache/launch.lock'), String(2 ** 22 + 1))
    assert.equal((await finish(launch(copy, ['motcua', 'help']))).code, 0)
  })

  type Build = { hashSources(root: string): string }
  test('the bundle is stale when a source changed, not when a test or a date did', async () => {
    const copy = copyCheckout('bundle')
    const { hashSources } = (await import(join(ROOT, 'tools/launch/build.mjs'))) as Build
    const before = hashSources(copy)
    assert.equal(hashSources(ROOT), before, 'a copy elsewhere is the same')
    writeFileSync(join(copy, 'src/new.test.ts'), 'export {}')
    assert.equal(hashSources(copy), before)
    writeFileSync(join(copy, 'src/new.ts'), 'export {}')
    assert.notEqual(hashSources(copy), before)
  })
})

test('nothing in the launcher needs more than Node 20: no TypeScript, no packages', () => {
  const files = ['launch.mjs', ...readdirSync(join(ROOT, 'tools/launch')).filter((name) => name.endsWith('.mjs')).map((name) => `launch/${name}`)]
  for (const file of files) {
    for (const [, from = ''] of readFileSync(join(ROOT, 'tools', file), 'utf8').matchAll(/from '([^']+)'/g)) {
      assert.match(from, /^node:|^\.\/.*\.mjs$/, file)
    }
  }
})
