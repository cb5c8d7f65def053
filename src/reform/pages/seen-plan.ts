import type { Ctx, Trx } from '#db/context.ts'
import { readableUnits } from '#identity/domain/readable-units.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { maySeePlan, maySeeTask } from '../domain/may.ts'
import type { Plan } from '../domain/plan.ts'
import type { Task } from '../domain/task.ts'
import { findPlan, listTasksOfPlan } from '../queries.ts'

export type SeenPlan = {
  readonly plan: Plan
  readonly tree: UnitTree
  /** Wholes and parts that the actor may see. */
  readonly tasks: readonly Task[]
  /** Tasks of the plan with no whole above them, seen or not. */
  readonly total: number
}

/** A plan that the actor may see, with those of its tasks that they may see: all where they follow its owner, else their own. */
export const findSeenPlan = async (trx: Trx, ctx: Ctx, id: string): Promise<SeenPlan | undefined> => {
  const plan = await findPlan(trx, id)
  const tree = await unitTree(trx, today(ctx))
  const followed = readableUnits(ctx.actor, tree)
  if (plan === undefined || !maySeePlan(plan, followed, tree)) return undefined
  const all = await listTasksOfPlan(trx, id)
  return { plan, tree, tasks: all.filter((task) => maySeeTask(task, followed)), total: all.filter(({ parentId, phase }) => parentId === null && phase !== 'cancelled').length }
}
