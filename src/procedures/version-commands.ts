import { type Ctx, type Trx, transaction } from '#db/context.ts'
import type { ProcedureVersionId, ProcessVersionId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { Temporal, type PlainDate } from '#kernel/time.ts'
import { STANDARD_DAY_MINUTES } from '#law/procedures.ts'
import { recordAdminChange } from '#organisation/admin-history.ts'
import { actingId } from './acting.ts'
import { changeCatalogue } from './catalogue-revision.ts'
import { mayEditProcedures } from './domain/may-edit.ts'
import type { ProcedureBody } from './domain/procedure.ts'
import { lintProcess } from './domain/process-linter.ts'
import { promisesOf } from './domain/promise.ts'
import { lockProcess } from './process-store.ts'
import {
  type VersionRow,
  deleteDraft,
  findVersionRows,
  insertDraft,
  lockVersion,
  markEnded,
  markPublished,
  rewriteDraft,
} from './procedure-store.ts'
import { countOpenReviews } from './review-queries.ts'
import { deleteReviewsOf } from './review-store.ts'
import type { ProcedureRefusal } from './refusals.ts'
import { bodySchema } from './version-body.ts'

type Refused = Extract<Result<never, ProcedureRefusal>, { readonly ok: false }>

const FOREIGN_KEY_VIOLATION = '23503'

const CODE = /^\d\.\d{6}$/

export type VersionContent = {
  readonly body: ProcedureBody
  readonly effectiveFrom: PlainDate
  /** The internal process; may be chosen later, before publication. */
  readonly processId: ProcessVersionId | null
}

const checkBody = (body: ProcedureBody): Refused | undefined => {
  const parsed = bodySchema.safeParse(body)
  return parsed.success ? undefined : refuse('procedureBodyInvalid', { field: parsed.error.issues[0]?.path.join('.') ?? '' })
}

/** A right for one sector edits neither from nor into another. */
const mayEditBoth = (ctx: Ctx, before: ProcedureBody | undefined, after: ProcedureBody): boolean =>
  (before === undefined || mayEditProcedures(ctx.actor, before.sectorCode)) &&
  mayEditProcedures(ctx.actor, after.sectorCode)

/** Begins a new version of a procedure, or the first one of a new procedure. One draft at a time. */
export const draftVersion = (
  ctx: Ctx,
  input: VersionContent & { readonly code: string },
): Promise<Result<{ readonly versionId: ProcedureVersionId; readonly editNo: number }, ProcedureRefusal>> =>
  transaction(ctx, async (trx) => {
    if (!CODE.test(input.code)) return refuse('procedureCodeInvalid', { code: input.code })
    const faulty = checkBody(input.body)
    if (faulty !== undefined) return faulty
    await changeCatalogue(trx, ctx)
    const versions = await findVersionRows(trx, input.code)
    if (!mayEditBoth(ctx, versions.at(-1)?.body, input.body)) return refuse('procedureEditNotAllowed')
    if (versions.some((version) => version.state === 'draft')) return refuse('procedureDraftTaken', { code: input.code })
    const versionId = ctx.newId() as ProcedureVersionId
    await insertDraft(trx, ctx.tenantId, {
      ...input,
      id: versionId,
      versionNo: (versions.at(-1)?.versionNo ?? 0) + 1,
      origin: 'office',
      createdAt: ctx.clock(),
      createdBy: actingId(ctx.actor),
    })
    return ok({ versionId, editNo: 1 })
  })

/** The draft as the actor last saw it, locked; refused when it was published or saved by another since. */
const openDraft = async (
  trx: Trx,
  ctx: Ctx,
  versionId: ProcedureVersionId,
  editNo: number,
): Promise<Result<VersionRow, ProcedureRefusal>> => {
  const version = await lockVersion(trx, versionId)
  if (version === undefined) return refuse('procedureVersionNotFound')
  if (!mayEditProcedures(ctx.actor, version.body.sectorCode)) return refuse('procedureEditNotAllowed')
  if (version.state !== 'draft') return refuse('procedureVersionFixed')
  if (version.editNo !== editNo) return refuse('procedureEditConflict')
  return ok(version)
}

/** Saves a draft. `editNo` is the one that was read: of two people who edit at once, one wins, the other is told. */
export const saveDraft = (
  ctx: Ctx,
  input: VersionContent & { readonly versionId: ProcedureVersionId; readonly editNo: number },
): Promise<Result<{ readonly editNo: number }, ProcedureRefusal>> =>
  transaction(ctx, async (trx) => {
    const faulty = checkBody(input.body)
    if (faulty !== undefined) return faulty
    await changeCatalogue(trx, ctx)
    const draft = await openDraft(trx, ctx, input.versionId, input.editNo)
    if (!draft.ok) return draft
    if (!mayEditBoth(ctx, draft.value.body, input.body)) return refuse('procedureEditNotAllowed')
    await rewriteDraft(trx, input.versionId, { ...input, origin: 'office' })
    return ok({ editNo: input.editNo + 1 })
  })

/**
 * Throws a draft away, with the questions that an import asked about it; what is in force stays. Refused when something
 * else was already made for it, such as an e-form.
 */
export const discardDraft = async (
  ctx: Ctx,
  { versionId, editNo }: { readonly versionId: ProcedureVersionId; readonly editNo: number },
): Promise<Result<null, ProcedureRefusal>> => {
  try {
    return await transaction(ctx, async (trx) => {
      await changeCatalogue(trx, ctx)
      const draft = await openDraft(trx, ctx, versionId, editNo)
      if (!draft.ok) return draft
      await deleteReviewsOf(trx, versionId)
      await deleteDraft(trx, versionId)
      await recordAdminChange(trx, ctx, {
        action: 'discardDraft', subjectKind: 'procedureVersion', subjectId: versionId,
        before: { code: draft.value.code, versionNo: draft.value.versionNo, name: draft.value.body.name },
      })
      return ok(null)
    })
  } catch (error) {
    if ((error as { code?: unknown }).code === FOREIGN_KEY_VIOLATION) return refuse('procedureDraftUsedConflict')
    throw error
  }
}

/** The process must be published and keep every promise of the version. */
const checkProcess = async (trx: Trx, version: VersionRow): Promise<Refused | undefined> => {
  if (version.processId === null) return refuse('procedureProcessMissing')
  const process = await lockProcess(trx, version.processId)
  if (process === undefined) return refuse('processNotFound')
  if (process.state === 'draft') return refuse('procedureProcessDraft', { name: process.name })
  const short = lintProcess(process.steps, {
    dayMinutes: STANDARD_DAY_MINUTES,
    promises: promisesOf(version.body.cases),
  }).find((finding) => finding.code === 'promiseTooShort')
  return short === undefined ? undefined : refuse('procedurePromiseTooShort', short.facts)
}

const checkPublishable = async (trx: Trx, version: VersionRow): Promise<Refused | undefined> => {
  const silent = version.body.cases.find((one) => one.statutoryDuration !== null && one.committedDuration === null)
  if (silent !== undefined) return refuse('procedurePromiseMissing', { label: silent.label })
  const open = await countOpenReviews(trx, version.id)
  if (open > 0) return refuse('procedureReviewsOpen', { count: open })
  return checkProcess(trx, version)
}

/**
 * Publishes within an open transaction that has changed the catalogue: the version before it in force ends on the
 * day before this one begins. Used by imports too.
 */
export const publishWithin = async (
  trx: Trx,
  ctx: Ctx,
  version: VersionRow,
): Promise<Result<{ readonly endedVersionId: ProcedureVersionId | null }, ProcedureRefusal>> => {
  const faulty = await checkPublishable(trx, version)
  if (faulty !== undefined) return faulty
  const { compare } = Temporal.PlainDate
  const published = (await findVersionRows(trx, version.code)).filter((other) => other.state !== 'draft')
  const latest = published.toSorted((a, b) => compare(a.effectiveFrom, b.effectiveFrom)).at(-1)
  if (latest !== undefined && compare(version.effectiveFrom, latest.effectiveFrom) <= 0) {
    return refuse('procedureDayInvalid', { day: latest.effectiveFrom.toString() })
  }
  const lastDay = version.effectiveFrom.subtract({ days: 1 })
  const ends = latest !== undefined && (latest.effectiveTo === null || compare(latest.effectiveTo, lastDay) > 0)
  if (ends) await markEnded(trx, latest.id, lastDay)
  await markPublished(trx, version.id, ctx.clock(), actingId(ctx.actor))
  return ok({ endedVersionId: ends ? latest.id : null })
}

/** Puts a draft in force from its day; from then on it never changes. Dossiers keep the version of their reception. */
export const publishVersion = (
  ctx: Ctx,
  input: { readonly versionId: ProcedureVersionId; readonly editNo: number },
): Promise<Result<{ readonly endedVersionId: ProcedureVersionId | null }, ProcedureRefusal>> =>
  transaction(ctx, async (trx) => {
    await changeCatalogue(trx, ctx)
    const draft = await openDraft(trx, ctx, input.versionId, input.editNo)
    return draft.ok ? publishWithin(trx, ctx, draft.value) : draft
  })

/** Sets the last day of a published version (bãi bỏ thủ tục). Dossiers already received go on under it. */
export const endVersion = (
  ctx: Ctx,
  input: { readonly versionId: ProcedureVersionId; readonly lastDay: PlainDate },
): Promise<Result<null, ProcedureRefusal>> =>
  transaction(ctx, async (trx) => {
    await changeCatalogue(trx, ctx)
    const version = await lockVersion(trx, input.versionId)
    if (version === undefined || version.state === 'draft') return refuse('procedureVersionNotFound')
    if (!mayEditProcedures(ctx.actor, version.body.sectorCode)) return refuse('procedureEditNotAllowed')
    if (version.effectiveTo !== null) return refuse('procedureAlreadyEnded', { day: version.effectiveTo.toString() })
    if (Temporal.PlainDate.compare(input.lastDay, version.effectiveFrom) < 0) {
      return refuse('procedureEndDayInvalid', {
        lastDay: input.lastDay.toString(),
        day: version.effectiveFrom.toString(),
      })
    }
    await markEnded(trx, version.id, input.lastDay)
    return ok(null)
  })
