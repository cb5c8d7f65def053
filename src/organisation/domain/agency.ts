import type { UnitId } from '#kernel/ids.ts'
import { findUnitKind } from '#law/unit-catalogue.ts'
import type { Unit, UnitTree } from './unit-tree.ts'

/** An office or division, which works inside an agency. */
export const isPartOfAgency = ({ kind }: Unit): boolean => findUnitKind(kind)?.isPartOfAgency === true

/** The agency that a unit works in: itself, or the nearest above that reports on its own. */
export const agencyOf = (tree: UnitTree, unitId: UnitId): Unit | undefined => {
  const own = tree.find(unitId)
  return own === undefined ? undefined : ([own, ...tree.ancestors(unitId)].find((unit) => !isPartOfAgency(unit)) ?? own)
}

/** Every agency of the day, in the order of the tree. */
export const agenciesOf = (tree: UnitTree): readonly Unit[] => tree.units.filter((unit) => !isPartOfAgency(unit))
