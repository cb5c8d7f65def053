import type { Ctx } from '#db/context.ts'
import { dayOf } from '#kernel/local-time.ts'
import { localMinuteOf, plainDateOf, type PlainDate } from '#kernel/time.ts'

/** The day it is in Vietnam at the moment of the command. */
export const today = (ctx: Pick<Ctx, 'clock'>): PlainDate => plainDateOf(dayOf(localMinuteOf(ctx.clock())))
