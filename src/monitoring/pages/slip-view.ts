import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { toAt, type At } from '#kernel/at.ts'
import type { DossierId, ProcedureVersionId } from '#kernel/ids.ts'
import { vietnamDay } from '#kernel/time.ts'
import { findDossier } from '#dossiers/queries.ts'
import { isAccepted } from '#dossiers/domain/dossier.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { getVersion } from '#procedures/queries.ts'
import { mayAnswer } from '../answer.ts'
import { SLIPS_A_PAGE, slipNumber, slipState, type AnswerLevel, type SlipBox, type SlipList, type SlipState } from '../domain/slip.ts'
import type { SubjectKind } from '../domain/subject.ts'
import { countSlips, findSlip, findSlipsOf, listSlips, type Slip } from '../slip-queries.ts'
import { urgingRight } from '../urge.ts'

/** What a slip is about, with the address that opens it; `code` is the dossier's. */
export type SubjectView = { readonly kind: SubjectKind; readonly id: string; readonly title: string; readonly href: string; readonly code: string | null }

const subjectView = async (trx: Trx, ctx: Ctx, { about }: Slip): Promise<SubjectView> => {
  if (about.kind !== 'dossier') return { ...about, code: null }
  const { name } = await getVersion(trx, ctx.tenantId, about.procedureVersionId as ProcedureVersionId)
  return { kind: 'dossier', id: about.id, title: name, href: `/mot-cua/ho-so/${about.id}`, code: about.code }
}

/** A slip as screens and papers show it. */
export type SlipView = {
  readonly id: string
  readonly number: string
  readonly subject: SubjectView
  readonly state: SlipState
  readonly isAutomatic: boolean
  readonly fromUnitName: string
  /** Who sent it; null when the program did. */
  readonly sentByName: string | null
  readonly toUnitName: string
  readonly toName: string | null
  readonly directive: string
  readonly dueAt: At | null
  readonly sentAt: At
  readonly answerDueAt: At
  readonly answer: { readonly byName: string; readonly at: At; readonly reason: string; readonly plan: string; readonly doneBy: string } | null
  readonly risenTo: AnswerLevel | null
  readonly mayAnswer: boolean
}

export const slipViews = async (trx: Trx, ctx: Ctx, slips: readonly Slip[]): Promise<readonly SlipView[]> => {
  const now = toAt(ctx.clock())
  const tree = await unitTree(trx, vietnamDay(ctx.clock()))
  const nameOf = (id: Slip['unitId']): string => tree.find(id)?.name ?? 'Đơn vị đã giải thể'
  const views: SlipView[] = []
  for (const slip of slips) {
    const times = { answerDueAt: toAt(slip.answerDueAt), answeredAt: slip.answeredAt === null ? null : toAt(slip.answeredAt), isMoot: slip.isMoot }
    views.push({
      id: slip.id,
      number: slipNumber(slip.no),
      subject: await subjectView(trx, ctx, slip),
      state: slipState(times, now),
      isAutomatic: slip.cause === 'threshold',
      fromUnitName: nameOf(slip.unitId),
      sentByName: slip.sentByName,
      toUnitName: nameOf(slip.toUnitId),
      toName: slip.toName,
      directive: slip.directive,
      dueAt: slip.dueAt === null ? null : toAt(slip.dueAt),
      sentAt: toAt(slip.sentAt),
      answerDueAt: times.answerDueAt,
      answer: times.answeredAt === null
        ? null
        : { byName: slip.answeredByName ?? '', at: times.answeredAt, reason: slip.reason ?? '', plan: slip.plan ?? '', doneBy: slip.doneBy ?? '' },
      risenTo: slip.risenTo,
      mayAnswer: mayAnswer(ctx.actor, slip),
    })
  }
  return views
}

export const findSlipView = (ctx: Ctx, id: string): Promise<SlipView | undefined> =>
  transaction(ctx, async (trx) => {
    const slip = await findSlip(trx, id)
    return slip === undefined ? undefined : (await slipViews(trx, ctx, [slip]))[0]
  })

export type SlipPage = { readonly slips: readonly SlipView[]; readonly counts: Readonly<Record<SlipBox, Readonly<Record<SlipList, number>>>> }

/** A page of a box, from 1, with the counters of all its lists. */
export const findSlipPage = (ctx: Ctx, box: SlipBox, list: SlipList, page: number): Promise<SlipPage> =>
  transaction(ctx, async (trx) => {
    const now = ctx.clock()
    return {
      slips: await slipViews(trx, ctx, await listSlips(trx, ctx.actor, box, list, now, SLIPS_A_PAGE, (page - 1) * SLIPS_A_PAGE)),
      counts: { received: await countSlips(trx, ctx.actor, 'received', now), sent: await countSlips(trx, ctx.actor, 'sent', now) },
    }
  })

/** What was urged about a dossier, or undefined when the actor does not see it. */
export type DossierSlips = { readonly id: DossierId; readonly code: string | null; readonly slips: readonly SlipView[]; readonly mayUrge: boolean; readonly commandId: string }

export const findDossierSlips = (ctx: Ctx, id: DossierId): Promise<DossierSlips | undefined> =>
  transaction(ctx, async (trx) => {
    const dossier = await findDossier(trx, ctx.actor, id)
    if (dossier === undefined) return undefined
    const isUnderWay = dossier.phase === 'submitted' || dossier.phase === 'incomplete' || dossier.phase === 'open' || dossier.phase === 'resolved'
    return {
      id,
      code: isAccepted(dossier) ? dossier.code : null,
      slips: await slipViews(trx, ctx, await findSlipsOf(trx, id)),
      mayUrge: isUnderWay && urgingRight(ctx.actor, dossier) !== undefined,
      commandId: ctx.newId(),
    }
  })
