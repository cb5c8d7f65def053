import { transaction, type Ctx } from '#db/context.ts'
import { isAccepted } from '#dossiers/domain/dossier.ts'
import { findDossier } from '#dossiers/queries.ts'
import type { DossierId } from '#kernel/ids.ts'
import { getVersion } from '#procedures/queries.ts'
import { findAsked } from '../answer-supplement.ts'
import type { AskedItem } from '../asked-items.ts'
import type { DraftId } from '../domain/draft.ts'
import { listDraftFiles } from '../draft-store.ts'
import { findOwnDraft, openAnswer } from '../drafts.ts'
import { fileLines, type FileLine } from './draft-page.ts'

export type AnswerPage = {
  readonly draftId: DraftId
  readonly dossierId: DossierId
  readonly code: string
  readonly procedureName: string
  readonly reason: string
  readonly answerDueOn: string
  readonly items: readonly AskedItem[]
  readonly files: Readonly<Record<number, readonly FileLine[]>>
  readonly replies: Readonly<Record<string, string>>
}

/** The request that one's dossier waits on, with what was filled of its answer; `undefined` when it is not one's own. */
export const loadAnswerPage = async (ctx: Ctx, dossierId: DossierId): Promise<AnswerPage | 'nothingAsked' | undefined> => {
  const found = await transaction(ctx, async (trx) => {
    const dossier = await findDossier(trx, ctx.actor, dossierId)
    return dossier === undefined ? undefined : ((await findAsked(trx, ctx, dossierId)) ?? ('nothingAsked' as const))
  })
  if (found === undefined || found === 'nothingAsked') return found
  const { dossier, asked } = found
  const draftId = await openAnswer(ctx, dossierId, dossier)
  return transaction(ctx, async (trx) => {
    const draft = await findOwnDraft(trx, ctx, draftId)
    const files = await listDraftFiles(trx, draftId)
    return {
      ...asked,
      draftId,
      dossierId,
      code: isAccepted(dossier) ? dossier.code : '',
      procedureName: (await getVersion(trx, ctx.tenantId, dossier.procedureVersionId)).name,
      files: Object.fromEntries(asked.items.map(({ no }) => [no, fileLines(files, ({ slot }) => slot.kind === 'item' && slot.no === no)])),
      replies: draft?.notes.replies ?? {},
    }
  })
}
