import type { UnitId } from '#kernel/ids.ts'
import { unreachable } from '#kernel/result.ts'

/** The level that a plan is made at, from the unit that owns it. */
export const PLAN_LEVELS = ['province', 'department', 'district', 'commune'] as const
export type PlanLevel = (typeof PLAN_LEVELS)[number]

export const PLAN_STATES = ['draft', 'issued', 'closed'] as const
export type PlanState = (typeof PLAN_STATES)[number]

export type PlanTerms = { readonly title: string; readonly year: number; readonly legalBasis: string | null }

export type Plan = {
  readonly id: string
  readonly ownerUnitId: UnitId
  readonly level: PlanLevel
  readonly terms: PlanTerms
  /** Number and day of the paper; null until it is issued. */
  readonly number: string | null
  readonly issuedOn: string | null
  readonly state: PlanState
  readonly seq: number
}

export type PlanEvent =
  | { readonly type: 'drafted'; readonly terms: PlanTerms; readonly copiedFrom: string | null }
  | { readonly type: 'described'; readonly terms: PlanTerms }
  | { readonly type: 'issued'; readonly number: string; readonly issuedOn: string }
  | { readonly type: 'closed'; readonly note: string | null }

export const PLAN_EVENT_TYPES = ['drafted', 'described', 'issued', 'closed'] as const satisfies readonly PlanEvent['type'][]

export const beginPlan = (place: Pick<Plan, 'id' | 'ownerUnitId' | 'level'>, { terms }: PlanEvent & { readonly type: 'drafted' }): Plan => ({
  ...place, terms, number: null, issuedOn: null, state: 'draft', seq: 1,
})

export const evolvePlan = (before: Plan, event: PlanEvent): Plan => {
  const seq = before.seq + 1
  switch (event.type) {
    case 'drafted': throw new Error('a plan begins once')
    case 'described': return { ...before, seq, terms: event.terms }
    case 'issued': return { ...before, seq, state: 'issued', number: event.number, issuedOn: event.issuedOn }
    case 'closed': return { ...before, seq, state: 'closed' }
    default: return unreachable(event)
  }
}

/** Tiers of units are data; a department stands on the tier of its province. */
export const planLevelOf = (unit: { readonly tier: string; readonly parentId: UnitId | null }): PlanLevel => {
  if (unit.tier === 'province') return unit.parentId === null ? 'province' : 'department'
  return unit.tier === 'district' ? 'district' : 'commune'
}
