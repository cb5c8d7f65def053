import pg from 'pg'
import { Temporal, type Instant, type PlainDate } from '#kernel/time.ts'

/** Object ids of PostgreSQL's own types, fixed for ever. */
const OID = { int8: 20, date: 1082, timestamptz: 1184, int8s: 1016, dates: 1182, timestamptzs: 1185, uuids: 2951 } as const

/** `int8` as a number. Throws beyond 2^53: a wrong sum is worse than none. */
export const parseInt8 = (text: string): number => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 beyond the safe range: ${text}`)
  return value
}

export const parseDate = (text: string): PlainDate => Temporal.PlainDate.from(text)

/** `2021-06-15 00:30:00.123456+00` → moment. The session's time zone is UTC, so the offset is always +00. */
export const parseTimestamptz = (text: string): Instant => {
  const dot = text.indexOf('.')
  const hasMicroseconds = dot > 0 && text.length - 3 - dot - 1 > 3
  if (hasMicroseconds || !text.endsWith('+00')) return Temporal.Instant.from(text.replace(' ', 'T'))
  const milliseconds = Date.parse(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`)
  if (Number.isNaN(milliseconds)) throw new RangeError(`not a moment: ${text}`)
  return Temporal.Instant.fromEpochMilliseconds(milliseconds)
}

/** One-dimensional arrays of values that never hold a comma, quote or brace. */
const arrayOf = <T>(parse: (text: string) => T) => (text: string): (T | null)[] => {
  const inner = text.slice(1, -1)
  if (inner === '') return []
  return inner.split(',').map((item) => (item === 'NULL' ? null : parse(item.startsWith('"') ? item.slice(1, -1) : item)))
}

const PARSERS: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [OID.int8, parseInt8],
  [OID.date, parseDate],
  [OID.timestamptz, parseTimestamptz],
  [OID.int8s, arrayOf(parseInt8)],
  [OID.dates, arrayOf(parseDate)],
  [OID.timestamptzs, arrayOf(parseTimestamptz)],
  [OID.uuids, arrayOf((text) => text)],
])

/** Reads columns as our words; everything else as `pg` does (numeric stays text, json is parsed). */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    const own = format === 'binary' ? undefined : PARSERS.get(oid)
    return own ?? pg.types.getTypeParser(oid, format)
  },
}

/** `pg` asks a value for `toPostgres` before it falls back to JSON, which would add quotes. */
for (const word of [Temporal.Instant, Temporal.PlainDate]) {
  Object.defineProperty(word.prototype, 'toPostgres', {
    configurable: true,
    value(this: Instant | PlainDate): string {
      return this.toString()
    },
  })
}
