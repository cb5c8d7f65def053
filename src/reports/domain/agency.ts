import type { UnitId } from '#kernel/ids.ts'
import { isPartOfAgency } from '#organisation/domain/agency.ts'
import type { Unit, UnitTree } from '#organisation/domain/unit-tree.ts'

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
  return chain.slice(0, at).findLast((unit) => !isPartOfAgency(unit)) ?? chain[at]
}
