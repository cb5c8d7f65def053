import { sql } from 'kysely'
import { transaction, type Ctx } from '#db/context.ts'
import type { SummaryPage } from '#eforms/summary.ts'
import type { At } from '#kernel/at.ts'
import type { DossierId } from '#kernel/ids.ts'
import { vietnamDay } from '#kernel/time.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { getVersion } from '#procedures/queries.ts'
import { isAccepted, type Dossier, type RequestedItem } from '../domain/dossier.ts'
import { statusOf, type DossierStatus } from '../domain/national-status.ts'
import { formLines } from '../filled-form.ts'
import { publicViewOf, type PublicView } from '../look-up/look-up.ts'
import { fileViews, papersOf, type FileView, type PaperView } from '../papers/papers-view.ts'
import { findDossierPage, type DossierPage } from '../queries.ts'
import { temporaryNumber } from '../temporary-number.ts'
import { listThread, type ThreadEntry } from './thread.ts'

/** A dossier as the citizen whose it is sees it. */
export type OwnDossier = {
  readonly id: DossierId
  readonly number: string
  readonly procedureName: string
  readonly procedureCode: string
  readonly status: DossierStatus
  readonly receivingName: string
  readonly submittedAt: At | null
  readonly receptionDueAt: At | null
  /** Where it stands, from acceptance on. */
  readonly progress: PublicView | null
  readonly asked: { readonly items: readonly { readonly kind: RequestedItem['kind']; readonly text: string }[]; readonly reason: string; readonly answerDueOn: string; readonly isBefore: boolean } | null
  readonly endReason: string | null
  readonly form: readonly SummaryPage[]
  readonly formFiles: readonly FileView[]
  readonly papers: readonly PaperView[]
  readonly results: readonly FileView[]
  readonly owesDong: number
  readonly thread: readonly ThreadEntry[]
  readonly may: { readonly withdraw: boolean; readonly retract: boolean }
  readonly messageId: string
  readonly commandId: string
}

/** One of one's own, or undefined: not there and not yours are the same answer. */
export const findOwnDossier = (ctx: Ctx, id: DossierId): Promise<OwnDossier | undefined> =>
  transaction(ctx, async (trx) => {
    const page = await findDossierPage(trx, ctx.actor, id)
    if (page === undefined || ctx.actor.kind !== 'citizen') return undefined
    const { dossier, textOf, files } = page
    const version = await getVersion(trx, ctx.tenantId, dossier.procedureVersionId)
    const tree = await unitTree(trx, vietnamDay(ctx.clock()))
    const isDone = 'finishedAt' in dossier
    return {
      id,
      number: isAccepted(dossier) ? dossier.code : temporaryNumber(id),
      procedureName: version.name,
      procedureCode: version.code,
      status: statusOf(dossier),
      receivingName: tree.find(dossier.receivingUnitId)?.name ?? '',
      submittedAt: 'submittedAt' in dossier ? (dossier.submittedAt ?? null) : null,
      receptionDueAt: dossier.phase === 'submitted' ? dossier.receptionDueAt : null,
      progress: isAccepted(dossier) ? await publicViewOf(trx, ctx, dossier) : null,
      asked: askedIn(dossier, page),
      endReason: 'reason' in dossier && dossier.phase !== 'incomplete' ? textOf(dossier.reason) : null,
      form: await formLines(trx, ctx, page),
      formFiles: fileViews(dossier.form?.files ?? [], files),
      papers: papersOf(dossier.papers, version.papers, files, textOf).brought,
      // A draft of a result is nobody's result yet.
      results: isDone ? files.filter((file) => file.purpose === 'result').flatMap((file) => fileViews([file.fileId], files)) : [],
      owesDong: dossier.feeDong,
      thread: await listThread(trx, id),
      may: { withdraw: dossier.phase === 'open', retract: dossier.phase === 'submitted' || dossier.phase === 'incomplete' },
      messageId: ctx.newId(),
      commandId: ctx.newId(),
    }
  })

const askedIn = (dossier: Dossier, { history, textOf }: DossierPage): OwnDossier['asked'] => {
  const last = history.findLast(({ event }) => event.type === 'supplementRequested')?.event
  const request =
    dossier.phase === 'incomplete' ? dossier : dossier.phase === 'open' && dossier.waiting?.kind === 'supplement' && last?.type === 'supplementRequested' ? last : null
  if (request === null) return null
  return {
    items: request.items.map((item) => ({ kind: item.kind, text: textOf(item.text) ?? '' })),
    reason: textOf(request.reason) ?? '',
    answerDueOn: request.answerDueOn,
    isBefore: dossier.phase === 'incomplete',
  }
}

/** The progress of a dossier that one only follows. */
export const findFollowed = (ctx: Ctx, id: DossierId): Promise<PublicView | undefined> =>
  transaction(ctx, async (trx) => {
    const { rows } = await sql<{ state: Dossier }>`select state from followed_dossiers() where id = ${id}`.execute(trx)
    const state = rows[0]?.state
    return state !== undefined && isAccepted(state) ? publicViewOf(trx, ctx, state) : undefined
  })
