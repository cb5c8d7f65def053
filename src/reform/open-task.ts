import type { Ctx, Trx } from '#db/context.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { loadCalendar } from '#organisation/calendar-queries.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { dueAtOf } from './domain/deadline.ts'
import type { ReformCode } from './domain/decide.ts'
import type { Plan } from './domain/plan.ts'
import type { Task, TaskTerms } from './domain/task.ts'
import { lockPlan, lockTask } from './store.ts'

export type TaskDone = Result<Task, ReformCode>

/** `seq` is the state of the task that the person was looking at. */
export type SeenTask = { readonly id: string; readonly seq: number }

export type Ground = { readonly task: Task; readonly tree: UnitTree; readonly plan: Plan | undefined }

/**
 * Locks the tree of a task that the actor may work on. One that somebody changed meanwhile is to be looked at again, and
 * a closed plan changes no more.
 */
export const openTask = async (trx: Trx, ctx: Ctx, { id, seq }: SeenTask, may: (ground: Ground) => boolean): Promise<Result<Ground, ReformCode>> => {
  const task = await lockTask(trx, id)
  if (task === undefined) return refuse('reformTaskNotFound')
  const plan = task.planId === null ? undefined : await lockPlan(trx, task.planId)
  const ground = { task, plan, tree: await unitTree(trx, today(ctx)) }
  if (!may(ground)) return refuse('reformNotAllowed')
  return task.seq === seq ? ok(ground) : refuse('reformChangedSinceSeen')
}

/** The end of the last day of a task, by the calendar of the unit that leads it. */
export const dueAtIn = async (trx: Trx, ctx: Ctx, { leadUnitId, dueOn }: Pick<TaskTerms, 'leadUnitId' | 'dueOn'>): Promise<string> =>
  dueAtOf(dueOn, await loadCalendar(trx, leadUnitId, today(ctx)))
