import type { Writable } from 'node:stream'
import { sql, type PostgresPool, type PostgresPoolClient } from 'kysely'
import type pg from 'pg'

export const PLAN_KEPT_MARK = '/* plan kept */'
export const UNAWAITED_MARK = '/* unawaited */'

/**
 * Put in front of a statement that runs with nearly every request: each connection plans it a few times and then keeps
 * the plan. Only for statements of few wordings, whose best plan does not depend on the values.
 */
export const PLAN_KEPT = sql.raw(PLAN_KEPT_MARK)

/**
 * Put in front of a statement whose answer nobody needs: it travels together with the one that follows on its
 * connection, which fails with its error if it fails. Only where PostgreSQL itself lets what follows fail too: in a
 * transaction that an error has spoilt.
 */
export const UNAWAITED = sql.raw(UNAWAITED_MARK)

const names = new Map<string, string>()

const nameOf = (text: string): string => {
  const known = names.get(text)
  if (known !== undefined) return known
  const name = `kept ${names.size + 1}`
  names.set(text, name)
  return name
}

const NOTHING = { command: 'SELECT', rowCount: 0, rows: [] } as const

/** The library says nothing of its socket, which is there all the same. */
type Wired = pg.PoolClient & { readonly connection: { readonly stream: Writable } }

const wrap = (client: pg.PoolClient): PostgresPoolClient => {
  const { stream } = (client as Wired).connection
  let unanswered: Promise<unknown> | undefined
  const send = (text: string, values: readonly unknown[]): Promise<unknown> =>
    text.includes(PLAN_KEPT_MARK)
      ? client.query({ name: nameOf(text), text, values: values as unknown[] })
      : client.query(text, values as unknown[])
  const query = async (text: string, values: readonly unknown[]): Promise<unknown> => {
    const before = unanswered
    const isUnawaited = text.startsWith(UNAWAITED_MARK)
    // What travels together goes to the socket in one piece.
    if (isUnawaited) stream.cork()
    const answer = send(text, values)
    if (before !== undefined) stream.uncork()
    if (isUnawaited) {
      // Its error is told by whatever comes next.
      unanswered = before === undefined ? answer : Promise.all([before, answer])
      unanswered.catch(() => undefined)
      return NOTHING
    }
    unanswered = undefined
    if (before === undefined) return answer
    answer.catch(() => undefined)
    await before
    return answer
  }
  const release = (destroy?: boolean): void => {
    while (stream.writableCorked > 0) stream.uncork()
    client.release(destroy)
  }
  return { query: query as PostgresPoolClient['query'], release }
}

/** The pool as the query builder meets it; it needs connections that take a statement before the last was answered. */
export const sparingRoundTrips = (pool: pg.Pool): PostgresPool => {
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  return {
    connect: async () => {
      const client = await pool.connect()
      const known = clients.get(client) ?? wrap(client)
      clients.set(client, known)
      return known
    },
    end: () => pool.end(),
    options: pool.options,
  }
}
