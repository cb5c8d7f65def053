import type { Trx } from '#db/context.ts'
import type { Role } from '#kernel/actor.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { PlainDate } from '#kernel/time.ts'
import type { Unit, UnitTree } from '#organisation/domain/unit-tree.ts'
import { findHeldRoles } from '#organisation/staff-queries.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import type { ProcessStep } from './domain/process.ts'

/** Where dossiers of a unit are received: the service centre of its own tier, below it or beside it; else itself. */
const receivingUnits = (tree: UnitTree, unit: Unit): readonly UnitId[] => {
  for (const above of [unit, ...tree.ancestors(unit.id)]) {
    const reach = tree.subtree(above.id)
    const centres = tree.units.filter((one) => one.kind === 'serviceCenter' && one.tier === unit.tier && reach.has(one.id))
    if (centres.length > 0) return centres.map((centre) => centre.id)
  }
  return [unit.id]
}

/**
 * Whether somebody can do each step when `unitId` is the competent unit: the step's role is held there or below it,
 * at the desk that receives for it, or at the step's fixed unit. `undefined` when there is no such unit on the day.
 */
export const findRoleHolders = async (
  trx: Trx,
  unitId: UnitId,
  steps: readonly ProcessStep[],
  day: PlainDate,
): Promise<((step: ProcessStep) => boolean) | undefined> => {
  const tree = await unitTree(trx, day)
  const unit = tree.find(unitId)
  if (unit === undefined) return undefined
  const reach = (ids: readonly UnitId[]): UnitId[] => ids.flatMap((id) => [...tree.subtree(id)])
  const competent = await findHeldRoles(trx, reach([unitId]), day)
  const receiving = await findHeldRoles(trx, reach(receivingUnits(tree, unit)), day)
  const fixed = new Map<string, ReadonlySet<Role>>()
  for (const step of steps) {
    if (step.unit.kind !== 'fixed' || fixed.has(step.unit.unitCode)) continue
    const place = tree.findByCode(step.unit.unitCode)
    fixed.set(step.unit.unitCode, place === undefined ? new Set() : await findHeldRoles(trx, reach([place.id]), day))
  }
  return (step) => {
    const held = step.unit.kind === 'fixed' ? fixed.get(step.unit.unitCode) : step.unit.kind === 'receiving' ? receiving : competent
    return held?.has(step.role) === true
  }
}
