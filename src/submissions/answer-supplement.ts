import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { performWithin } from '#dossiers/commands.ts'
import type { Dossier } from '#dossiers/domain/dossier.ts'
import type { CommandCode } from '#dossiers/execute.ts'
import { INPUTS } from '#dossiers/inputs.ts'
import { findDossier, readHistory } from '#dossiers/queries.ts'
import type { DossierId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { askedOf, type Asked } from './asked-items.ts'
import type { DraftId } from './domain/draft.ts'
import { emptyDraft, listDraftFiles, lockDraft } from './draft-store.ts'
import { findOwnDraft } from './drafts.ts'
import type { SubmissionRefusal } from './refusals.ts'

/** What a dossier of one's own waits for from its citizen; undefined when nothing is asked. */
export const findAsked = async (trx: Trx, ctx: Ctx, dossierId: DossierId): Promise<{ readonly dossier: Dossier; readonly asked: Asked } | undefined> => {
  const dossier = await findDossier(trx, ctx.actor, dossierId)
  if (dossier?.phase !== 'open' || dossier.waiting?.kind !== 'supplement') return undefined
  const request = (await readHistory(trx, dossierId)).findLast((entry) => entry.event.type === 'supplementRequested')
  return request?.event.type === 'supplementRequested' ? { dossier, asked: await askedOf(trx, dossierId, request.event, request.seq) } : undefined
}

/**
 * Sends the answer to a supplement request: papers by item, words by item. The clock goes on from this moment. Sent
 * twice it is sent once. A sum that was asked for and is among `openDues` is paid first; the counter alone may take an answer
 * without it.
 */
export const answerSupplement = (ctx: Ctx, id: DraftId, openDues: readonly string[]): Promise<Result<DossierId, SubmissionRefusal | CommandCode>> =>
  transaction(ctx, async (trx): Promise<Result<DossierId, SubmissionRefusal | CommandCode>> => {
    const draft = (await lockDraft(trx, id)) === undefined ? undefined : await findOwnDraft(trx, ctx, id)
    if (draft === undefined || draft.purpose !== 'answer') return refuse('draftNotFound')
    if (draft.state === 'sent') return ok(draft.dossierId)
    const found = await findAsked(trx, ctx, draft.dossierId)
    if (found === undefined) return refuse('draftAlreadyDone')
    const unpaid = found.asked.items.filter(({ dueKey }) => dueKey !== null && openDues.includes(dueKey))
    if (unpaid.length > 0) return refuse('feeItemUnpaid', { items: unpaid.map(({ no }) => String(no)) })
    const files = await listDraftFiles(trx, id)
    const replies = Object.entries(draft.notes.replies ?? {}).flatMap(([no, text]) => (text === '' ? [] : [{ item: Number(no), text }]))
    const papers = found.asked.items.flatMap((item) => {
      const sent = files.filter(({ slot }) => slot.kind === 'item' && slot.no === item.no).map(({ fileId, name }) => ({ fileId, name }))
      return sent.length === 0 ? [] : [{ paperId: item.paperId, name: item.paperId === null ? item.text : null, form: 'electronic', quantity: 1, files: sent }]
    })
    if (papers.length === 0 && replies.length === 0) return refuse('nothingAnswered')
    const done = await performWithin(trx, ctx, 'receiveSupplement', INPUTS.receiveSupplement.parse({
      commandId: draft.commandId, dossierId: draft.dossierId, papers, replies,
    }))
    if (!done.ok) return done
    await emptyDraft(trx, ctx, draft)
    return ok(draft.dossierId)
  })
