import pg from 'pg'

export type Statement = { readonly text: string; readonly values: readonly unknown[]; /** Of a statement whose plan is kept. */ readonly name?: string }

/** What was sent while nothing else was on its way: one round trip, whether of one statement or of several. */
export type RoundTrip = Statement[]

type Query = (this: pg.Client, ...asked: unknown[]) => unknown

const read = (asked: readonly unknown[]): Statement => {
  const [first, second] = asked
  if (typeof first === 'string') return { text: first, values: Array.isArray(second) ? second : [] }
  const { text = '', values, name } = first as { text?: string; values?: unknown[]; name?: string }
  return { text, values: values ?? (Array.isArray(second) ? second : []), ...(name === undefined ? {} : { name }) }
}

/** Everything that this process sends to PostgreSQL while `work` runs, with its parameters. */
export const record = async (work: () => Promise<unknown>): Promise<readonly RoundTrip[]> => {
  const trips: RoundTrip[] = []
  const open = new WeakMap<pg.Client, { trip: RoundTrip; waiting: number }>()
  const prototype = pg.Client.prototype as { query: unknown }
  const original = prototype.query as Query
  prototype.query = function recorded(this: pg.Client, ...asked: unknown[]): unknown {
    let current = open.get(this)
    if (current === undefined || current.waiting === 0) {
      current = { trip: [], waiting: 0 }
      trips.push(current.trip)
      open.set(this, current)
    }
    const mine = current
    mine.trip.push(read(asked))
    mine.waiting++
    const answer = original.apply(this, asked)
    const settled = (): void => void mine.waiting--
    if (answer instanceof Promise) answer.then(settled, settled)
    return answer
  }
  try {
    await work()
  } finally {
    prototype.query = original
  }
  return trips
}

const replaceIn = (value: unknown, by: (text: string) => string): unknown => {
  if (typeof value === 'string') return by(value)
  return Array.isArray(value) ? value.map((one) => replaceIn(one, by)) : value
}

/** The same statement with words of its parameters replaced by others. */
export const withWords = (statement: Statement, words: ReadonlyMap<string, string>): Statement => {
  const replaceAll = (text: string): string => {
    let replaced = text
    for (const [from, to] of words) if (replaced.includes(from)) replaced = replaced.replaceAll(from, to)
    return replaced
  }
  return { ...statement, values: statement.values.map((value) => replaceIn(value, replaceAll)) }
}
