import pg from 'pg'
import { record } from './statements.ts'

/** How PostgreSQL answers what one read sends, over a connection of this kind. */
export const explain = async (connection: pg.ClientConfig, read: () => Promise<unknown>): Promise<readonly string[]> => {
  const statements = (await record(read)).flat()
  const client = new pg.Client(connection)
  await client.connect()
  const lines: string[] = []
  try {
    for (const { text, values } of statements) {
      const isRead = /^\W*(\/\*.*\*\/)?\s*(select|with)\b/i.test(text) && values.length > 0
      const { rows } = isRead
        ? await client.query<{ 'QUERY PLAN': string }>({ text: `explain (analyze, costs off, buffers off, timing off) ${text}`, values: [...values] })
        : await client.query({ text, values: [...values] })
      if (isRead) lines.push(...rows.map((row) => row['QUERY PLAN']), '')
    }
  } finally {
    await client.end()
  }
  return lines
}
