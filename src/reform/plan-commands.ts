import type { Ctx, Trx } from '#db/context.ts'
import { derivedId } from '#dossiers/derived-id.ts'
import type { UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { acrossUnits } from './beyond-wall.ts'
import type { ReformCode } from './domain/decide.ts'
import { mayIssue, mayPlan } from './domain/may.ts'
import { planLevelOf, type Plan, type PlanTerms } from './domain/plan.ts'
import { addPlan, listPlanTasks, lockPlan, writePlanEvent } from './store.ts'
import { writeStep } from './write-step.ts'

export type PlanDone = Result<Plan, ReformCode>

/** `seq` is the state of the plan that the person was looking at. */
type Seen = { readonly id: string; readonly seq: number }

const EARLIEST_YEAR = 2011
const LATEST_YEAR = 2100

export type DraftInput = { readonly commandId: string; readonly ownerUnitId: UnitId; readonly terms: PlanTerms; readonly copiedFrom?: string }

/** Drafts a plan inside an open transaction; a resend finds the plan that it made. */
export const draftIn = async (trx: Trx, ctx: Ctx, { commandId, ownerUnitId, terms, copiedFrom = undefined }: DraftInput, tree: UnitTree): Promise<PlanDone> => {
  const owner = tree.find(ownerUnitId)
  if (owner === undefined) return refuse('reformUnitUnknown')
  if (!mayPlan(ctx.actor, ownerUnitId, tree)) return refuse('reformNotAllowed')
  if (terms.year < EARLIEST_YEAR || terms.year > LATEST_YEAR) return refuse('reformYearInvalid', { from: EARLIEST_YEAR, to: LATEST_YEAR })
  const id = derivedId(`reform-plan/${commandId}`)
  const before = await lockPlan(trx, id)
  if (before !== undefined) return ok(before)
  return ok(await addPlan(trx, ctx, { id, ownerUnitId, level: planLevelOf(owner) }, { type: 'drafted', terms, copiedFrom: copiedFrom ?? null }))
}

/** Opens a draft of a plan of a unit for a year. */
export const draftPlan = (ctx: Ctx, input: DraftInput): Promise<PlanDone> =>
  acrossUnits(ctx, async (trx): Promise<PlanDone> => draftIn(trx, ctx, input, await unitTree(trx, today(ctx))))

/** Locks a plan that the actor may work on, as they have seen it. */
const locked = async (trx: Trx, { id, seq }: Seen, may: (plan: Plan) => boolean): Promise<PlanDone> => {
  const plan = await lockPlan(trx, id)
  if (plan === undefined) return refuse('reformPlanNotFound')
  if (!may(plan)) return refuse('reformNotAllowed')
  return plan.seq === seq ? ok(plan) : refuse('reformChangedSinceSeen')
}

/** Changes the name, the year or the legal basis of a draft. */
export const describePlan = (ctx: Ctx, { terms, ...seen }: Seen & { readonly terms: PlanTerms }): Promise<PlanDone> =>
  acrossUnits(ctx, async (trx): Promise<PlanDone> => {
    const tree = await unitTree(trx, today(ctx))
    const found = await locked(trx, seen, ({ ownerUnitId }) => mayPlan(ctx.actor, ownerUnitId, tree))
    if (!found.ok) return found
    if (found.value.state !== 'draft') return refuse('reformStateConflict')
    return ok(await writePlanEvent(trx, ctx, found.value, { type: 'described', terms }))
  })

/** Issues a plan under its number and day: from now on its tasks run. In the right of the owner's leader. */
export const issuePlan = (ctx: Ctx, { number, issuedOn, ...seen }: Seen & { readonly number: string; readonly issuedOn: string }): Promise<PlanDone> =>
  acrossUnits(ctx, async (trx): Promise<PlanDone> => {
    const found = await locked(trx, seen, (plan) => mayIssue(ctx.actor, plan))
    if (!found.ok) return found
    const plan = found.value
    if (plan.state !== 'draft') return refuse('reformStateConflict')
    if (number === '' || issuedOn > today(ctx).toString()) return refuse('reformIssueRequired')
    const tasks = (await listPlanTasks(trx, plan.id)).filter(({ phase }) => phase === 'planned')
    if (tasks.length === 0) return refuse('reformPlanEmptyInvalid')
    for (const task of tasks) await writeStep(trx, ctx, task, { type: 'opened' })
    return ok(await writePlanEvent(trx, ctx, plan, { type: 'issued', number, issuedOn }))
  })

/** Closes a plan: nothing is added to it any more. What is open in it stays open, and late. */
export const closePlan = (ctx: Ctx, { note, ...seen }: Seen & { readonly note: string | null }): Promise<PlanDone> =>
  acrossUnits(ctx, async (trx): Promise<PlanDone> => {
    const found = await locked(trx, seen, (plan) => mayIssue(ctx.actor, plan))
    if (!found.ok) return found
    return found.value.state === 'issued' ? ok(await writePlanEvent(trx, ctx, found.value, { type: 'closed', note })) : refuse('reformStateConflict')
  })
