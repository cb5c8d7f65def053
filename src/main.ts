import { parseArgs } from 'node:util'
import { readConfig } from '#config.ts'
import { createLog, openLogFile } from './log.ts'
import { serve, type Role } from './serve.ts'
import { terminalSentence } from './terminal-error.ts'

const USAGE = 'Dùng: npm start -- [--no-demo] [--role=all|web|worker]'
const ROLES: readonly string[] = ['all', 'web', 'worker'] satisfies Role[]

type Options = { role: Role; isDemo: boolean }

const readOptions = (args: string[]): Options | undefined => {
  try {
    const { values } = parseArgs({
      args,
      allowNegative: true,
      options: { role: { type: 'string', default: 'all' }, demo: { type: 'boolean', default: true } },
    })
    return ROLES.includes(values.role) ? { role: values.role as Role, isDemo: values.demo } : undefined
  } catch {
    return undefined
  }
}

/** Runs the program until it is asked to stop. Resolves with the exit code. */
export const main = async (args: string[]): Promise<number> => {
  const options = readOptions(args)
  if (options === undefined) {
    console.error(USAGE)
    return 2
  }
  const stopping = new Promise<string>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve(signal))
    // The launcher that started us was killed: do not stay behind.
    process.once('disconnect', () => resolve('disconnect'))
    process.channel?.unref()
  })
  try {
    const config = readConfig()
    // People at a terminal read sentences; what a program collects is one JSON line an event.
    const logFile = process.stderr.isTTY ? openLogFile(config.dataDir) : undefined
    const log = createLog(config.logLevel, logFile?.destination)
    const serving = await serve(config, log, options)
    for (const line of serving.lines) console.log(line)
    if (logFile !== undefined) console.log(`Nhật ký: ${logFile.file}. Dừng: Ctrl C.`)
    const failed = new Promise<'failed'>((resolve) => {
      // Nobody can say what state a bug left behind: stop in order and let the next start begin clean.
      process.once('uncaughtException', (error) => {
        log.fatal({ err: error }, 'unexpected error')
        resolve('failed')
      })
    })
    const reason = await Promise.race([stopping, failed])
    log.info({ reason }, 'stopping')
    await serving.stop()
    if (logFile !== undefined) console.log(reason === 'failed' ? `Một Cửa dừng vì lỗi; xem ${logFile.file}.` : 'Một Cửa đã dừng.')
    return reason === 'failed' ? 1 : 0
  } catch (error) {
    const sentence = terminalSentence(error)
    if (sentence === undefined) throw error
    console.error(sentence)
    return 1
  }
}

if (process.argv[1] === import.meta.filename) process.exit(await main(process.argv.slice(2)))
