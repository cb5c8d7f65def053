import { transaction, type Ctx } from '#db/context.ts'
import { findDossier } from '#dossiers/queries.ts'
import type { CommandId, DossierId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { isDraftOf, type DraftId } from './domain/draft.ts'
import { findDraftOf, updateDraft } from './draft-store.ts'
import { citizenOf } from './drafts.ts'

/**
 * The draft of a dossier that the one-stop gave back before acceptance: open again with everything that was sent, under
 * a new command, so that its next sending is one of its own.
 */
export const reopenDraft = (ctx: Ctx, dossierId: DossierId): Promise<Result<DraftId, 'draftNotFound' | 'draftAlreadyDone'>> =>
  transaction(ctx, async (trx) => {
    const citizen = citizenOf(ctx)
    const draft = await findDraftOf(trx, dossierId, 'submission')
    if (draft === undefined || !isDraftOf(draft, citizen.accountId, citizen.actingFor)) return refuse('draftNotFound')
    if (draft.state === 'open') return ok(draft.id)
    if ((await findDossier(trx, ctx.actor, dossierId))?.phase !== 'incomplete') return refuse('draftAlreadyDone')
    await updateDraft(trx, ctx, { ...draft, state: 'open', commandId: ctx.newId() as CommandId, position: 'kiem-tra' })
    return ok(draft.id)
  })
