import type { Actor, Role } from '#kernel/actor.ts'
import type { UnitId } from '#kernel/ids.ts'
import { findGrant, reachOf } from '#identity/domain/may.ts'

/** Whoever takes money at a desk. */
export const COLLECTORS = ['cashier', 'receptionOfficer', 'centerDirector'] as const satisfies readonly Role[]
/** Whoever keeps the books: unmatched money, statements, the day's comparison. */
export const BOOKKEEPERS = ['cashier', 'centerDirector'] as const satisfies readonly Role[]
/** Whoever may only read them, too. */
export const BOOK_READERS = [...BOOKKEEPERS, 'agencyLeader', 'inspector'] as const satisfies readonly Role[]
/** Whoever decides on giving money back, or on asking none. */
export const DECIDERS = ['centerDirector', 'unitHead', 'agencyLeader'] as const satisfies readonly Role[]

/** May the actor act as one of `roles` where the money of a unit is concerned? `sector` narrows to a dossier's. */
export const mayAct = (actor: Actor, roles: readonly Role[], unitId: UnitId, sector?: string): boolean =>
  actor.kind === 'system' ||
  (sector === undefined ? reachOf(actor, ...roles).has(unitId) : findGrant(actor, roles, unitId, sector) !== undefined)
