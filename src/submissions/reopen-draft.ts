import { transaction, type Ctx } from '#db/context.ts'
import { findDossierPage, type DossierPage } from '#dossiers/queries.ts'
import type { Answers } from '#eforms/domain/value.ts'
import type { CommandId, DossierId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { isDraftOf, SUBMITTER_FIELDS, type Draft, type DraftFile, type DraftId } from './domain/draft.ts'
import { withoutFiles } from './domain/readiness.ts'
import { findDraftOf, listDraftFiles, nameDraftFiles, updateDraft } from './draft-store.ts'
import { citizenOf } from './drafts.ts'

/**
 * The draft of a dossier that the one-stop gave back before acceptance: open again with everything that was sent, read
 * from the dossier's own texts, under a new command, so that its next sending is one of its own.
 */
export const reopenDraft = (ctx: Ctx, dossierId: DossierId): Promise<Result<DraftId, 'draftNotFound' | 'draftAlreadyDone'>> =>
  transaction(ctx, async (trx) => {
    const citizen = citizenOf(ctx)
    const draft = await findDraftOf(trx, dossierId, 'submission')
    if (draft === undefined || !isDraftOf(draft, citizen.accountId, citizen.actingFor)) return refuse('draftNotFound')
    if (draft.state === 'open') return ok(draft.id)
    const page = await findDossierPage(trx, ctx.actor, dossierId)
    if (page?.dossier.phase !== 'incomplete') return refuse('draftAlreadyDone')
    const files = await listDraftFiles(trx, draft.id)
    await nameDraftFiles(trx, draft.id, new Map(page.files.map(({ fileId, name }) => [fileId, name ?? ''])))
    await updateDraft(trx, ctx, {
      ...draft, ...readBack(page, draft, files), state: 'open', commandId: ctx.newId() as CommandId, position: 'kiem-tra',
    })
    return ok(draft.id)
  })

/** What was sent, as a draft holds it. */
const readBack = ({ dossier, textOf }: DossierPage, { notes }: Draft, files: readonly DraftFile[]): Pick<Draft, 'submitter' | 'answers' | 'notes'> => {
  const { submitter } = dossier.parties
  const sealed = textOf(dossier.form?.answers)
  return {
    submitter: Object.fromEntries(SUBMITTER_FIELDS.map((field) => [field, textOf(submitter[field]) ?? ''])),
    answers: sealed === null ? {} : withoutFiles(JSON.parse(sealed) as Answers, files),
    notes: { ...notes, onPaper: dossier.papers.flatMap(({ paperId, quantity }) => (quantity === 0 && paperId !== null ? [paperId] : [])) },
  }
}
