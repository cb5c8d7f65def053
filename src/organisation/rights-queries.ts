import { sql } from 'kysely'
import type { DelegationForm, Grant, Role } from '#kernel/actor.ts'
import type { Trx } from '#db/context.ts'
import type { StaffId, UnitId } from '#kernel/ids.ts'
import { Temporal, type PlainDate } from '#kernel/time.ts'
import { type Assignment, type Delegation, grantsOn } from './domain/rights.ts'
import type { UnitTree } from './domain/unit-tree.ts'
import { remembered } from './remembered.ts'
import type { Revision } from './revision.ts'
import { unitTree } from './unit-queries.ts'

type AssignmentJson = {
  readonly role: Role
  readonly unitId: UnitId
  readonly withSubtree: boolean
  readonly sectors: readonly string[] | null
  readonly from: string
  readonly to: string | null
}

/** What a person holds and is lent on one day, as one JSON value. */
type RightsJson = {
  readonly assignments: readonly AssignmentJson[]
  readonly delegations: readonly {
    readonly fromStaffId: StaffId
    readonly form: DelegationForm
    readonly unitId: UnitId
    readonly roles: readonly Role[] | null
    readonly from: string
    readonly to: string
    readonly giverAssignments: readonly AssignmentJson[]
  }[]
}

const toAssignment = (row: AssignmentJson): Assignment => ({
  ...row,
  period: {
    from: Temporal.PlainDate.from(row.from),
    to: row.to === null ? null : Temporal.PlainDate.from(row.to),
  },
})

const toDelegation = (row: RightsJson['delegations'][number]): Delegation => ({
  ...row,
  period: { from: Temporal.PlainDate.from(row.from), to: Temporal.PlainDate.from(row.to) },
  giverAssignments: row.giverAssignments.map(toAssignment),
})

/** Turns what `rights_on` read into the rights in force, over the tree of that day. */
const toGrants = (rights: RightsJson, day: PlainDate, tree: UnitTree): Grant[] =>
  grantsOn(day, rights.assignments.map(toAssignment), rights.delegations.map(toDelegation), tree)

/** Rights, and the unit where the person's first assignment is. */
export type Rights = { readonly grants: readonly Grant[]; readonly homeUnitId: UnitId | null }

const known = remembered<Rights>(500)

/**
 * The rights that the text of `rights_on` gives over the tree of that day. Remembered: the same text, day and units give
 * the same rights, and the text is read anew with each request.
 */
export const rightsOf = (text: string, units: Revision['units'], day: PlainDate, tree: UnitTree): Rights => {
  const key = `${units} ${day} ${text}`
  const before = known.get(key)
  if (before !== undefined) return before
  const json = JSON.parse(text) as RightsJson
  const rights = { grants: toGrants(json, day, tree), homeUnitId: json.assignments[0]?.unitId ?? null }
  known.set(key, rights)
  return rights
}

/** Rights of one person on one day. */
export const findGrants = async (trx: Trx, staffId: StaffId, day: PlainDate): Promise<Grant[]> => {
  const { rows } = await sql<{ rights: RightsJson }>`select rights_on(${staffId}, ${day}) as rights`.execute(trx)
  return rows[0] === undefined ? [] : toGrants(rows[0].rights, day, await unitTree(trx, day))
}
