import { transaction, type Ctx, type Trx } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { tidy } from '#kernel/text.ts'
import { Temporal, vietnamDay } from '#kernel/time.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { decidePromise, decidePromiseMove, type DialogueId, type PromiseId, type PromiseState, type QuestionId } from '../domain/dialogue.ts'
import { appendDialogueEvent, findDialogueCommand, lockPromise, lockQuestion, lockSession, nextNo } from './dialogue-store.ts'
import type { DialogueRefusal } from './refusals.ts'
import { lockOwnSession } from './sessions.ts'

/** The job that says a promise was made; reform makes a task of it. Its payload is `{ promiseId }`. */
export const PROMISE_MADE = 'dialoguePromiseMade'

export const LONGEST_PROMISE = 2_000

export type NewPromise = {
  readonly commandId: string
  readonly sessionId: DialogueId
  readonly promiseId: PromiseId
  readonly questionId: QuestionId | null
  readonly text: string
  /** The unit that is to do it. */
  readonly unitId: UnitId
  /** ISO day. */
  readonly dueOn: string
}

/** Ghi một lời hứa của lãnh đạo: public at once, and announced to whoever follows tasks. */
export const makePromise = (ctx: Ctx, promise: NewPromise): Promise<Result<{ readonly promiseId: PromiseId }, DialogueRefusal>> =>
  transaction(ctx, async (trx): Promise<Result<{ readonly promiseId: PromiseId }, DialogueRefusal>> => {
    const session = await lockOwnSession(trx, ctx, promise.sessionId)
    if (!session.ok) return session
    const { commandId, promiseId: id, unitId, dueOn, questionId } = promise
    if ((await findDialogueCommand(trx, commandId)) !== undefined) return ok({ promiseId: id })
    const text = tidy(promise.text)
    const today = vietnamDay(ctx.clock())
    const decided = decidePromise(session.value, { text, dueOn }, today.toString())
    if (!decided.ok) return decided
    if (text.length > LONGEST_PROMISE) return refuse('dialogueTextTooLong', { most: LONGEST_PROMISE })
    if ((await unitTree(trx, today)).find(unitId) === undefined) return refuse('dialogueUnitUnknown')
    const question = questionId === null ? undefined : await lockQuestion(trx, questionId)
    if (questionId !== null && question?.sessionId !== promise.sessionId) return refuse('dialogueQuestionNotFound')
    const now = ctx.clock()
    await trx.insertInto('dialogue_promise').values({
      tenant_id: ctx.tenantId, id, session_id: promise.sessionId, no: await nextNo(trx, 'dialogue_promise', promise.sessionId), question_id: questionId, text,
      unit_id: unitId, due_on: Temporal.PlainDate.from(dueOn), state: 'made', note: null, made_at: now, moved_at: now,
    }).execute()
    await appendDialogueEvent(trx, ctx, session.value, { type: 'promised', text, unitId, dueOn }, { commandId, subjectId: id })
    await ctx.enqueue(trx, { task: PROMISE_MADE, payload: { promiseId: id }, key: `${PROMISE_MADE}:${id}` })
    return ok({ promiseId: id })
  })

export type PromiseProgress = { readonly promiseId: PromiseId; readonly state: PromiseState; readonly note: string | null }

/**
 * Writes how far a promise has come, in the caller's transaction: for the capability that follows its task. What is
 * known already changes nothing. Whoever calls has asked whether the actor may.
 */
export const writePromiseProgress = async (trx: Trx, ctx: Ctx, { promiseId, state, note }: PromiseProgress): Promise<Result<null, DialogueRefusal>> => {
  const promise = await lockPromise(trx, promiseId)
  const session = promise === undefined ? undefined : await lockSession(trx, promise.sessionId)
  if (promise === undefined || session === undefined) return refuse('dialoguePromiseNotFound')
  const words = note === null || tidy(note) === '' ? null : tidy(note).slice(0, LONGEST_PROMISE)
  if (promise.state === state && promise.note === words) return ok(null)
  const decided = decidePromiseMove(promise.state, state)
  if (!decided.ok) return decided
  await trx.updateTable('dialogue_promise').set({ state, note: words, moved_at: ctx.clock() }).where('tenant_id', '=', ctx.tenantId).where('id', '=', promiseId).execute()
  await appendDialogueEvent(trx, ctx, session, { type: 'promiseMoved', state, note: words }, { commandId: ctx.newId(), subjectId: promiseId })
  return ok(null)
}
