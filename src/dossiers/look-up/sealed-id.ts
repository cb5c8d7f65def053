import { timingSafeEqual } from 'node:crypto'
import type { Ctx, Trx } from '#db/context.ts'
import { parseId, type DossierId } from '#kernel/ids.ts'
import { ALPHABET, fromLetters, plainLetters, toLetters } from './letters.ts'
import { deriveMac, SECRET_LETTERS } from './lookup-secret.ts'

/** What a sealed id opens; one of another purpose opens nothing. */
export type SealPurpose = 'result' | 'rating'

const ID_BYTES = 16
const ID_LETTERS = 26
export const SEALED_LETTERS = 1 + ID_LETTERS + SECRET_LETTERS

const seal = async (trx: Trx, ctx: Ctx, purpose: SealPurpose, id: DossierId, ordinal: number): Promise<string> => {
  const head = (ALPHABET[ordinal] ?? '') + toLetters(Buffer.from(id.replaceAll('-', ''), 'hex'), ID_LETTERS)
  return head + toLetters(await deriveMac(trx, ctx, `${purpose}/${ordinal}/${id}`), SECRET_LETTERS)
}

/**
 * A dossier's id with a seal of 80 bits that only this agency can make: an address that cannot be guessed, is the same
 * at each printing, and stands in no table. `ordinal` (0–31) tells several of one dossier apart.
 */
export const sealId = (trx: Trx, ctx: Ctx, purpose: SealPurpose, id: DossierId, ordinal = 0): Promise<string> =>
  seal(trx, ctx, purpose, id, ordinal)

/** The id behind a sealed one, as typed or scanned; `undefined` when this agency never made it for this purpose. */
export const openSealedId = async (
  trx: Trx,
  ctx: Ctx,
  purpose: SealPurpose,
  typed: string,
): Promise<{ readonly id: DossierId; readonly ordinal: number } | undefined> => {
  const letters = plainLetters(typed)
  if (letters.length !== SEALED_LETTERS) return undefined
  const bytes = fromLetters(letters.slice(1, 1 + ID_LETTERS), ID_BYTES)
  const ordinal = ALPHABET.indexOf(letters[0] ?? '')
  if (bytes === undefined || ordinal < 0) return undefined
  const id = parseId<DossierId>(Buffer.from(bytes).toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'))
  if (id === undefined) return undefined
  const real = await seal(trx, ctx, purpose, id, ordinal)
  return timingSafeEqual(Buffer.from(letters), Buffer.from(real)) ? { id, ordinal } : undefined
}
