import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { isAccepted } from '#dossiers/domain/dossier.ts'
import { proposedDay } from '#dossiers/domain/re-appointment.ts'
import { findDossier, readHistory } from '#dossiers/queries.ts'
import { findReached, findUnitsWithClocks } from '#dossiers/watch/reached.ts'
import { toAt } from '#kernel/at.ts'
import type { DossierId, UnitId } from '#kernel/ids.ts'
import { instantOf, localMinuteOf, vietnamDay } from '#kernel/time.ts'
import { apologyRule } from '#law/apology-rules.ts'
import { findCause } from '#law/causes-of-lateness.ts'
import { loadCalendar } from '#organisation/calendar-queries.ts'
import { addWorkingMinutes, dayMinutesAt } from '#organisation/domain/working-calendar.ts'
import { classifyLateness, suggestedCause } from '../domain/classify-lateness.ts'

/** What the draft proposes before anybody has looked at it. */
type Proposal = { readonly cause: string | null; readonly reason: string | null; readonly rescheduledOn: string }

/**
 * Drafts a letter of apology for every running dossier whose due date is a working day away (the rule's days) or has
 * passed, once at each of the two moments: run again it writes nothing twice, and a run that was missed is made up for by the next. Drafts that
 * nobody prepared go when the dossier needs no apology any more. One short transaction a unit. Resolves to how many.
 */
export const draftApologies = async (ctx: Ctx): Promise<number> => {
  await transaction(ctx, dropNeedless)
  let drafted = 0
  for (const unitId of await transaction(ctx, (trx) => findUnitsWithClocks(trx, 'dossier', ctx.clock()))) {
    drafted += await transaction(ctx, (trx) => draftOfUnit(trx, ctx, unitId))
  }
  return drafted
}

const draftOfUnit = async (trx: Trx, ctx: Ctx, unitId: UnitId): Promise<number> => {
  const now = ctx.clock()
  const minute = localMinuteOf(now)
  const calendar = await loadCalendar(trx, unitId, vietnamDay(now))
  const days = apologyRule(vietnamDay(now).toString()).draftDaysBefore
  const until = instantOf(addWorkingMinutes(calendar, minute, days * dayMinutesAt(calendar, minute)))
  // Drafted before the due date and untouched, it is drafted anew once the date has passed.
  const isNew = sql`d.rescheduled_to is null and not exists (select from apology_draft a
    where a.tenant_id = d.tenant_id and a.dossier_id = d.id
      and (a.prepared_by is not null or a.drafted_at > d.due_at or d.due_at >= ${now}))`
  const near = await findReached(trx, 'dossier', unitId, { marks: [{ workingDays: -days, until, after: null }], now }, isNew)
  const proposals: (readonly [DossierId, Proposal])[] = []
  for (const { dossierId, dueAt } of near) {
    const rescheduledOn = proposedDay(toAt(dueAt), toAt(now), calendar)
    proposals.push([dossierId, { ...(await suggested(trx, ctx, dossierId)), rescheduledOn }])
  }
  await insertDrafts(trx, ctx, proposals)
  return proposals.length
}

/** The cause that the history suggests, in the words of a letter; nothing while it is not late or only a person can know. */
const suggested = async (trx: Trx, ctx: Ctx, id: DossierId): Promise<Omit<Proposal, 'rescheduledOn'>> => {
  const dossier = await findDossier(trx, ctx.actor, id)
  if (dossier === undefined || !isAccepted(dossier)) return { cause: null, reason: null }
  const verdict = classifyLateness(dossier, await readHistory(trx, id), toAt(ctx.clock()))
  const cause = verdict === undefined ? null : suggestedCause(verdict.lateClass)
  return { cause, reason: cause === null ? null : (findCause(cause)?.letter ?? null) }
}

const insertDrafts = async (trx: Trx, ctx: Ctx, proposals: readonly (readonly [DossierId, Proposal])[]): Promise<void> => {
  if (proposals.length === 0) return
  const column = (name: keyof Proposal) => proposals.map(([, proposal]) => proposal[name])
  await sql`
    insert into apology_draft (tenant_id, dossier_id, drafted_at, cause, reason, rescheduled_on)
    select current_tenant(), p.dossier_id, ${ctx.clock()}, p.cause, p.reason, p.rescheduled_on
    from unnest(${proposals.map(([id]) => id)}::uuid[], ${column('cause')}::text[], ${column('reason')}::text[],
      ${column('rescheduledOn')}::date[]) as p (dossier_id, cause, reason, rescheduled_on)
    on conflict (tenant_id, dossier_id) do update set drafted_at = excluded.drafted_at, cause = excluded.cause,
      reason = excluded.reason, rescheduled_on = excluded.rescheduled_on where apology_draft.prepared_by is null`.execute(trx)
}

/** A draft that nobody prepared, of a dossier that ended or that has been apologised for. */
const dropNeedless = async (trx: Trx): Promise<void> => {
  await sql`delete from apology_draft a using dossier d
    where a.tenant_id = current_tenant() and a.prepared_by is null and d.tenant_id = a.tenant_id and d.id = a.dossier_id
      and (d.phase <> 'open' or d.rescheduled_to is not null)`.execute(trx)
}
