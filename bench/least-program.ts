/**
 * The least program of our kind on this machine: Hono on Node's server, the body read as JSON, and the very statement that
 * the product writes a reception with, sent on a pool of the same size. No session, no rights, no parsing, no decision, no
 * number, no idempotency. Nothing that answers HTTP with these libraries and writes these rows can be faster, so it bounds
 * what the product could reach. Started by `reception.ts` with a file that holds the statement.
 */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import type pg from 'pg'
import { openPool } from '#db/client.ts'
import { withWords, type Statement } from './statements.ts'

export type LeastWork = {
  readonly connection: pg.ClientConfig
  readonly connections: number
  readonly statement: Statement
  /** Ids of the sample that each writing exchanges for new ones. */
  readonly dossierId: string
  readonly commandId: string
  readonly code: string
}

type Sent = { readonly dossierId: string; readonly commandId: string }

const fromFile = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer' && 'data' in value
    ? Buffer.from(value.data as number[])
    : value

const work = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'), fromFile) as LeastWork
const pool = openPool(work.connection, { max: work.connections })
const app = new Hono()

app.post('/receive', async (c) => {
  const { dossierId, commandId } = await c.req.json<Sent>()
  const words = new Map([[work.dossierId, dossierId], [work.commandId, commandId], [work.code, randomUUID()]])
  const { text, values } = withWords(work.statement, words)
  await pool.query({ name: 'write', text, values: [...values] })
  return c.json({ dossierId })
})

const server = createAdaptorServer({ fetch: app.fetch })
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
})
process.once('SIGTERM', () => process.exit(0))
