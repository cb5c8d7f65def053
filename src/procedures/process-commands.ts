import { type Ctx, type Trx, transaction } from '#db/context.ts'
import type { ProcessVersionId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { STANDARD_DAY_MINUTES } from '#law/procedures.ts'
import { actingId } from './acting.ts'
import { changeCatalogue } from './catalogue-revision.ts'
import { mayEditProcedures } from './domain/may-edit.ts'
import { lintProcess } from './domain/process-linter.ts'
import type { ProcessStep } from './domain/process.ts'
import {
  findProcessRows,
  insertProcessDraft,
  lockProcess,
  markProcessPublished,
  rewriteProcessDraft,
} from './process-store.ts'
import { stepsSchema } from './process-steps.ts'
import { findingSentence, type ProcedureRefusal } from './refusals.ts'

const CODE = /^[a-z0-9][a-z0-9-]{0,79}$/

export type ProcessContent = {
  readonly code: string
  readonly name: string
  readonly steps: readonly ProcessStep[]
}

/**
 * Saves the draft of a process; `editNo` is 0 for the first save of a new version, then the one that was read. A
 * faulty draft may be saved (work in progress); it cannot be published. Processes are shared by sectors, so only a
 * right for every sector edits them.
 */
export const saveProcess = (
  ctx: Ctx,
  input: ProcessContent & { readonly editNo: number },
): Promise<Result<{ readonly processId: ProcessVersionId; readonly editNo: number }, ProcedureRefusal>> =>
  transaction(ctx, async (trx) => {
    if (!mayEditProcedures(ctx.actor, null)) return refuse('procedureEditNotAllowed')
    if (!CODE.test(input.code)) return refuse('processCodeInvalid', { code: input.code })
    if (input.name.trim() === '') return refuse('processStepsInvalid', { field: 'name' })
    const parsed = stepsSchema.safeParse(input.steps)
    if (!parsed.success) return refuse('processStepsInvalid', { field: parsed.error.issues[0]?.path.join('.') ?? '' })
    await changeCatalogue(trx, ctx)
    const draft = (await findProcessRows(trx, input.code)).find((version) => version.state === 'draft')
    if ((draft?.editNo ?? 0) !== input.editNo) return refuse('processEditConflict')
    if (draft !== undefined) {
      await rewriteProcessDraft(trx, draft.id, input.name.trim(), input.steps)
      return ok({ processId: draft.id, editNo: draft.editNo + 1 })
    }
    return ok({ processId: await draftProcessWithin(trx, ctx, input), editNo: 1 })
  })

const draftProcessWithin = async (trx: Trx, ctx: Ctx, { code, name, steps }: ProcessContent): Promise<ProcessVersionId> => {
  const id = ctx.newId() as ProcessVersionId
  const versionNo = ((await findProcessRows(trx, code)).at(-1)?.versionNo ?? 0) + 1
  await insertProcessDraft(trx, ctx.tenantId, {
    id,
    code,
    versionNo,
    name: name.trim(),
    steps,
    createdAt: ctx.clock(),
    createdBy: actingId(ctx.actor),
  })
  return id
}

/** Publishes a process without faults; from then on it never changes. Vacant roles are no fault: they differ by unit. */
export const publishProcess = (
  ctx: Ctx,
  input: { readonly processId: ProcessVersionId; readonly editNo: number },
): Promise<Result<null, ProcedureRefusal>> =>
  transaction(ctx, async (trx) => {
    if (!mayEditProcedures(ctx.actor, null)) return refuse('procedureEditNotAllowed')
    await changeCatalogue(trx, ctx)
    const process = await lockProcess(trx, input.processId)
    if (process === undefined) return refuse('processNotFound')
    if (process.state === 'published') return refuse('processFixed')
    if (process.editNo !== input.editNo) return refuse('processEditConflict')
    const faults = lintProcess(process.steps, { dayMinutes: STANDARD_DAY_MINUTES }).filter(
      (finding) => finding.severity === 'error',
    )
    const [first] = faults
    if (first !== undefined) {
      const nameOf = (id: string): string => process.steps.find((step) => step.id === id)?.name ?? id
      return refuse('processFaulty', { count: faults.length, first: findingSentence(first, nameOf) })
    }
    await markProcessPublished(trx, process.id, ctx.clock(), actingId(ctx.actor))
    return ok(null)
  })

/**
 * The published process with this code and these steps within an open transaction that has changed the catalogue:
 * the latest when it is the same, else a new version. For processes that the program makes itself, free of faults.
 */
export const provideProcess = async (trx: Trx, ctx: Ctx, content: ProcessContent): Promise<ProcessVersionId> => {
  const latest = (await findProcessRows(trx, content.code)).findLast((version) => version.state === 'published')
  if (latest !== undefined && JSON.stringify(latest.steps) === JSON.stringify(stepsSchema.parse(content.steps))) return latest.id
  const id = await draftProcessWithin(trx, ctx, content)
  await markProcessPublished(trx, id, ctx.clock(), actingId(ctx.actor))
  return id
}
