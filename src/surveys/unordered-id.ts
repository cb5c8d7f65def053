import type { Ctx } from '#db/context.ts'

/** A UUID (version 4) that tells neither when nor after what it was made, unlike every other id here. */
export const unorderedId = (ctx: Pick<Ctx, 'random'>): string => {
  const bytes = ctx.random(16)
  const hex = Buffer.from(bytes).toString('hex')
  const variant = '89ab'.charAt((bytes[8] ?? 0) & 3)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}
