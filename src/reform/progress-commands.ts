import type { Ctx, Trx } from '#db/context.ts'
import { withoutDoubles } from '#evidence/domain/evidence.ts'
import { tieEvidence } from '#evidence/tie-evidence.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { acrossUnits } from './beyond-wall.ts'
import { refuseConfirming, refuseReport, type ReformCode } from './domain/decide.ts'
import { actingGrant, mayAssign, mayReport } from './domain/may.ts'
import { countProgress } from './domain/target.ts'
import type { Task, TaskReport } from './domain/task.ts'
import { openTask, type Ground, type SeenTask, type TaskDone } from './open-task.ts'
import { listParts } from './store.ts'
import { findTargetValues, valueAsFact, valueWords } from './target-value.ts'
import { writeStep } from './write-step.ts'

/** A report as it is sent. `progress` is asked only where nothing says it better: a target, or parts. */
export type SentReport = Omit<TaskReport, 'progress'> & { readonly progress: number | null }

/** Reports upwards how far a task is: its words, evidence, difficulty, proposal; or that it has ended, to be confirmed. */
export const reportTask = (ctx: Ctx, { report, ...seen }: SeenTask & { readonly report: SentReport }): Promise<TaskDone> =>
  acrossUnits(ctx, async (trx): Promise<TaskDone> => {
    const found = await openTask(trx, ctx, seen, ({ task, tree }) => mayReport(ctx.actor, task, tree))
    if (!found.ok) return found
    const { task, tree } = found.value
    const parts = (await listParts(trx, task.id)).filter(({ phase }) => phase !== 'cancelled').length
    const measured = await measure(trx, ctx, task, tree, report, parts)
    if (!measured.ok) return measured
    const refusal = refuseReport(task, measured.value, { parts })
    if (refusal !== undefined) return { ok: false, refusal }
    const evidence = await tieEvidence(trx, ctx, measured.value.evidence)
    if (!evidence.ok) return evidence
    return ok(await writeStep(trx, ctx, task, { type: 'reported', ...measured.value, evidence: evidence.value }))
  })

/** The progress that a report says: by the system where it measures, by the parts, by the number reached, or as typed. */
const measure = async (trx: Trx, ctx: Ctx, task: Task, tree: UnitTree, report: SentReport, parts: number): Promise<Result<TaskReport, ReformCode>> => {
  const { target } = task.terms
  if (parts > 0) return ok({ ...report, progress: task.progress })
  if (target?.kind === 'share') {
    const value = (await findTargetValues(trx, [task], tree, ctx.clock())).get(task.id)
    if (value === undefined) return ok({ ...report, progress: 0 })
    if (report.claim === 'completed' && !value.isReached) return refuse('reformTargetMissedInvalid', { value: valueWords(value), atLeast: target.atLeast * 100 })
    return ok({ ...report, progress: value.progress, evidence: withoutDoubles([...report.evidence, valueAsFact(value)]) })
  }
  if (target?.kind === 'count') {
    if (report.reached === null) return refuse('reformReachedRequired', { unit: target.unit })
    return ok({ ...report, progress: countProgress(target, report.reached) })
  }
  if (report.progress === null && report.claim === 'progress') return refuse('reformProgressInvalid')
  return ok({ ...report, progress: report.progress ?? task.progress })
}

const mayConfirm = (ctx: Ctx) => ({ task, tree }: Ground): boolean => mayAssign(ctx.actor, task, tree)

/** Opens a task whose claim the actor is to confirm or to return. */
const claimed = async (trx: Trx, ctx: Ctx, seen: SeenTask): Promise<Result<Ground & { readonly of: number }, ReformCode>> => {
  const found = await openTask(trx, ctx, seen, mayConfirm(ctx))
  if (!found.ok) return found
  const { task } = found.value
  const refusal = refuseConfirming(task, ctx.actor.kind === 'staff' ? ctx.actor.staffId : null)
  if (refusal !== undefined) return { ok: false, refusal }
  return ok({ ...found.value, of: task.claim?.seq ?? 0 })
}

/** Confirms that a task has ended as reported; it ended when it was reported. */
export const acceptReport = (ctx: Ctx, { note, ...seen }: SeenTask & { readonly note: string | null }): Promise<TaskDone> =>
  acrossUnits(ctx, async (trx): Promise<TaskDone> => {
    const found = await claimed(trx, ctx, seen)
    if (!found.ok) return found
    const { task, of, tree } = found.value
    return ok(await writeStep(trx, ctx, task, { type: 'accepted', of, note }, actingGrant(ctx.actor, ['agencyLeader', 'unitHead'], task.assignerUnitId, tree)))
  })

/** Gives a claim back with a reason; the task runs on. */
export const returnReport = (ctx: Ctx, { reason, ...seen }: SeenTask & { readonly reason: string | null }): Promise<TaskDone> =>
  acrossUnits(ctx, async (trx): Promise<TaskDone> => {
    const found = await claimed(trx, ctx, seen)
    if (!found.ok) return found
    const { task, of } = found.value
    return reason === null ? refuse('reformReasonRequired') : ok(await writeStep(trx, ctx, task, { type: 'returned', of, reason }))
  })

/** Opens a task again that was confirmed by mistake. One that is split follows its parts: those are opened again. */
export const reopenTask = (ctx: Ctx, { reason, ...seen }: SeenTask & { readonly reason: string | null }): Promise<TaskDone> =>
  acrossUnits(ctx, async (trx): Promise<TaskDone> => {
    const found = await openTask(trx, ctx, seen, mayConfirm(ctx))
    if (!found.ok) return found
    const { task, plan } = found.value
    if (plan?.state === 'closed') return refuse('reformPlanClosedConflict')
    if (task.phase !== 'completed' && task.phase !== 'notCarriedOut') return refuse('reformStateConflict')
    const parts = (await listParts(trx, task.id)).filter(({ phase }) => phase !== 'cancelled').length
    if (parts > 0) return refuse('reformHasPartsConflict', { count: parts })
    return reason === null ? refuse('reformReasonRequired') : ok(await writeStep(trx, ctx, task, { type: 'reopened', reason }))
  })
