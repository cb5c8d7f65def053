import { sql } from 'kysely'
import { transaction, type Ctx } from '#db/context.ts'
import { derivedId } from '#dossiers/derived-id.ts'
import { perform } from '#dossiers/commands.ts'
import { isAccepted } from '#dossiers/domain/dossier.ts'
import { newDateOf } from '#dossiers/domain/re-appointment.ts'
import { INPUTS } from '#dossiers/inputs.ts'
import type { CommandCode } from '#dossiers/execute.ts'
import { findDossier } from '#dossiers/queries.ts'
import { findGrant } from '#identity/domain/may.ts'
import type { Role } from '#kernel/actor.ts'
import { toAt } from '#kernel/at.ts'
import type { DossierId } from '#kernel/ids.ts'
import { ok, refuse, type Refusal, type Result } from '#kernel/result.ts'
import { tidy } from '#kernel/text.ts'
import { vietnamDay } from '#kernel/time.ts'
import { causesOn } from '#law/causes-of-lateness.ts'
import { loadCalendar } from '#organisation/calendar-queries.ts'
import type { LatenessRefusal } from '../refusals.ts'
import { findDraft } from './draft-queries.ts'

/** Who writes the words of a letter; the head signs them. */
export const PREPARERS: readonly Role[] = ['caseOfficer', 'unitHead', 'agencyLeader', 'centerDirector']

export type ApologyWords = { readonly dossierId: DossierId; readonly cause: string; readonly reason: string; readonly rescheduledOn: string }

const MOST_WORDS = 4_000

/** Soạn văn bản xin lỗi: reason and new date, ready for the head's signature. Saved again it takes the place of the earlier words. */
export const prepareApology = (ctx: Ctx, words: ApologyWords): Promise<Result<null, LatenessRefusal>> =>
  transaction(ctx, async (trx) => {
    const dossier = await findDossier(trx, ctx.actor, words.dossierId)
    if (dossier?.phase !== 'open' || dossier.clock.rescheduledTo !== null || dossier.clock.dueAt === null) return refuse('apologyNotFound')
    if (ctx.actor.kind !== 'staff' || findGrant(ctx.actor, PREPARERS, dossier.competentUnitId, dossier.sectorCode) === undefined) {
      return refuse('apologyNotAllowed')
    }
    const day = vietnamDay(ctx.clock())
    if (!causesOn(day.toString()).some(({ code }) => code === words.cause)) return refuse('apologyCauseUnknown')
    const reason = tidy(words.reason)
    if (reason === '') return refuse('apologyReasonRequired')
    if (reason.length > MOST_WORDS) return refuse('apologyReasonTooLong', { most: MOST_WORDS })
    const calendar = await loadCalendar(trx, dossier.competentUnitId, day)
    const to = newDateOf(words.rescheduledOn, dossier.clock.dueAt, toAt(ctx.clock()), calendar)
    if (!to.ok) return refuse(to.refusal.code === 'rescheduledNotWorking' ? 'apologyDayNotWorking' : 'apologyDayTooSoon')
    await sql`
      insert into apology_draft (tenant_id, dossier_id, drafted_at, cause, reason, rescheduled_on, prepared_by, prepared_at)
      values (${ctx.tenantId}, ${dossier.id}, ${ctx.clock()}, ${words.cause}, ${reason}, ${words.rescheduledOn},
        ${ctx.actor.staffId}, ${ctx.clock()})
      on conflict (tenant_id, dossier_id) do update set cause = excluded.cause, reason = excluded.reason,
        rescheduled_on = excluded.rescheduled_on, prepared_by = excluded.prepared_by, prepared_at = excluded.prepared_at`.execute(trx)
    return ok(null)
  })

/** What became of one of the letters that were to be signed. */
export type Signed = { readonly dossierId: DossierId; readonly code: string | null; readonly refusal: Refusal<CommandCode | LatenessRefusal> | null }

/** More at once is a slip of the hand. */
export const MOST_SIGNED = 200

/**
 * Ký văn bản xin lỗi, one or many: each is a command of its own, so one that cannot be signed holds back no other, and a
 * resend signs nothing twice.
 */
export const signApologies = async (ctx: Ctx, commandId: string, dossierIds: readonly DossierId[]): Promise<Result<readonly Signed[], LatenessRefusal>> => {
  if (dossierIds.length === 0) return refuse('apologyNothingPicked')
  const signed: Signed[] = []
  for (const dossierId of dossierIds.slice(0, MOST_SIGNED)) signed.push(await signOne(ctx, commandId, dossierId))
  return ok(signed)
}

const signOne = async (ctx: Ctx, commandId: string, dossierId: DossierId): Promise<Signed> => {
  const { draft, dossier } = await transaction(ctx, async (trx) => {
    const found = await findDossier(trx, ctx.actor, dossierId)
    return { draft: await findDraft(trx, ctx.actor, dossierId), dossier: found !== undefined && isAccepted(found) ? found : null }
  })
  const code = dossier?.code ?? null
  // Sent again: what this person has signed is signed.
  if (ctx.actor.kind === 'staff' && dossier?.apology?.signature.by === ctx.actor.staffId) return { dossierId, code, refusal: null }
  if (draft === undefined) return { dossierId, code, refusal: { code: 'apologyNotFound' } }
  const { cause, reason, rescheduledOn, preparedBy } = draft
  if (preparedBy === null || cause === null || reason === null) return { dossierId, code, refusal: { code: 'apologyNotPrepared' } }
  const outcome = await perform(ctx, 'apologise', INPUTS.apologise.parse({
    commandId: derivedId(`apologise/${commandId}/${dossierId}`),
    dossierId,
    cause,
    reason,
    rescheduledOn: rescheduledOn.toString(),
  }))
  return { dossierId, code, refusal: outcome.ok ? null : outcome.refusal }
}
