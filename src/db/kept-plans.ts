import { sql, type PostgresPool, type PostgresPoolClient } from 'kysely'
import type pg from 'pg'

const MARK = '/* plan kept */'

/**
 * Put in front of a statement that runs with nearly every request: each connection plans it a few times and then keeps
 * the plan. Only for statements whose text never varies and whose best plan does not depend on the values.
 */
export const PLAN_KEPT = sql.raw(MARK)

const names = new Map<string, string>()

const nameOf = (text: string): string => {
  const known = names.get(text)
  if (known !== undefined) return known
  const name = `kept ${names.size + 1}`
  names.set(text, name)
  return name
}

/** The pool as the query builder meets it: marked statements are prepared under a name, all others as ever. */
export const keepingPlans = (pool: pg.Pool): PostgresPool => {
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  const wrap = (client: pg.PoolClient): PostgresPoolClient => ({
    query: ((text: string, values: readonly unknown[]) =>
      text.startsWith(MARK)
        ? client.query({ name: nameOf(text), text, values: [...values] })
        : client.query(text, [...values])) as unknown as PostgresPoolClient['query'],
    release: (destroy) => client.release(destroy),
  })
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
