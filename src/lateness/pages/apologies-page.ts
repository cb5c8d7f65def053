import { transaction, type Ctx } from '#db/context.ts'
import type { DueState } from '#dossiers/due-state.ts'
import { apologySigner, subjectOf } from '#dossiers/domain/may.ts'
import { newDateOf, proposedDay } from '#dossiers/domain/re-appointment.ts'
import { maskName } from '#dossiers/pages/mask.ts'
import { findDossier } from '#dossiers/queries.ts'
import { findGrant, hasRole } from '#identity/domain/may.ts'
import { toAt, type At } from '#kernel/at.ts'
import type { DossierId, ProcedureVersionId } from '#kernel/ids.ts'
import { localMinuteOf, vietnamDay } from '#kernel/time.ts'
import { causesOn, findCause, type CauseOfLateness } from '#law/causes-of-lateness.ts'
import { loadCalendar } from '#organisation/calendar-queries.ts'
import { dayMinutesAt } from '#organisation/domain/working-calendar.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { getVersion } from '#procedures/queries.ts'
import { countDrafts, findDraft, listDrafts } from '../apologies/draft-queries.ts'
import { PREPARERS } from '../apologies/prepare-apology.ts'
import type { DraftView } from '../filters.ts'
import { dueOf } from './due-of.ts'

/** One letter of the list, words resolved and the person masked. */
export type ApologyRow = {
  readonly dossierId: DossierId
  readonly code: string
  readonly procedureName: string
  readonly ownerName: string
  readonly unitName: string
  readonly isOnline: boolean
  readonly dueAt: At
  readonly due: DueState
  readonly minutesPerDay: number
  readonly cause: string | null
  readonly reason: string | null
  readonly rescheduledOn: string
  readonly preparedBy: string | null
}

export type ApologiesPage = {
  readonly rows: readonly ApologyRow[]
  readonly counts: Readonly<Record<DraftView, number>>
  readonly view: DraftView
  readonly maySign: boolean
  readonly commandId: string
}

export const findApologiesPage = (ctx: Ctx, view: DraftView): Promise<ApologiesPage> =>
  transaction(ctx, async (trx) => {
    const now = ctx.clock()
    const tree = await unitTree(trx, vietnamDay(now))
    const rows: ApologyRow[] = []
    for (const draft of await listDrafts(trx, ctx.actor, view, now)) {
      const calendar = await loadCalendar(trx, draft.competentUnitId, vietnamDay(now))
      rows.push({
        dossierId: draft.dossierId,
        code: draft.code,
        procedureName: (await getVersion(trx, ctx.tenantId, draft.procedureVersionId as ProcedureVersionId)).name,
        ownerName: draft.ownerName === null ? '' : maskName(draft.ownerName),
        unitName: tree.find(draft.competentUnitId)?.name ?? '',
        isOnline: draft.channel === 'online',
        dueAt: toAt(draft.dueAt),
        due: dueOf(draft, now, calendar),
        minutesPerDay: dayMinutesAt(calendar, localMinuteOf(now)),
        cause: draft.cause === null ? null : (findCause(draft.cause)?.label ?? draft.cause),
        reason: draft.reason,
        rescheduledOn: draft.rescheduledOn.toString(),
        preparedBy: draft.preparedByName,
      })
    }
    const maySign = hasRole(ctx.actor, 'agencyLeader', 'centerDirector')
    return { rows, counts: await countDrafts(trx, ctx.actor, now), view, maySign, commandId: ctx.newId() }
  })

/** The form of one letter. */
export type ApologyForm = {
  readonly dossierId: DossierId
  readonly code: string
  readonly procedureName: string
  readonly submitterName: string | null
  readonly dueAt: At
  readonly isPast: boolean
  readonly causes: readonly Pick<CauseOfLateness, 'code' | 'label' | 'group'>[]
  readonly cause: string | null
  readonly reason: string | null
  readonly rescheduledOn: string
  readonly preparedBy: string | null
  readonly mayPrepare: boolean
  readonly maySign: boolean
  readonly commandId: string
}

/** Undefined when there is nothing to apologise for, or it is not the actor's to see. */
export const findApologyForm = (ctx: Ctx, id: DossierId): Promise<ApologyForm | undefined> =>
  transaction(ctx, async (trx) => {
    const dossier = await findDossier(trx, ctx.actor, id)
    if (dossier?.phase !== 'open' || dossier.clock.dueAt === null || dossier.clock.rescheduledTo !== null) return undefined
    const now = toAt(ctx.clock())
    const day = vietnamDay(ctx.clock())
    const draft = await findDraft(trx, ctx.actor, id)
    const calendar = await loadCalendar(trx, dossier.competentUnitId, day)
    const { dueAt } = dossier.clock
    // A proposal that lay too long may have gone by meanwhile.
    const drafted = draft?.rescheduledOn.toString()
    const isStillGood = drafted !== undefined && newDateOf(drafted, dueAt, now, calendar).ok
    return {
      dossierId: id,
      code: dossier.code,
      procedureName: (await getVersion(trx, ctx.tenantId, dossier.procedureVersionId)).name,
      submitterName: draft?.ownerName ?? null,
      dueAt,
      isPast: now > dueAt,
      causes: causesOn(day.toString()).map(({ code, label, group }) => ({ code, label, group })),
      cause: draft?.cause ?? null,
      reason: draft?.reason ?? null,
      rescheduledOn: isStillGood ? drafted : proposedDay(dueAt, now, calendar),
      preparedBy: draft?.preparedByName ?? null,
      mayPrepare: findGrant(ctx.actor, PREPARERS, dossier.competentUnitId, dossier.sectorCode) !== undefined,
      maySign: apologySigner(ctx.actor, subjectOf(dossier)) !== undefined,
      commandId: ctx.newId(),
    }
  })
