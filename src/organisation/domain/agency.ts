import type { UnitId } from '#kernel/ids.ts'
import { findUnitKind } from '#law/unit-catalogue.ts'
import type { Unit, UnitTree } from './unit-tree.ts'

const isPart = ({ kind }: Unit): boolean => findUnitKind(kind)?.isPartOfAgency === true

/** The agency that a unit works in: itself, or the nearest above that reports on its own. */
export const agencyOf = (tree: UnitTree, unitId: UnitId): Unit | undefined => {
  const own = tree.find(unitId)
  return own === undefined ? undefined : ([own, ...tree.ancestors(unitId)].find((unit) => !isPart(unit)) ?? own)
}

/** Every agency of the day, in the order of the tree. */
export const agenciesOf = (tree: UnitTree): readonly Unit[] => tree.units.filter((unit) => !isPart(unit))

/**
 * The agency directly below `asked` to which a unit's figures belong; `asked` itself for its own offices and divisions.
 * Undefined for a unit that is not below it.
 */
export const rowUnitOf = (tree: UnitTree, asked: UnitId, unitId: UnitId): Unit | undefined => {
  const own = tree.find(unitId)
  if (own === undefined) return undefined
  const chain = [own, ...tree.ancestors(unitId)]
  const at = chain.findIndex(({ id }) => id === asked)
  if (at < 0) return undefined
  return chain.slice(0, at).findLast((unit) => !isPart(unit)) ?? chain[at]
}
