import type { Ctx, Trx } from '#db/context.ts'
import type { Grant } from '#kernel/actor.ts'
import { settleSubject } from '#monitoring/urge-subject.ts'
import { nextOf } from './domain/parts.ts'
import { isEnded, type Task, type TaskEvent } from './domain/task.ts'
import { listParts, lockTask, writeTaskEvent } from './store.ts'

/** The job that tells where a promise comes from how far its task is. */
export const TELL_PROMISE = 'tell-promise'

/** What others wait for: slips of what ended wait no more, and a promise learns how its task moves. */
const announce = async (trx: Trx, ctx: Ctx, before: Task, after: Task): Promise<void> => {
  if (isEnded(after) && !isEnded(before)) await settleSubject(trx, ctx, { kind: 'task', id: after.id })
  const hasMoved = before.phase !== after.phase || before.progress !== after.progress
  if (hasMoved && after.terms.source.kind === 'promise') await ctx.enqueue(trx, { task: TELL_PROMISE, payload: { taskId: after.id }, key: `${TELL_PROMISE}:${after.id}` })
}

/** What the parts of a task have become, upwards to the top of the tree. */
const followUp = async (trx: Trx, ctx: Ctx, part: Task): Promise<void> => {
  if (part.parentId === null) return
  const whole = await lockTask(trx, part.parentId)
  if (whole === undefined) throw new Error('the whole of a part is gone')
  const sum = nextOf(whole, await listParts(trx, whole.id))
  if (sum === undefined) return
  const after = await writeTaskEvent(trx, ctx, whole, { type: 'followed', sum })
  await announce(trx, ctx, whole, after)
  await followUp(trx, ctx, after)
}

/** Writes what happened to a task whose tree is locked, and what it makes of the tasks above it. */
export const writeStep = async (trx: Trx, ctx: Ctx, before: Task, event: TaskEvent, grant?: Grant): Promise<Task> => {
  const after = await writeTaskEvent(trx, ctx, before, event, grant)
  await announce(trx, ctx, before, after)
  await followUp(trx, ctx, after)
  return after
}

/** A new part changes what its whole makes of its parts. */
export const followNewPart = followUp
