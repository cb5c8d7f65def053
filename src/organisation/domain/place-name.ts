import type { UnitId } from '#kernel/ids.ts'
import type { UnitTree } from './unit-tree.ts'

/**
 * A unit as a list of many agencies names it: an office with the agency that it belongs to, since each agency has one of
 * that name. Undefined when the unit is no more.
 */
export const placeName = (tree: UnitTree, id: UnitId): string | undefined => {
  const unit = tree.find(id)
  const [above, top] = tree.ancestors(id)
  return unit === undefined || above === undefined || top === undefined ? unit?.shortName : `${unit.shortName}, ${above.shortName}`
}
