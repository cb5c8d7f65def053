import type { Ctx } from '#db/context.ts'

/** Without letters that look alike on paper; 32 of them, so that a byte chooses evenly. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'
const GROUPS = 3
const GROUP_LENGTH = 5

/** 75 bits in three groups: `kz4mt-9qwer-hh2px`. */
export const randomPassword = (ctx: Pick<Ctx, 'random'>): string => {
  const bytes = ctx.random(GROUPS * GROUP_LENGTH)
  const text = Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length]).join('')
  return text.match(/.{5}/g)?.join('-') ?? ''
}
