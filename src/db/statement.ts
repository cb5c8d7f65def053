import { CompiledQuery } from 'kysely'
import type { Database } from './client.ts'
import type { Trx } from './context.ts'
import { PLAN_KEPT_MARK, UNAWAITED_MARK } from './round-trips.ts'

/** A piece of SQL with its values, each of which becomes a parameter. */
export type Piece = { readonly text: readonly string[]; readonly values: readonly unknown[] }

/** The tag of a template that gives a piece: piece`where id = ${id}`. */
export const piece = (text: TemplateStringsArray, ...values: readonly unknown[]): Piece => ({ text, values })

const join = (mark: string, pieces: readonly Piece[]): CompiledQuery => {
  const all: unknown[] = []
  let joined = mark
  for (const { text, values } of pieces) {
    joined += text[0] ?? ''
    for (const [i, value] of values.entries()) joined += `$${all.push(value)}${text[i + 1] ?? ''}`
  }
  return CompiledQuery.raw(joined, all)
}

/**
 * Runs a statement that comes with nearly every request, put together by joining text: building the query builder's tree
 * and writing it out again would cost more than the database's answer. Its plan is kept, so only for few wordings.
 */
export const ask = async <Row>(db: Trx | Database, ...pieces: readonly Piece[]): Promise<readonly Row[]> => {
  const { rows } = await db.executeQuery<Row>(join(PLAN_KEPT_MARK, pieces) as CompiledQuery<Row>)
  return rows
}

/** The same without an answer: it travels with the statement that follows, which fails if this one does. */
export const tell = async (trx: Trx, ...pieces: readonly Piece[]): Promise<void> => {
  await trx.executeQuery(join(UNAWAITED_MARK + PLAN_KEPT_MARK, pieces))
}
