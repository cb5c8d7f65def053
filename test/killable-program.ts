import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { openDatabase } from '#db/client.ts'
import { embeddedConnection, startEmbedded } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { Temporal } from '#kernel/time.ts'
import { addAccount, foundRealOffice, openCookie } from './office.ts'
import { buildScreens } from './web.ts'

const MAIN = join(import.meta.dirname, '..', 'src', 'main.ts')

/** A data folder with a founded office, and the cookies of the people who will work in it. */
export type Installation = Awaited<ReturnType<typeof prepareInstallation>>

/** An embedded server with everything that makes it durable on, unlike the one that other tests share. */
export const prepareInstallation = async () => {
  await buildScreens()
  const dataDir = mkdtempSync(join(tmpdir(), 'motcua-kill-'))
  after(() => rmSync(dataDir, { recursive: true, force: true }))
  const server = await startEmbedded(dataDir)
  try {
    await migrate(embeddedConnection(server.address, 'owner'), () => Temporal.Now.instant())
    const db = openDatabase(embeddedConnection(server.address, 'app'))
    const { system, staff, units } = await foundRealOffice(db)
    const cookies: Record<string, string> = {}
    for (const person of ['desk', 'officer', 'head', 'leader', 'clerk'] as const) {
      cookies[person] = await openCookie(system, await addAccount(system, staff[person]))
    }
    await db.destroy()
    return { dataDir, clusterDir: server.clusterDir, cookies, units }
  } finally {
    await server.stop()
  }
}

export type RunningProgram = {
  readonly url: string
  /** Standard error so far: the log. */
  readonly log: () => string
  readonly isRunning: () => boolean
  /** `kill -9`: nothing is told, nothing is closed. */
  kill(): Promise<void>
  stop(): Promise<number | null>
}

/** The real program in a process of its own. Resolves when it says its address. */
export const startProgram = async ({ dataDir }: Pick<Installation, 'dataDir'>): Promise<RunningProgram> => {
  const child: ChildProcess = spawn(process.execPath, [MAIN, '--no-demo'], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TMPDIR: tmpdir(), NODE_ENV: 'production', DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (log += text))
  const closed = once(child, 'close')
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    await closed
    return child.exitCode
  }
  const url = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const found = /http:\/\/[\w.:[\]]+/.exec(said)?.[0]
      if (found !== undefined) resolve(found)
    })
    void closed.then(() => reject(new Error(`ended before it served: ${said}${log}`)))
  })
  return {
    url,
    log: () => log,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
  }
}

/** `kill -9` of the database server itself. */
export const killPostmaster = (clusterDir: string): void => {
  process.kill(Number(readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
}
