import type { Actor } from '#kernel/actor.ts'

/** Whoever rates has no right of their own: the seal or the tablet narrows what is read to one dossier. */
export const RATER: Actor = { kind: 'system', name: 'danh-gia' }
