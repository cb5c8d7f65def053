import { sql } from 'kysely'
import { mayActFor } from '#citizens/acting/acting.ts'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { performWithin } from '#dossiers/commands.ts'
import type { Answer, CommandCode } from '#dossiers/execute.ts'
import { INPUTS } from '#dossiers/inputs.ts'
import { findDossier } from '#dossiers/queries.ts'
import { checkAnswers } from '#eforms/domain/check.ts'
import { toAt, type At } from '#kernel/at.ts'
import type { DossierId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { vietnamDay, type Instant } from '#kernel/time.ts'
import { findPrincipal } from './principal.ts'
import type { Draft, DraftId } from './domain/draft.ts'
import { REPEAT_MINUTES } from './domain/limits.ts'
import { askedPapers, gapsOf, isCollected, withFiles, type DraftGround, type Gap } from './domain/readiness.ts'
import { findDraftGround } from './draft-ground.ts'
import { emptyDraft, lockDraft } from './draft-store.ts'
import { citizenOf, findOwnDraft, isOpenHere } from './drafts.ts'
import type { SubmissionRefusal } from './refusals.ts'

export type SubmitInput = {
  readonly draftId: DraftId
  /** "Tôi cam đoan …" was ticked. */
  readonly hasDeclared: boolean
  /** "Tôi vẫn muốn nộp thêm một hồ sơ" was ticked. */
  readonly isRepeatMeant: boolean
}

export type Sent = Pick<Answer, 'dossierId'> & { readonly isAgain: boolean }

/**
 * Turns a draft into a dossier, or sends a completed one again. Both stand or neither. A double click, the back button, a
 * lost answer and a second device find the draft sent, and get the first answer.
 */
export const submitDraft = (ctx: Ctx, input: SubmitInput): Promise<Result<Sent, SubmissionRefusal | CommandCode>> =>
  transaction(ctx, async (trx): Promise<Result<Sent, SubmissionRefusal | CommandCode>> => {
    const draft = (await lockDraft(trx, input.draftId)) === undefined ? undefined : await findOwnDraft(trx, ctx, input.draftId)
    if (draft === undefined || draft.purpose !== 'submission') return refuse('draftNotFound')
    if (draft.state === 'sent') return ok({ dossierId: draft.dossierId, isAgain: true })
    const ground = await findDraftGround(trx, ctx, draft)
    if (ground === undefined) return refuse('procedureNotOnline')
    const allowed = await mayBeSent(trx, ctx, draft, ground, input)
    if (!allowed.ok) return allowed
    const known = await findDossier(trx, ctx.actor, draft.dossierId)
    const filing = await filingOf(trx, draft, ground)
    const done = await (known === undefined
      ? performWithin(trx, ctx, 'submit', INPUTS.submit.parse(filing))
      : performWithin(trx, ctx, 'resubmit', INPUTS.resubmit.parse(filing)))
    if (!done.ok) return done
    const { version, form } = ground
    // A wish to have papers fetched that are sent as files by now is none.
    const { collect: _, ...notes } = draft.notes
    const kept = isCollected(draft, ground) ? draft.notes : notes
    await emptyDraft(trx, ctx, { ...draft, notes: kept, procedureVersionId: version.id, formVersionId: form?.id ?? null })
    return ok({ dossierId: done.value.dossierId, isAgain: false })
  })

const mayBeSent = async (
  trx: Trx,
  ctx: Ctx,
  draft: Draft,
  ground: DraftGround,
  { hasDeclared, isRepeatMeant }: SubmitInput,
): Promise<Result<null, SubmissionRefusal>> => {
  const gate = isOpenHere(ground.version)
  if (!gate.ok) return gate
  if (citizenOf(ctx).assurance !== 'eid' && (await needsIdentity(trx))) return refuse('identityRequired')
  const on = vietnamDay(ctx.clock())
  const isAllowed = await mayActFor(trx, citizenOf(ctx), { right: 'submit', procedureCode: draft.procedureCode, on })
  if (!isAllowed) return refuse('actingNotAllowed')
  const [gap] = gapsOf(draft, ground)
  if (gap !== undefined) return refuseGap(gap)
  if (!hasDeclared) return refuse('declarationMissing')
  const before = isRepeatMeant ? undefined : await findRecent(trx, ctx, draft)
  return before === undefined ? ok(null) : refuse('submittedRecently', { at: before.at })
}

/** A production office takes submissions of legal effect: they need the e-identity. A demo says that its own do not. */
export const needsIdentity = async (trx: Trx): Promise<boolean> => {
  const { rows } = await sql<{ kind: string }>`select kind from instance`.execute(trx)
  return rows[0]?.kind === 'production'
}

const refuseGap = (gap: Gap): Result<never, SubmissionRefusal> => {
  switch (gap.kind) {
    case 'submitter':
      return refuse('submitterMissing')
    case 'place':
      return refuse('placeMissing')
    case 'address':
      return refuse('postalAddressRequired')
    case 'collection':
      return refuse('collectionAddressRequired')
    case 'form':
      return refuse('formIncomplete', { count: gap.errors.length })
    case 'papers':
      return refuse('papersMissing', { papers: gap.papers.map((paper) => paper.name) })
  }
}

/** The same procedure sent by the same person, or for the same principal, a few minutes ago. */
export const findRecent = async (
  trx: Trx,
  ctx: Ctx,
  draft: Pick<Draft, 'procedureCode' | 'dossierId'>,
): Promise<{ readonly dossierId: DossierId; readonly at: At } | undefined> => {
  const since = ctx.clock().subtract({ minutes: REPEAT_MINUTES })
  const { rows } = await sql<{ dossierId: DossierId; at: Instant }>`
    select id as "dossierId", submitted_at as at from dossier
    where tenant_id = current_tenant() and id = any ((select own_dossiers())::uuid[]) and procedure_code = ${draft.procedureCode}
      and submitted_at > ${since} and id <> ${draft.dossierId} and phase <> 'retracted'
    order by submitted_at desc limit 1`.execute(trx)
  return rows[0] === undefined ? undefined : { dossierId: rows[0].dossierId, at: toAt(rows[0].at) }
}

const filingOf = async (trx: Trx, draft: Draft, ground: DraftGround): Promise<Record<string, unknown>> => {
  const { form, files, facts } = ground
  const nameless = ({ fileId, name }: { readonly fileId: string; readonly name: string }) => ({ fileId, name })
  const checked = form === undefined ? undefined : checkAnswers(form, withFiles(draft.answers, files), facts)
  const principal = await findPrincipal(trx, draft.actingFor)
  const submitter = { ...draft.submitter, kind: 'citizen' }
  return {
    commandId: draft.commandId,
    dossierId: draft.dossierId,
    procedureCode: draft.procedureCode,
    caseId: draft.caseId,
    channel: 'online',
    receivingUnitId: draft.receivingUnitId,
    competentUnitId: draft.competentUnitId,
    submitter,
    owner: principal,
    papers: papersOf(draft, ground),
    delivery: draft.delivery,
    ...(form !== undefined && checked?.ok
      ? { form: { versionId: form.id, answers: checked.value, files: files.filter(({ slot }) => slot.kind === 'field').map(nameless) } }
      : {}),
  }
}

/** Sent, held already, or promised on paper: each paper of the procedure that the person answered. */
const papersOf = ({ notes }: Draft, ground: DraftGround): readonly object[] =>
  askedPapers(ground).flatMap((paper) => {
    const files = ground.files.filter(({ slot }) => slot.kind === 'paper' && slot.paperId === paper.id)
    const sent = files.map(({ fileId, name }) => ({ fileId, name }))
    if (files.length > 0) {
      const isHeld = files.every(({ heldFrom }) => heldFrom !== null)
      return [{ paperId: paper.id, form: 'electronic', quantity: 1, alreadyHeld: isHeld, files: sent }]
    }
    return (notes.onPaper ?? []).includes(paper.id) ? [{ paperId: paper.id, form: 'original', quantity: 0 }] : []
  })
