import type { Ctx } from '#db/context.ts'
import type { Role } from '#kernel/actor.ts'
import type { UnitId } from '#kernel/ids.ts'
import { grantsOf } from '#identity/domain/may.ts'
import type { Unit, UnitTree } from '#organisation/domain/unit-tree.ts'

/** Who has a board: heads of units, leaders, and who watches over the work. */
export const BOARD_READERS: readonly Role[] = ['unitHead', 'agencyLeader', 'centerDirector', 'inspector', 'reformCoordinator']

/** What somebody steers, and the topmost units of it, the largest first. */
export type Steered = { readonly reach: ReadonlySet<UnitId>; readonly tops: readonly Unit[] }

/** Rights over some sectors only are no right to the figures of a whole unit. */
export const steeredBy = ({ actor }: Pick<Ctx, 'actor'>, tree: UnitTree): Steered => {
  const grants = grantsOf(actor).filter(({ role, sectors }) => BOARD_READERS.includes(role) && sectors === null)
  const reach = new Set(grants.flatMap((grant) => [...grant.reach]))
  const tops = [...reach]
    .flatMap((id) => tree.find(id) ?? [])
    .filter((unit) => !tree.ancestors(unit.id).some(({ id }) => reach.has(id)))
  const sizeOf = ({ id }: Unit): number => tree.subtree(id).size
  return { reach, tops: tops.toSorted((a, b) => sizeOf(b) - sizeOf(a)) }
}
