import type { Ctx } from '#db/context.ts'
import { vietnamDay, type PlainDate } from '#kernel/time.ts'

/** The day it is in Vietnam at the moment of the command. */
export const today = (ctx: Pick<Ctx, 'clock'>): PlainDate => vietnamDay(ctx.clock())
