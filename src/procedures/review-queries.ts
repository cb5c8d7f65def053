import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { ProcedureVersionId } from '#kernel/ids.ts'
import type { ReviewKind } from './review-proposal.ts'
import { readReviewRow, REVIEW_COLUMNS, type RawReviewRow, type ReviewRow } from './review-store.ts'

/** Questions that wait for a person, oldest first; of one version when it is named. */
export const listOpenReviews = async (
  trx: Trx,
  { versionId, limit }: { readonly versionId?: ProcedureVersionId; readonly limit: number },
): Promise<readonly ReviewRow[]> => {
  const ofVersion = versionId === undefined ? sql`` : sql`and version_id = ${versionId}`
  const { rows } = await sql<RawReviewRow>`
    select ${REVIEW_COLUMNS} from procedure_review
    where tenant_id = current_tenant() and state = 'open' ${ofVersion}
    order by created_at, id limit ${limit}`.execute(trx)
  return rows.map(readReviewRow)
}

/** How many questions wait, in all or for one version. */
export const countOpenReviews = async (trx: Trx, versionId?: ProcedureVersionId): Promise<number> => {
  const ofVersion = versionId === undefined ? sql`` : sql`and version_id = ${versionId}`
  const { rows } = await sql<{ count: number }>`
    select count(*) as "count" from procedure_review
    where tenant_id = current_tenant() and state = 'open' ${ofVersion}`.execute(trx)
  return rows[0]?.count ?? 0
}

/** One question with the procedure that it is about, as the queue shows it. */
export type QueuedReview = ReviewRow & { readonly name: string; readonly sectorCode: string; readonly sectorName: string }

/** A page of the queue, oldest first; of one kind of question, or of one procedure, when it is named. */
export const listReviewQueue = async (
  trx: Trx,
  { kind, code, limit, offset }: {
    readonly kind?: ReviewKind | undefined
    readonly code?: string | undefined
    readonly limit: number
    readonly offset: number
  },
): Promise<readonly QueuedReview[]> => {
  const ofKind = kind === undefined ? sql`` : sql`and r.kind = ${kind}`
  const ofCode = code === undefined ? sql`` : sql`and r.procedure_code = ${code}`
  const { rows } = await sql<RawReviewRow & Omit<QueuedReview, keyof ReviewRow>>`
    select r.id, r.procedure_code as "code", r.version_id as "versionId", r.source_id as "sourceId",
      r.content_hash as "contentHash", r.proposal, r.state, r.created_at as "createdAt", v.name,
      v.sector_code as "sectorCode", v.sector_name as "sectorName"
    from procedure_review r
    join lateral (
      select name, sector_code, sector_name from procedure_version v
      where v.tenant_id = r.tenant_id and v.procedure_code = r.procedure_code
      order by (v.id = r.version_id) desc nulls last, v.version_no desc limit 1) v on true
    where r.tenant_id = current_tenant() and r.state = 'open' ${ofKind} ${ofCode}
    order by r.created_at, r.id limit ${limit} offset ${offset}`.execute(trx)
  return rows.map((row) => ({ ...readReviewRow(row), name: row.name, sectorCode: row.sectorCode, sectorName: row.sectorName }))
}

export type ReviewProgress = {
  readonly open: number
  /** Answered by a person; questions that a later import withdrew are not among them. */
  readonly decided: number
  readonly openByKind: ReadonlyMap<ReviewKind, number>
}

/** How far the questions of all imports are. */
export const countReviewProgress = async (trx: Trx): Promise<ReviewProgress> => {
  const { rows } = await sql<{ kind: ReviewKind; state: string; count: number }>`
    select kind, state, count(*) as "count" from procedure_review where tenant_id = current_tenant()
    group by kind, state`.execute(trx)
  const sum = (state: string): number => rows.filter((row) => row.state === state).reduce((all, row) => all + row.count, 0)
  return {
    open: sum('open'),
    decided: sum('decided'),
    openByKind: new Map(rows.filter((row) => row.state === 'open').map(({ kind, count }) => [kind, count])),
  }
}
