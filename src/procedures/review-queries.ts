import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { ProcedureVersionId } from '#kernel/ids.ts'
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
