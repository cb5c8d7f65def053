import { createHash } from 'node:crypto'
import type { Ctx } from '#db/context.ts'

const TOKEN_BYTES = 32

/** A 256-bit secret for a cookie or a link. Only its hash is stored. */
export const newToken = (ctx: Pick<Ctx, 'random'>): string => Buffer.from(ctx.random(TOKEN_BYTES)).toString('base64url')

/** SHA-256: a random 256-bit secret needs no slow hash. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()
