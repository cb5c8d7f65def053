import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { report, type Benchmark } from './benchmark.ts'
import { rounded } from './figures.ts'

const ROOT = join(import.meta.dirname, '..')
const STAMP = join(ROOT, 'build', '.sources-sha256')
const ADDRESS = /http:\/\/\S+/

/** Seconds from the command to the first page that a browser gets. */
const startOnce = async (dataDir: string): Promise<number> => {
  const from = performance.now()
  const child = spawn(process.execPath, [join(ROOT, 'tools', 'launch.mjs'), 'start'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, DATABASE_URL: '', DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'error' },
  })
  const ended = once(child, 'exit')
  try {
    const origin = await new Promise<string>((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', (code) => reject(new Error(`npm start ended with ${code}`)))
      createInterface(child.stdout).on('line', (line) => {
        const address = ADDRESS.exec(line)?.[0]
        if (address !== undefined) resolve(address)
      })
    })
    const page = await fetch(origin)
    await page.text()
    if (page.status !== 200) throw new Error(`the first page answers ${page.status}`)
    return rounded((performance.now() - from) / 1000)
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

/** `npm start` after installing, to the first page: with nothing built and nothing stored, then as on every other day. */
export const coldStart: Benchmark = {
  name: 'cold-start',
  run: async ({ say }) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'motcua-cold-'))
    try {
      rmSync(STAMP, { force: true })
      const firstSeconds = await startOnce(join(dataDir, 'data'))
      say(`first start, with building the screens and filling the demo: ${firstSeconds} s`)
      const againSeconds = await startOnce(join(dataDir, 'data'))
      say(`every other start: ${againSeconds} s`)
      return report('cold-start', { firstSeconds, againSeconds }, [])
    } finally {
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
}
