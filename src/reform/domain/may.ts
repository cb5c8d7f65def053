import { grantsOf } from '#identity/domain/may.ts'
import { holds } from '#identity/domain/readable-units.ts'
import type { Actor, Grant, Role } from '#kernel/actor.ts'
import type { UnitId } from '#kernel/ids.ts'
import { agencyOf } from '#organisation/domain/agency.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import type { Plan } from './plan.ts'
import type { Task } from './task.ts'

/** Who steers reform for an agency from whichever of its offices they work in. */
const STEERING = ['reformCoordinator', 'agencyLeader'] as const satisfies readonly Role[]
/** Who confirms what the parts of their own unit report. */
const CONFIRMING = [...STEERING, 'unitHead', 'centerDirector'] as const satisfies readonly Role[]
/** Who may write down how far their own unit has come. */
const REPORTING = [...CONFIRMING, 'caseOfficer', 'procedureController', 'receptionOfficer', 'recordsClerk', 'inspector'] as const satisfies readonly Role[]

/**
 * The right by which the actor acts for a unit: one of `roles` held at it or, within the same agency, above it; or a
 * right to steer reform in any office of that agency. A leader far above sees a unit and does not act for it.
 */
export const actingGrant = (actor: Actor, roles: readonly Role[], unitId: UnitId, tree: UnitTree): Grant | undefined => {
  const agency = agencyOf(tree, unitId)?.id
  const rights = grantsOf(actor).filter((grant) => {
    if (agencyOf(tree, grant.unitId)?.id !== agency) return false
    return (holds(roles, grant) && grant.reach.has(unitId)) || (unitId === agency && holds(STEERING, grant))
  })
  return rights.find(({ onBehalfOf }) => onBehalfOf === undefined) ?? rights[0]
}

const acts = (actor: Actor, roles: readonly Role[], unitId: UnitId, tree: UnitTree): boolean =>
  actor.kind === 'system' || actingGrant(actor, roles, unitId, tree) !== undefined

/** Units for which the actor may report: their own work. */
export const unitsActedFor = (actor: Actor, tree: UnitTree): readonly UnitId[] =>
  tree.units.flatMap(({ id }) => (actingGrant(actor, REPORTING, id, tree) === undefined ? [] : [id]))

/** Units in whose name the actor may give tasks. */
export const assigningUnits = (actor: Actor, tree: UnitTree): readonly UnitId[] =>
  tree.units.flatMap(({ id }) => (actingGrant(actor, CONFIRMING, id, tree) === undefined ? [] : [id]))

/** Units of which the actor may draft plans. */
export const planningUnits = (actor: Actor, tree: UnitTree): readonly UnitId[] => tree.units.flatMap(({ id }) => (mayPlan(actor, id, tree) ? [id] : []))

/** Roles that meet reform at all: enough to open its screens, never enough to see a task. */
export const REFORM_READERS = REPORTING

/** May draft a plan of this unit and what is in it. */
export const mayPlan = (actor: Actor, ownerUnitId: UnitId, tree: UnitTree): boolean => acts(actor, STEERING, ownerUnitId, tree)

/** May issue a plan, and close it: the leader of the unit that owns it. */
export const mayIssue = (actor: Actor, { ownerUnitId }: Pick<Plan, 'ownerUnitId'>): boolean =>
  actor.kind === 'system' || grantsOf(actor).some(({ role, unitId, reach }) => role === 'agencyLeader' && unitId === ownerUnitId && reach.has(ownerUnitId))

/** May change, take back, confirm, return and urge: whoever acts for the unit that gave the task. */
export const mayAssign = (actor: Actor, { assignerUnitId }: Pick<Task, 'assignerUnitId'>, tree: UnitTree): boolean =>
  acts(actor, CONFIRMING, assignerUnitId, tree)

/** The right by which the actor urges; undefined when they may not. */
export const urgingGrant = (actor: Actor, { assignerUnitId }: Pick<Task, 'assignerUnitId'>, tree: UnitTree): Grant | undefined =>
  actingGrant(actor, CONFIRMING, assignerUnitId, tree)

/** May split a task among units below the one that leads it. */
export const maySplit = (actor: Actor, { terms }: Pick<Task, 'terms'>, tree: UnitTree): boolean => acts(actor, CONFIRMING, terms.leadUnitId, tree)

/** May report how far it has come: whoever works for the unit that leads it. */
export const mayReport = (actor: Actor, { terms }: Pick<Task, 'terms'>, tree: UnitTree): boolean => acts(actor, REPORTING, terms.leadUnitId, tree)

/** Sees a task: whoever follows the unit that leads it, gave it or supports it. */
export const maySeeTask = ({ terms, assignerUnitId }: Pick<Task, 'terms' | 'assignerUnitId'>, followed: ReadonlySet<UnitId>): boolean =>
  followed.has(terms.leadUnitId) || followed.has(assignerUnitId) || terms.supportingUnitIds.some((id) => followed.has(id))

/** Sees a plan: whoever follows its unit, or once it is issued, works somewhere below that. */
export const maySeePlan = ({ ownerUnitId, state }: Pick<Plan, 'ownerUnitId' | 'state'>, followed: ReadonlySet<UnitId>, tree: UnitTree): boolean =>
  followed.has(ownerUnitId) || (state !== 'draft' && [...followed].some((id) => tree.subtree(ownerUnitId).has(id)))
