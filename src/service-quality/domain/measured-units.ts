import type { UnitId } from '#kernel/ids.ts'
import type { Actor, Role } from '#kernel/actor.ts'
import type { IndexLevel } from '#law/service-quality.ts'
import { grantsOf } from '#identity/domain/may.ts'
import type { Unit, UnitTree } from '#organisation/domain/unit-tree.ts'

/** Who reads the index of the units below them: those who lead, and those who control procedures or reform. */
export const INDEX_READERS = [
  'agencyLeader', 'unitHead', 'procedureController', 'reformCoordinator', 'inspector',
] as const satisfies readonly Role[]

/** As what a unit is measured: the province itself, an agency of the province, or a commune with what is below it. */
export const levelOf = (tree: UnitTree, unit: Unit): IndexLevel => {
  if (unit.tier === 'commune' || unit.tier === 'district') return unit.tier
  return tree.depth(unit.id) === 0 ? 'province' : 'department'
}

/** The whole of something that is measured: not a division within an agency or a commune. */
export const isMeasuredUnit = (tree: UnitTree, unit: Unit): boolean => {
  const [parent] = tree.ancestors(unit.id)
  if (parent === undefined) return true
  return levelOf(tree, unit) !== levelOf(tree, parent)
}

/**
 * The units whose index an actor may read: with everything below them they lie within one of the actor's rights over all
 * sectors. In the order of the tree.
 */
export const readableUnits = (actor: Actor, tree: UnitTree): readonly Unit[] => {
  const rights = grantsOf(actor).filter((grant) => (INDEX_READERS as readonly Role[]).includes(grant.role) && grant.sectors === null)
  const isWithin = (reach: ReadonlySet<UnitId>, unit: Unit): boolean => [...tree.subtree(unit.id)].every((id) => reach.has(id))
  return tree.units.filter((unit) => rights.some(({ reach }) => isWithin(reach, unit)))
}
