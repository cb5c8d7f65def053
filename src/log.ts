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

/** An error without the row values that PostgreSQL puts in `detail` and `where`. */
const safeError = (error: unknown): object => {
  if (!(error instanceof Error)) return { message: String(error) }
  const { code, constraint, table } = error as Error & { code?: string; constraint?: string; table?: string }
  return { type: error.name, message: error.message, stack: error.stack, code, constraint, table }
}
