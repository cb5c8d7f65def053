import type { DelegationForm, Grant, Role } from '#kernel/actor.ts'
import type { StaffId, UnitId } from '#kernel/ids.ts'
import type { PlainDate } from '#kernel/time.ts'
import { type Period, covers } from './period.ts'
import type { UnitTree } from './unit-tree.ts'

/** Phân công: role × unit (alone or with its subtree) × sectors × period. */
export type Assignment = {
  readonly role: Role
  readonly unitId: UnitId
  readonly withSubtree: boolean
  /** `null` reaches every sector (lĩnh vực). */
  readonly sectors: readonly string[] | null
  readonly period: Period
}

/** Ký thay, thừa lệnh, thừa ủy quyền: rights lent by one person to another, always with an end. */
export type Delegation = {
  readonly fromStaffId: StaffId
  readonly form: DelegationForm
  readonly unitId: UnitId
  /** `null` lends every role that the giver holds there. */
  readonly roles: readonly Role[] | null
  readonly period: Period
  /** What the giver holds by assignment; lent rights cannot be lent on. */
  readonly giverAssignments: readonly Assignment[]
}

const reachOf = (assignment: Assignment, tree: UnitTree): ReadonlySet<UnitId> => {
  if (tree.find(assignment.unitId) === undefined) return new Set()
  if (!assignment.withSubtree) return new Set([assignment.unitId])
  return tree.subtree(assignment.unitId).union(tree.formerBelow(assignment.unitId))
}

const toGrant = (assignment: Assignment, reach: ReadonlySet<UnitId>): Grant => ({
  role: assignment.role,
  unitId: assignment.unitId,
  reach,
  sectors: assignment.sectors === null ? null : new Set(assignment.sectors),
})

/** No one lends the keys of the system: administration is assigned in a person's own name. */
const isLendable = (role: Role): boolean => role !== 'systemAdmin' && role !== 'businessAdmin'

/** What a person may lend at a unit: the roles held there in their own name, each once. */
export const lendableRoles = (grants: readonly Grant[], unitId: UnitId): readonly Role[] => [
  ...new Set(
    grants.flatMap(({ role, reach, onBehalfOf }) =>
      onBehalfOf === undefined && isLendable(role) && reach.has(unitId) ? [role] : [],
    ),
  ),
]

/**
 * Every right in force on `day`. A delegation gives what its giver holds that day by assignment, cut down
 * to the delegated unit (with its subtree where the giver's own right has it) and to the roles named.
 */
export const grantsOn = (
  day: PlainDate,
  assignments: readonly Assignment[],
  delegations: readonly Delegation[],
  tree: UnitTree,
): Grant[] => {
  const grants: Grant[] = []
  for (const assignment of assignments) {
    if (!covers(assignment.period, day)) continue
    const reach = reachOf(assignment, tree)
    if (reach.size > 0) grants.push(toGrant(assignment, reach))
  }
  for (const delegation of delegations) {
    if (!covers(delegation.period, day)) continue
    for (const lent of delegation.giverAssignments) {
      if (!covers(lent.period, day) || !isLendable(lent.role)) continue
      if (delegation.roles !== null && !delegation.roles.includes(lent.role)) continue
      const reach = tree.subtree(delegation.unitId).union(tree.formerBelow(delegation.unitId)).intersection(reachOf(lent, tree))
      if (!reach.has(delegation.unitId)) continue
      grants.push({
        ...toGrant(lent, reach),
        unitId: delegation.unitId,
        onBehalfOf: { staffId: delegation.fromStaffId, form: delegation.form },
      })
    }
  }
  return grants
}
