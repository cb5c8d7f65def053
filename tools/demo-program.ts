import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildScreens } from '../test/web.ts'

const MAIN = join(import.meta.dirname, '..', 'src', 'main.ts')
/** "  lan.lt       exudv-82i5y-gxkn9  Lê Thị Lan, …" */
const LOGIN_LINE = /^ {2}(\S+) +(\S+) {2}\S/gm
/** The last line of a first run. */
const LAST_LINE = /^Xem nhanh .*\n/m

export type DemoProgram = {
  readonly origin: string
  /** Login name → password, as the first run said them. */
  readonly passwords: ReadonlyMap<string, string>
  readonly stop: () => Promise<void>
}

/** A demo of its own in a fresh folder, as `npm start` makes it; stopped, it leaves nothing behind. */
export const startDemo = async (): Promise<DemoProgram> => {
  await buildScreens()
  const dataDir = await mkdtemp(join(tmpdir(), 'motcua-screens-'))
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, NODE_ENV: 'production', DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const stop = async (): Promise<void> => {
    if (child.exitCode === null) child.kill('SIGTERM')
    await ended
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    const said = await new Promise<string>((resolve, reject) => {
      let text = ''
      child.stdout.setEncoding('utf8').on('data', (more: string) => {
        text += more
        if (LAST_LINE.test(text)) resolve(text)
      })
      void ended.then(() => reject(new Error(`the demo did not start: ${text}`)))
    })
    const origin = /http:\/\/[\w.:[\]]+/.exec(said)?.[0] ?? ''
    const passwords = new Map([...said.matchAll(LOGIN_LINE)].map(([, login, password]) => [login ?? '', password ?? '']))
    return { origin, passwords, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
