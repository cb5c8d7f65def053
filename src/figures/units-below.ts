import type { UnitId } from '#kernel/ids.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import type { Narrowing } from './domain/question.ts'

/** Units of a tree from `root` down as a question asks for them: in one word where they are all of them. */
export const unitsBelow = (tree: Pick<UnitTree, 'subtree'>, root: UnitId, units: readonly UnitId[]): Pick<Narrowing, 'units' | 'under'> =>
  units.length > 1 && units.length === tree.subtree(root).size ? { units, under: root } : { units }
