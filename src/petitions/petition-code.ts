import type { Ctx, Trx } from '#db/context.ts'
import { sql } from 'kysely'
import { vietnamDay } from '#kernel/time.ts'
import { plainLetters, toLetters } from '#dossiers/look-up/letters.ts'
import { deriveMac, isSecret, SECRET_LETTERS } from '#dossiers/look-up/lookup-secret.ts'
import type { Unit } from '#organisation/domain/unit-tree.ts'
import type { PetitionId } from './domain/petition.ts'
import { nextPetitionNumber } from './store.ts'

const two = (n: number): string => String(n).padStart(2, '0')

/** "PA.H50.101-261122-0007": the agency that received it, the day, its number of that day. */
export const newPetitionCode = async (trx: Trx, ctx: Ctx, unit: Unit): Promise<string> => {
  const { year, month, day } = vietnamDay(ctx.clock())
  const no = await nextPetitionNumber(trx, unit.id, ctx.clock())
  return `PA.${unit.code}-${two(year % 100)}${two(month)}${two(day)}-${String(no).padStart(4, '0')}`
}

/** The secret by which a sender follows: derived, so that no table holds it and each letter shows the same one. */
export const petitionSecret = async (trx: Trx, ctx: Ctx, id: PetitionId): Promise<string> =>
  (toLetters(await deriveMac(trx, ctx, `petition/${id}`), SECRET_LETTERS).match(/.{4}/g) ?? []).join('-')

export const isPetitionSecret = async (trx: Trx, ctx: Ctx, id: PetitionId, typed: string): Promise<boolean> =>
  isSecret(typed, await petitionSecret(trx, ctx, id))

/** The petition of a code as people type it: any case, with or without dots and dashes. */
export const findPetitionByCode = async (trx: Trx, typed: string): Promise<PetitionId | undefined> => {
  const { rows } = await sql<{ id: PetitionId }>`
    select id from petition where tenant_id = current_tenant()
      and regexp_replace(upper(code), '[^0-9A-Z]', '', 'g') = ${typed.toUpperCase().replace(/[^0-9A-Z]/g, '')}`.execute(trx)
  return rows[0]?.id
}

/** What wrong answers are counted against: the same however it is typed. */
export const throttleKey = (typed: string): string => `phan-anh/${plainLetters(typed)}`
