/**
 * Builds the screens into `build/` when a source is newer than the last build. One build at a time: who
 * comes second waits for the first, so that test files may all ask for it.
 */
import { spawn } from 'node:child_process'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'

const root = join(import.meta.dirname, '..')
const built = join(root, 'build/server/index.js')
const lock = join(root, '.cache/build.lock')
const STALE_LOCK_MS = 120_000

const modifiedAt = async (file) => (await stat(file).catch(() => undefined))?.mtimeMs ?? 0

/** When the newest source was written; folders count, so that a removed file is seen too. */
const newestSource = async () => {
  const entries = await readdir(join(root, 'src'), { recursive: true })
  const files = entries.filter((name) => !name.endsWith('.test.ts')).map((name) => join(root, 'src', name))
  const configs = ['vite.config.ts', 'react-router.config.ts', 'package-lock.json'].map((name) => join(root, name))
  return Math.max(...(await Promise.all([...files, ...configs].map(modifiedAt))))
}

const isFresh = async () => (await modifiedAt(built)) > (await newestSource())

const run = () =>
  new Promise((resolve, reject) => {
    const cli = join(root, 'node_modules/@react-router/dev/bin.cjs')
    const child = spawn(process.execPath, [cli, 'build'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production' },
    })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', reject)
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the build of the screens failed\n${output}`))))
  })

/** Builds when needed; resolves to the folder of the build. */
export const buildScreens = async () => {
  const folder = join(root, 'build')
  if (await isFresh()) return folder
  await mkdir(join(root, '.cache'), { recursive: true })
  for (;;) {
    try {
      await mkdir(lock)
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (Date.now() - (await modifiedAt(lock)) > STALE_LOCK_MS) await rm(lock, { recursive: true, force: true })
      await sleep(200)
    }
  }
  try {
    if (!(await isFresh())) await run()
  } finally {
    await rm(lock, { recursive: true, force: true })
  }
  return folder
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildScreens()
