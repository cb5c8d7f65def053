import type { Trx } from '#db/context.ts'
import type { Period } from '#figures/domain/question.ts'
import type { UnitId } from '#kernel/ids.ts'
import { reformDutyOf } from '#law/reform-reports.ts'
import { agencyOf } from '#organisation/domain/agency.ts'
import type { Unit, UnitTree } from '#organisation/domain/unit-tree.ts'
import { unitTree } from '#organisation/unit-queries.ts'

/** Over which units a report counts: the unit and everything below it, at the beginning or at the end of the period. */
export type ReportScope = {
  readonly unit: Unit
  readonly period: Period
  readonly tree: UnitTree
  readonly treeBefore: UnitTree
  readonly units: readonly UnitId[]
}

/** Undefined for a unit that was there neither at the end of the period nor at its beginning. */
export const findScope = async (trx: Trx, unitId: UnitId, period: Period): Promise<ReportScope | undefined> => {
  const [tree, treeBefore] = [await unitTree(trx, period.to), await unitTree(trx, period.from)]
  const unit = tree.find(unitId) ?? treeBefore.find(unitId)
  return unit === undefined ? undefined : { unit, period, tree, treeBefore, units: [...new Set([...tree.subtree(unit.id), ...treeBefore.subtree(unit.id)])] }
}

/** The agency to which a unit's report goes; `null` when it goes out of the province. */
export const recipientOf = (tree: UnitTree, { parentId }: Unit): UnitId | null => (parentId === null ? null : (agencyOf(tree, parentId)?.id ?? null))

/** Units that owe their report to this one, in the order of the tree. */
export const reportersTo = (tree: UnitTree, unitId: UnitId, lastDay: string): readonly Unit[] =>
  tree.units.filter((unit) => reformDutyOf(unit, lastDay) !== undefined && recipientOf(tree, unit) === unitId)
