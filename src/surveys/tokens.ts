import { hash } from 'node:crypto'
import type { Ctx, Trx } from '#db/context.ts'
import { plainLetters, toLetters } from '#dossiers/look-up/letters.ts'
import { deriveMacs } from '#dossiers/look-up/lookup-secret.ts'

/** 80 bits, in letters that can be read aloud and typed. */
const TOKEN_LETTERS = 16

/** The codes of invitations: only this agency can derive them, so that a sheet can be printed again and no table holds them. */
export const tokensOf = async (trx: Trx, ctx: Ctx, invitationIds: readonly string[]): Promise<readonly string[]> => {
  const macs = await deriveMacs(trx, ctx, invitationIds.map((id) => `survey/${id}`))
  return macs.map((mac) => toLetters(mac, TOKEN_LETTERS))
}

/** What stands in the table for a code, however it was typed. */
export const tokenHash = (typed: string): Buffer => hash('sha256', `survey/${plainLetters(typed)}`, 'buffer')

/** A code in fours, as sheets print it. */
export const spacedToken = (token: string): string => (token.match(/.{4}/g) ?? []).join('-')
