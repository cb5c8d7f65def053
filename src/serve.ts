import { subscribe } from 'node:diagnostics_channel'
import type { Config } from '#config.ts'
import { transactionRetried } from '#db/context.ts'
import { openDoors } from './doors.ts'
import { ensureFounded } from './founding.ts'
import type { Log } from './log.ts'
import { openProgram, openWorker } from './program.ts'
import { bringVault } from './bring-vault.ts'
import { bringShippedLaw } from './shipped-law.ts'
import { listen } from './web/listen.ts'

export type Role = 'all' | 'web' | 'worker'
export type ServeOptions = { readonly role: Role; readonly isDemo: boolean }

export type Serving = {
  /** What people should read on the terminal: the address, on a first run how to log in. */
  readonly lines: readonly string[]
  stop(): Promise<void>
}

/**
 * Starts in order: store, migrations, first run, jobs, doors; stops in the reverse order. What fails on
 * the way stops what had started before it.
 */
export const serve = async (config: Config, log: Log, { role, isDemo }: ServeOptions): Promise<Serving> => {
  const closers: (() => Promise<void>)[] = []
  const stop = async (): Promise<void> => {
    for (let close = closers.pop(); close !== undefined; close = closers.pop()) await close()
  }
  const lines: string[] = []
  try {
    subscribe(transactionRetried.name, (facts) => log.warn({ ...(facts as object) }, 'transaction run again'))
    const { program, close } = await openProgram(config, log)
    closers.push(close)
    const { keptElsewhere } = program.store
    if (keptElsewhere !== undefined) lines.push(`Cơ sở dữ liệu nằm ở ${keptElsewhere} (người dùng của PostgreSQL không vào được thư mục dữ liệu).`)
    lines.push(...(await ensureFounded(program, isDemo ? 'demo' : 'production')).lines)
    await bringVault(program)
    await bringShippedLaw(program)
    if (role !== 'web') closers.push((await openWorker(program)).close)
    if (role !== 'worker') {
      const listener = await listen(await openDoors(program), config)
      closers.push(listener.stop)
      lines.unshift(`Một Cửa đang chạy tại ${listener.url}`)
    }
    log.info({ role, store: program.store.kind }, 'started')
    return { lines, stop }
  } catch (error) {
    // Passwords and links of a first run are said once: a port that is taken must not swallow them.
    for (const line of lines) console.log(line)
    await stop()
    throw error
  }
}
