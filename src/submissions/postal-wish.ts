import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { DossierId } from '#kernel/ids.ts'
import type { DraftNotes, PostalWish } from './domain/draft.ts'

/** What a sent submission asks of the post: where to bring the result, where to fetch the papers. */
export type PostalWishes = { readonly bring: PostalWish | undefined; readonly fetch: PostalWish | undefined }

/** What is asked and not yet taken; nothing for a dossier that came another way. */
export const findPostalWishes = async (trx: Trx, dossierId: DossierId): Promise<PostalWishes> => {
  const notes = await findNotes(trx, dossierId)
  return { bring: notes.post, fetch: notes.collect }
}

const findNotes = async (trx: Trx, dossierId: DossierId): Promise<DraftNotes> => {
  const { rows } = await sql<{ notes: DraftNotes }>`
    select notes from submission_draft
    where tenant_id = current_tenant() and dossier_id = ${dossierId} and purpose = 'submission' and state = 'sent'`.execute(trx)
  return rows[0]?.notes ?? {}
}

/** Whether the post was asked to fetch what is promised on paper. */
export const asksForCollection = async (trx: Trx, dossierId: DossierId): Promise<boolean> => (await findNotes(trx, dossierId)).papersBy === 'post'

/** The post has them: the draft keeps only that it has. */
export const forgetPostalWishes = async (trx: Trx, dossierId: DossierId): Promise<void> => {
  const { post, collect, ...marks } = await findNotes(trx, dossierId)
  const kept: DraftNotes = { ...marks, ...(post !== undefined && { isPostChosen: true }), ...(collect !== undefined && { isCollectChosen: true }) }
  await sql`
    update submission_draft set notes = ${JSON.stringify(kept)}::json
    where tenant_id = current_tenant() and dossier_id = ${dossierId} and purpose = 'submission' and state = 'sent'`.execute(trx)
}
