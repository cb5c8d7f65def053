import type { Ctx } from '#db/context.ts'
import { ok, type Result } from '#kernel/result.ts'
import { agencyOf } from '#organisation/domain/agency.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { recordPromiseProgress } from '#petitions/commands.ts'
import { findPromise } from '#petitions/dialogues/dialogue-queries.ts'
import type { PromiseId, PromiseState } from '#petitions/domain/dialogue.ts'
import { acrossUnits } from './beyond-wall.ts'
import { addTaskIn } from './commands.ts'
import type { ReformCode } from './domain/decide.ts'
import type { Task } from './domain/task.ts'
import { findTask } from './queries.ts'

const LONGEST_TITLE = 500

/** Makes a task of a promise that was made in a dialogue: the agency gives it, the unit that is to do it leads. */
export const takePromise = (ctx: Ctx, promiseId: PromiseId): Promise<Result<Task | null, ReformCode>> =>
  acrossUnits(ctx, async (trx): Promise<Result<Task | null, ReformCode>> => {
    const promise = await findPromise(trx, promiseId)
    if (promise === undefined) return ok(null)
    const day = today(ctx).toString()
    const dueOn = promise.dueOn.toString()
    const tree = await unitTree(trx, today(ctx))
    return addTaskIn(trx, ctx, {
      commandId: `promise/${promiseId}`,
      planId: null,
      assignerUnitId: agencyOf(tree, promise.unitId)?.id ?? promise.unitId,
      terms: {
        area: 'steering', title: promise.text.slice(0, LONGEST_TITLE), leadUnitId: promise.unitId, supportingUnitIds: [], deliverable: null, target: null,
        startsOn: day < dueOn ? day : dueOn, dueOn, budgetDong: null, criteria: [], source: { kind: 'promise', ref: promiseId, title: promise.sessionTitle },
      },
    }, tree)
  })

/** What everybody may read of how far a promise is; undefined while nothing was done for it. */
const stateOf = ({ phase, progress }: Task): Exclude<PromiseState, 'made'> | undefined => {
  if (phase === 'completed') return 'done'
  if (phase === 'notCarriedOut' || phase === 'cancelled') return 'notDone'
  return progress > 0 ? 'inProgress' : undefined
}

/** Tells the dialogue how far the task of its promise is; reports and reasons stay inside. */
export const tellPromise = async (ctx: Ctx, taskId: string): Promise<void> => {
  const task = await acrossUnits(ctx, (trx) => findTask(trx, taskId))
  const state = task === undefined ? undefined : stateOf(task)
  if (task?.terms.source.kind !== 'promise' || task.terms.source.ref === null || state === undefined) return
  const told = await recordPromiseProgress(ctx, { promiseId: task.terms.source.ref as PromiseId, state, note: null })
  if (!told.ok) throw new Error(`a promise could not be told of its task: ${told.refusal.code}`)
}
