import type { Actor } from '#kernel/actor.ts'

/** Who did it, as kept in the catalogue: an id, never a name of a person. */
export const actingId = (actor: Actor): string => {
  switch (actor.kind) {
    case 'staff':
      return actor.staffId
    case 'system':
      return `system:${actor.name}`
    case 'integration':
    case 'citizen':
      return actor.accountId
  }
}
