import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { Brand, ProcedureVersionId, TenantId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { ReviewDecision, ReviewProposal } from './review-proposal.ts'
import { readProposal } from './review-proposal.ts'

export type ReviewId = Brand<string, 'ReviewId'>

export type ReviewRow = {
  readonly id: ReviewId
  readonly code: string
  readonly versionId: ProcedureVersionId | null
  readonly sourceId: string | null
  readonly contentHash: string | null
  readonly proposal: ReviewProposal
  readonly state: 'open' | 'decided' | 'withdrawn'
  readonly createdAt: Instant
}

export type RawReviewRow = Omit<ReviewRow, 'proposal'> & { readonly proposal: unknown }
export const readReviewRow = (row: RawReviewRow): ReviewRow => ({ ...row, proposal: readProposal(row.proposal) })

export const REVIEW_COLUMNS = sql`
  id, procedure_code as "code", version_id as "versionId", source_id as "sourceId", content_hash as "contentHash",
  proposal, state, created_at as "createdAt"`

export const lockReview = async (trx: Trx, id: ReviewId): Promise<ReviewRow | undefined> => {
  const { rows } = await sql<RawReviewRow>`
    select ${REVIEW_COLUMNS} from procedure_review where tenant_id = current_tenant() and id = ${id} for update`.execute(trx)
  return rows[0] === undefined ? undefined : readReviewRow(rows[0])
}

/** Source records that were already asked about, as `sourceId hash`, whatever was decided. */
export const findAskedRecords = async (trx: Trx): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ record: string }>`
    select distinct source_id || ' ' || content_hash as "record" from procedure_review
    where tenant_id = current_tenant() and source_id is not null and content_hash is not null`.execute(trx)
  return new Set(rows.map((row) => row.record))
}

export type NewReview = {
  readonly id: ReviewId
  readonly code: string
  readonly versionId: ProcedureVersionId | null
  readonly sourceId: string
  readonly contentHash: string
  readonly proposal: ReviewProposal
  readonly createdAt: Instant
}

export const insertReview = async (trx: Trx, tenantId: TenantId, review: NewReview): Promise<void> => {
  await trx
    .insertInto('procedure_review')
    .values({
      tenant_id: tenantId,
      id: review.id,
      kind: review.proposal.kind,
      procedure_code: review.code,
      version_id: review.versionId,
      source_id: review.sourceId,
      content_hash: review.contentHash,
      proposal: JSON.stringify(review.proposal),
      state: 'open',
      decision: null,
      decided_by: null,
      decided_at: null,
      created_at: review.createdAt,
    })
    .execute()
}

export const settleReview = async (
  trx: Trx,
  id: ReviewId,
  decision: ReviewDecision,
  at: Instant,
  by: string,
): Promise<void> => {
  await sql`
    update procedure_review set state = 'decided', decision = ${JSON.stringify(decision)}::json, decided_at = ${at},
      decided_by = ${by}
    where tenant_id = current_tenant() and id = ${id}`.execute(trx)
}

/** A new import of the same record asks anew: its old questions are no longer open. */
export const withdrawReviews = async (trx: Trx, versionId: ProcedureVersionId, at: Instant, by: string): Promise<void> => {
  await sql`
    update procedure_review set state = 'withdrawn', decided_at = ${at}, decided_by = ${by}
    where tenant_id = current_tenant() and version_id = ${versionId} and state = 'open'`.execute(trx)
}

/** Questions about a draft go with it. */
export const deleteReviewsOf = async (trx: Trx, versionId: ProcedureVersionId): Promise<void> => {
  await sql`delete from procedure_review where tenant_id = current_tenant() and version_id = ${versionId}`.execute(trx)
}
