import type { Ctx, Trx } from '#db/context.ts'
import { derivedId } from '#dossiers/derived-id.ts'
import type { UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { acrossUnits } from './beyond-wall.ts'
import { changeOfTerms, DEEPEST, refuseTerms, splittingUnit, type ReformCode } from './domain/decide.ts'
import { mayAssign, mayPlan, maySplit } from './domain/may.ts'
import type { Plan } from './domain/plan.ts'
import { isEnded, type Task, type TaskTerms } from './domain/task.ts'
import { dueAtIn, openTask, type SeenTask, type TaskDone } from './open-task.ts'
import { addTaskRow, listParts, lockPlan, lockTask, nextOrdinal, writeTaskEvent } from './store.ts'
import { followNewPart, writeStep } from './write-step.ts'

export type NewTask = {
  /** The same for a resend: the task that it made is given back. */
  readonly commandId: string
  /** `null`: a task of no plan, e.g. a promise or a remediation. */
  readonly planId: string | null
  /** Who gives it and confirms it; a plan's owner gives the tasks of the plan. */
  readonly assignerUnitId: UnitId
  readonly terms: TaskTerms
}

/** Whether this plan can take a task from the actor. */
const refusePlan = (ctx: Ctx, plan: Plan, tree: UnitTree): ReformCode | undefined => {
  if (!mayPlan(ctx.actor, plan.ownerUnitId, tree)) return 'reformNotAllowed'
  return plan.state === 'closed' ? 'reformPlanClosedConflict' : undefined
}

/** Adds a task inside an open transaction: to a draft it is planned, everywhere else it runs at once. */
export const addTaskIn = async (trx: Trx, ctx: Ctx, { commandId, planId, assignerUnitId, terms }: NewTask, tree: UnitTree): Promise<TaskDone> => {
  const plan = planId === null ? undefined : await lockPlan(trx, planId)
  if (planId !== null && plan === undefined) return refuse('reformPlanNotFound')
  const assigner = plan?.ownerUnitId ?? assignerUnitId
  const refused = plan === undefined ? (mayAssign(ctx.actor, { assignerUnitId: assigner }, tree) ? undefined : 'reformNotAllowed') : refusePlan(ctx, plan, tree)
  if (refused !== undefined) return refuse(refused)
  const refusal = refuseTerms(terms, { tree, plan, within: undefined })
  if (refusal !== undefined) return { ok: false, refusal }
  if (!tree.subtree(assigner).has(terms.leadUnitId)) return refuse('reformUnitNotBelowInvalid', { unit: tree.find(assigner)?.name ?? '' })
  const id = derivedId(`reform-task/${commandId}`)
  const before = await lockTask(trx, id)
  if (before !== undefined) return ok(before)
  const place = { id, planId, parentId: null, rootId: id, assignerUnitId: assigner }
  const ordinal = await nextOrdinal(trx, place)
  return ok(await addTaskRow(trx, ctx, { ...place, ordinal }, { type: 'assigned', terms, dueAt: await dueAtIn(trx, ctx, terms), isPlanned: plan?.state === 'draft' }))
}

/** Adds a task to a plan, or one of no plan. */
export const addTask = (ctx: Ctx, task: NewTask): Promise<TaskDone> =>
  acrossUnits(ctx, async (trx): Promise<TaskDone> => addTaskIn(trx, ctx, task, await unitTree(trx, today(ctx))))

/** A part that a task is split into; what it does not say is as in the whole. */
export type NewPart = { readonly leadUnitId: UnitId } & Partial<Pick<TaskTerms, 'title' | 'deliverable' | 'target' | 'startsOn' | 'dueOn' | 'budgetDong'>>

/** Splits a running task among units below: one part a unit, each with its own lead and a deadline within that of the whole. */
export const splitTask = (ctx: Ctx, { commandId, parts, ...seen }: SeenTask & { readonly commandId: string; readonly parts: readonly NewPart[] }): Promise<Result<readonly Task[], ReformCode>> =>
  acrossUnits(ctx, async (trx): Promise<Result<readonly Task[], ReformCode>> => {
    const known = await findParts(trx, commandId, parts)
    if (known !== undefined) return ok(known)
    const found = await openTask(trx, ctx, seen, ({ task, tree }) => maySplit(ctx.actor, task, tree) || mayAssign(ctx.actor, task, tree))
    if (!found.ok) return found
    const { task, tree, plan } = found.value
    if (task.phase !== 'open' || task.claim !== null || parts.length === 0) return refuse('reformStateConflict')
    if ((await depthOf(trx, task)) >= DEEPEST) return refuse('reformTooDeepInvalid', { most: DEEPEST })
    const may = { lead: maySplit(ctx.actor, task, tree), assigner: mayAssign(ctx.actor, task, tree) }
    const giver = splittingUnit(task, parts.map(({ leadUnitId }) => leadUnitId), tree, may)
    if (giver === undefined) return refuse('reformUnitNotBelowInvalid', { unit: tree.find(task.terms.leadUnitId)?.name ?? '' })
    const added: Task[] = []
    for (const part of parts) {
      const terms = termsOfPart(task, part)
      const refusal = refuseTerms(terms, { tree, plan, within: task })
      if (refusal !== undefined) return { ok: false, refusal }
      const place = { id: partId(commandId, part), planId: task.planId, parentId: task.id, rootId: task.rootId, assignerUnitId: giver }
      const ordinal = await nextOrdinal(trx, place)
      added.push(await addTaskRow(trx, ctx, { ...place, ordinal }, { type: 'assigned', terms, dueAt: await dueAtIn(trx, ctx, terms), isPlanned: false }))
    }
    const last = added.at(-1)
    if (last !== undefined) await followNewPart(trx, ctx, last)
    return ok(added)
  })

const partId = (commandId: string, { leadUnitId }: NewPart): string => derivedId(`reform-part/${commandId}/${leadUnitId}`)

const termsOfPart = ({ terms }: Task, { leadUnitId, ...own }: NewPart): TaskTerms => ({
  ...terms, supportingUnitIds: [], budgetDong: null, ...own, leadUnitId,
})

/** The parts that an earlier sending of the same command has made. */
const findParts = async (trx: Trx, commandId: string, parts: readonly NewPart[]): Promise<readonly Task[] | undefined> => {
  const found: Task[] = []
  for (const part of parts) {
    const task = await lockTask(trx, partId(commandId, part))
    if (task !== undefined) found.push(task)
  }
  return found.length > 0 && found.length === parts.length ? found : undefined
}

/** 1 for a task with no whole above it. */
const depthOf = async (trx: Trx, task: Task): Promise<number> => {
  let depth = 1
  for (let at: Task | undefined = task; at?.parentId != null; at = await lockTask(trx, at.parentId)) depth++
  return depth
}

/** Changes what is asked; of a task that runs, for a reason. A lead is not changed once there are parts. */
export const changeTask = (ctx: Ctx, { terms, reason, ...seen }: SeenTask & { readonly terms: TaskTerms; readonly reason: string | null }): Promise<TaskDone> =>
  acrossUnits(ctx, async (trx): Promise<TaskDone> => {
    const found = await openTask(trx, ctx, seen, ({ task, tree }) => mayAssign(ctx.actor, task, tree))
    if (!found.ok) return found
    const { task, tree, plan } = found.value
    const within = task.parentId === null ? undefined : await lockTask(trx, task.parentId)
    const refusal = refuseTerms(terms, { tree, plan, within })
    if (refusal !== undefined) return { ok: false, refusal }
    if (!tree.subtree(task.assignerUnitId).has(terms.leadUnitId)) return refuse('reformUnitNotBelowInvalid', { unit: tree.find(task.assignerUnitId)?.name ?? '' })
    const parts = (await listParts(trx, task.id)).filter(({ phase }) => phase !== 'cancelled')
    if (parts.length > 0 && terms.leadUnitId !== task.terms.leadUnitId) return refuse('reformHasPartsConflict', { count: parts.length })
    const later = parts.find((part) => part.terms.dueOn > terms.dueOn)
    if (later !== undefined) return refuse('reformLaterThanParentInvalid', { dueOn: terms.dueOn })
    const change = changeOfTerms(task, terms, await dueAtIn(trx, ctx, terms), reason)
    return 'code' in change ? { ok: false, refusal: change } : ok(await writeStep(trx, ctx, task, change))
  })

/** Takes a task back, with everything below it that has not ended. */
export const cancelTask = (ctx: Ctx, { reason, ...seen }: SeenTask & { readonly reason: string | null }): Promise<TaskDone> =>
  acrossUnits(ctx, async (trx): Promise<TaskDone> => {
    const found = await openTask(trx, ctx, seen, ({ task, tree }) => mayAssign(ctx.actor, task, tree))
    if (!found.ok) return found
    const { task } = found.value
    if (isEnded(task)) return refuse('reformStateConflict')
    if (reason === null && task.phase !== 'planned') return refuse('reformReasonRequired')
    await cancelBelow(trx, ctx, task, reason ?? '')
    return ok(await writeStep(trx, ctx, task, { type: 'cancelled', reason: reason ?? '' }))
  })

const cancelBelow = async (trx: Trx, ctx: Ctx, task: Task, reason: string): Promise<void> => {
  for (const part of await listParts(trx, task.id)) {
    if (isEnded(part)) continue
    await cancelBelow(trx, ctx, part, reason)
    await writeTaskEvent(trx, ctx, part, { type: 'cancelled', reason })
  }
}
