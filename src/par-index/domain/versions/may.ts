import { grantsOf } from '#identity/domain/may.ts'
import type { Actor, Grant } from '#kernel/actor.ts'
import type { Unit, UnitTree } from '#organisation/domain/unit-tree.ts'

/** The unit at the head of the agency whose sets these are: the province or the ministry. */
const headOf = (tree: UnitTree): Unit | undefined => tree.units.find(({ parentId }) => parentId === null)

/**
 * May draw and edit drafts: a reform coordinator of the province itself or of one of its departments, in a right of
 * their own. What communes are scored by is not theirs to write.
 */
export const mayEditVersions = (actor: Actor, tree: UnitTree): boolean => {
  if (actor.kind === 'system') return true
  const tier = headOf(tree)?.tier
  return grantsOf(actor).some(({ role, unitId, onBehalfOf }) =>
    role === 'reformCoordinator' && onBehalfOf === undefined && tier !== undefined && tree.find(unitId)?.tier === tier)
}

/** The right by which the actor issues and ends sets: that of a leader of the province, an own one before a lent one. */
export const issuingGrant = (actor: Actor, tree: UnitTree): Grant | undefined => {
  const head = headOf(tree)
  if (head === undefined) return undefined
  const rights = grantsOf(actor).filter(({ role, reach }) => role === 'agencyLeader' && reach.has(head.id))
  return rights.find(({ onBehalfOf }) => onBehalfOf === undefined) ?? rights[0]
}

/** May read drafts: who writes them and who issues them. Issued and shipped sets are read by all staff. */
export const mayReadDrafts = (actor: Actor, tree: UnitTree): boolean =>
  mayEditVersions(actor, tree) || issuingGrant(actor, tree) !== undefined
