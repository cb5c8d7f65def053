import type { Actor } from '#kernel/actor.ts'

/** How a paper names whoever made it; nothing for a program. */
export const staffName = (actor: Actor): string => (actor.kind === 'staff' ? actor.name : '')
