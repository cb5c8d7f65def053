import { mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pino, type DestinationStream, type Logger } from 'pino'

export type Log = Logger

/** Names under which a secret or a person's data could slip into a log line by mistake. */
const HIDDEN = [
  'password',
  'secret',
  'token',
  'cookie',
  'authorization',
  'connectionString',
  'totp',
  'nationalId',
  'identityNumber',
  'phone',
  'email',
]

const LARGEST_BYTES = 20 * 1024 * 1024

/**
 * The log file of an installation that somebody started at a terminal: `logs/motcua.log` in the data folder. What was
 * written before stays beside it as `motcua.1.log` once it has grown large.
 */
export const openLogFile = (dataDir: string): { readonly file: string; readonly destination: DestinationStream } => {
  const folder = join(dataDir, 'logs')
  const file = join(folder, 'motcua.log')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > LARGEST_BYTES) renameSync(file, join(folder, 'motcua.1.log'))
  return { file, destination: pino.destination({ dest: file, sync: true, append: true, mode: 0o600 }) }
}

/**
 * One JSON line an event, to standard error (standard output belongs to what a command answers). Lines
 * hold ids, codes and counts; what should never be there is blotted out all the same.
 */
export const createLog = (
  level: string,
  destination: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Log =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: HIDDEN.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*.headers["${name}"]`]), censor: '***' },
      serializers: { err: safeError },
    },
    destination,
  )

/** SQLSTATE classes whose very message repeats the value that was wrong: data exceptions, broken constraints. */
const TELLS_VALUE = /^2[23]/

/** An error without the row values that PostgreSQL puts in `detail`, `where` and some messages. */
const safeError = (error: unknown): object => {
  if (!(error instanceof Error)) return { message: String(error) }
  const { code, constraint, table } = error as Error & { code?: string; constraint?: string; table?: string }
  const isTelling = code !== undefined && TELLS_VALUE.test(code)
  const message = isTelling ? `database refused a value (${code})` : error.message
  const stack = isTelling ? error.stack?.replace(error.message, message) : error.stack
  return { type: error.name, message, stack, code, constraint, table }
}
