import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { DossierId } from '#kernel/ids.ts'
import type { PostalWish } from './domain/draft.ts'

/** Where a sent submission asks the post to bring its result; `undefined` when it does not, or the post has it already. */
export const findPostalWish = async (trx: Trx, dossierId: DossierId): Promise<PostalWish | undefined> => {
  const { rows } = await sql<{ post: PostalWish | null }>`
    select notes -> 'post' as post from submission_draft
    where tenant_id = current_tenant() and dossier_id = ${dossierId} and purpose = 'submission' and state = 'sent'`.execute(trx)
  return rows[0]?.post ?? undefined
}

/** The post has it: the draft keeps only that it has. */
export const forgetPostalWish = async (trx: Trx, dossierId: DossierId): Promise<void> => {
  await sql`
    update submission_draft set notes = '{"isPostChosen": true}'::json
    where tenant_id = current_tenant() and dossier_id = ${dossierId} and purpose = 'submission' and state = 'sent'`.execute(trx)
}
