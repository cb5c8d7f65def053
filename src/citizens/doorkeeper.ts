import type { Ctx } from '#db/context.ts'

/** The same world, acting as the one who opens the door: nobody is known yet, so no account's wall can apply. */
export const asDoorkeeper = <World extends Pick<Ctx, 'db' | 'tenantId'>>(ctx: World) =>
  ({ ...ctx, actor: { kind: 'system', name: 'citizens' } }) as const
