import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Office } from './office.ts'

const MAIN = join(import.meta.dirname, '..', 'src', 'main.ts')
const ADDRESS = /http:\/\/\S+/

export type RunningProgram = {
  readonly origin: string
  readonly pid: number
  /** Until the first answer could be given. */
  readonly startMs: number
  stop(): Promise<void>
  /** Kill -9. */
  kill(): Promise<void>
}

/** The real program as a process of its own, on the office's database, listening on a free port of 127.0.0.1. */
export const startProgram = (office: Office, role: 'all' | 'web' = 'web'): Promise<RunningProgram> =>
  startListening([MAIN, `--role=${role}`], {
    DATABASE_URL: office.url,
    DATABASE_OWNER_URL: office.ownerUrl,
    DATABASE_WORKER_URL: office.url.replace('motcua_app', 'motcua_worker'),
    DATA_DIR: join(office.dataDir, 'program'),
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'error',
  })

/** A process that answers HTTP and says its address once it does. */
export const startListening = async (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<RunningProgram> => {
  const from = performance.now()
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', ...env },
  })
  const ended = once(child, 'exit')
  const lines = createInterface(child.stdout)
  const origin = await new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      const address = ADDRESS.exec(line)?.[0]
      if (address !== undefined) resolve(address)
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`the program ended with ${code} before it listened`)))
  })
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal)
    await ended
  }
  return {
    origin,
    pid: child.pid ?? 0,
    startMs: performance.now() - from,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}

/** Memory that a process holds now, and the most that it ever held, in megabytes (Linux). */
export const memoryOf = (pid: number): { readonly residentMb: number; readonly peakMb: number } => {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const megabytes = (field: string): number => Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) / 1024)
  return { residentMb: megabytes('VmRSS'), peakMb: megabytes('VmHWM') }
}
