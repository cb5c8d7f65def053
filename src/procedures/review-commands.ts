import { type Ctx, type Trx, transaction } from '#db/context.ts'
import type { ProcedureVersionId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { today } from '#organisation/today.ts'
import { actingId } from './acting.ts'
import { changeCatalogue } from './catalogue-revision.ts'
import { firstFreeDay } from './domain/first-free-day.ts'
import { mayEditProcedures } from './domain/may-edit.ts'
import type { ProcedureBody } from './domain/procedure.ts'
import { findVersionRows, insertDraft, lockVersion, rewriteDraft, type VersionRow } from './procedure-store.ts'
import type { ProcedureRefusal } from './refusals.ts'
import type { ReviewDecision, ReviewKind } from './review-proposal.ts'
import { countOpenReviews } from './review-queries.ts'
import { lockReview, settleReview, type ReviewId, type ReviewRow } from './review-store.ts'
import { provideStandardProcess } from './standard-process.ts'
import { publishWithin } from './version-commands.ts'

/** Which answers fit which question. Whatever is asked may be dismissed with a reason. */
const ANSWERS: Readonly<Record<ReviewKind, readonly ReviewDecision['kind'][]>> = {
  timeMissing: ['setCases', 'dismiss'],
  timeTooShort: ['setCases', 'dismiss'],
  timeAssumed: ['confirm', 'setCases', 'dismiss'],
  timesDiffer: ['confirm', 'setCases', 'dismiss'],
  proseDiffers: ['confirm', 'setCases', 'dismiss'],
  feeDoubtful: ['confirm', 'dismiss'],
  unitMissing: ['setTiers', 'dismiss'],
  codeDoubled: ['takeImported', 'dismiss'],
  localVersion: ['takeImported', 'dismiss'],
}

const answeredBody = (body: ProcedureBody, decision: ReviewDecision): ProcedureBody => {
  switch (decision.kind) {
    case 'setCases':
      return { ...body, cases: decision.cases }
    case 'setTiers':
      return { ...body, tiers: decision.tiers }
    case 'confirm':
    case 'dismiss':
    case 'takeImported':
      return body
  }
}

/** The imported body becomes the procedure's draft, in place of a draft that is there or as a new version. */
const takeImported = async (trx: Trx, ctx: Ctx, review: ReviewRow, body: ProcedureBody): Promise<ProcedureVersionId> => {
  const versions = await findVersionRows(trx, review.code)
  const draft = versions.find((version) => version.state === 'draft')
  const processId = await provideStandardProcess(trx, ctx, body)
  const begun = versions.filter((version) => version.state !== 'draft').map((version) => version.effectiveFrom)
  const effectiveFrom = firstFreeDay(begun, today(ctx))
  const contentHash = review.contentHash === null ? {} : { contentHash: review.contentHash }
  if (draft !== undefined) {
    await rewriteDraft(trx, draft.id, { body, effectiveFrom, processId, origin: 'import', ...contentHash })
    return draft.id
  }
  const id = ctx.newId() as ProcedureVersionId
  await insertDraft(trx, ctx.tenantId, {
    id,
    code: review.code,
    versionNo: (versions.at(-1)?.versionNo ?? 0) + 1,
    effectiveFrom,
    processId,
    body,
    origin: 'import',
    ...contentHash,
    createdAt: ctx.clock(),
    createdBy: actingId(ctx.actor),
  })
  return id
}

const applyDecision = async (
  trx: Trx,
  ctx: Ctx,
  review: ReviewRow,
  draft: VersionRow | undefined,
  decision: ReviewDecision,
): Promise<ProcedureVersionId | null> => {
  if (decision.kind === 'takeImported' && 'body' in review.proposal) {
    return takeImported(trx, ctx, review, review.proposal.body)
  }
  if (draft === undefined || draft.state !== 'draft') return review.versionId
  const body = answeredBody(draft.body, decision)
  if (body !== draft.body) {
    await rewriteDraft(trx, draft.id, {
      body,
      effectiveFrom: draft.effectiveFrom,
      processId: await provideStandardProcess(trx, ctx, body),
      origin: draft.origin,
    })
  }
  return draft.id
}

export type DecideReviewInput = {
  readonly reviewId: ReviewId
  readonly decision: ReviewDecision
  /** Publish the version at once when this was its last open question. */
  readonly publish: boolean
}

/**
 * Answers one question of an import. Two people who answer at once: the first wins, the other is told. When
 * publishing is asked for and refused, the answer is not kept either.
 */
export const decideReview = (
  ctx: Ctx,
  { reviewId, decision, publish }: DecideReviewInput,
): Promise<Result<{ readonly remaining: number; readonly published: boolean }, ProcedureRefusal>> =>
  transaction(ctx, async (trx) => {
    await changeCatalogue(trx, ctx)
    const review = await lockReview(trx, reviewId)
    if (review === undefined) return refuse('reviewNotFound')
    const draft = review.versionId === null ? undefined : await lockVersion(trx, review.versionId)
    const sector = draft?.body.sectorCode ?? ('body' in review.proposal ? review.proposal.body.sectorCode : null)
    if (!mayEditProcedures(ctx.actor, sector)) return refuse('procedureEditNotAllowed')
    if (review.state !== 'open') return refuse('reviewAlreadyDecided')
    if (!ANSWERS[review.proposal.kind].includes(decision.kind)) return refuse('reviewDecisionInvalid')
    if (decision.kind === 'dismiss' && decision.reason === '') return refuse('reviewReasonRequired')
    await settleReview(trx, review.id, decision, ctx.clock(), actingId(ctx.actor))
    const versionId = await applyDecision(trx, ctx, review, draft, decision)
    if (versionId === null) return ok({ remaining: 0, published: false })
    const remaining = await countOpenReviews(trx, versionId)
    const version = await lockVersion(trx, versionId)
    if (!publish || remaining > 0 || version?.state !== 'draft') return ok({ remaining, published: false })
    const published = await publishWithin(trx, ctx, version)
    return published.ok ? ok({ remaining, published: true }) : published
  })
