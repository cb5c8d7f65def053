import { createHmac, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import type { DossierId } from '#kernel/ids.ts'
import { plainLetters, toLetters } from './letters.ts'

const KEY_BYTES = 32
/** 80 bits. */
export const SECRET_LETTERS = 16

/** The secret that the slip carries: derived, so that a reprint shows the same one and no table holds it. */
export const lookupSecret = async (trx: Trx, ctx: Ctx, id: DossierId): Promise<string> =>
  (toLetters(await deriveMac(trx, ctx, id), SECRET_LETTERS).match(/.{4}/g) ?? []).join('-')

/** What only this agency can derive from a text; texts of different purposes begin differently. */
export const deriveMac = async (trx: Trx, ctx: Ctx, text: string): Promise<Uint8Array> =>
  createHmac('sha256', await lookupKey(trx, ctx)).update(text).digest()

/** The same for many texts with one look at the key. */
export const deriveMacs = async (trx: Trx, ctx: Ctx, texts: readonly string[]): Promise<readonly Uint8Array[]> => {
  const key = await lookupKey(trx, ctx)
  return texts.map((text) => createHmac('sha256', key).update(text).digest())
}

/** Compares what was typed (in any case, with or without dashes, O for 0 and I or L for 1) in constant time. */
export const isSecret = (typed: string, secret: string): boolean => {
  const plain = (text: string): Buffer => Buffer.from(plainLetters(text).padEnd(SECRET_LETTERS).slice(0, SECRET_LETTERS + 1))
  const [a, b] = [plain(typed), plain(secret)]
  return a.length === b.length && timingSafeEqual(a, b)
}

const lookupKey = async (trx: Trx, ctx: Ctx): Promise<Buffer> => {
  const known = await readKey(trx)
  if (known !== undefined) return known
  await sql`insert into lookup_key (tenant_id, secret) values (current_tenant(), ${Buffer.from(ctx.random(KEY_BYTES))})
    on conflict do nothing`.execute(trx)
  const made = await readKey(trx)
  if (made === undefined) throw new Error('the lookup key was neither there nor made')
  return made
}

const readKey = async (trx: Trx): Promise<Buffer | undefined> => {
  const { rows } = await sql<{ secret: Buffer }>`select secret from lookup_key where tenant_id = current_tenant()`.execute(trx)
  return rows[0]?.secret
}
