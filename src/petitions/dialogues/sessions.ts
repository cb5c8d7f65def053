import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { fromAt, toAt } from '#kernel/at.ts'
import type { UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { vietnamDay } from '#kernel/time.ts'
import { agencyOf } from '#organisation/domain/agency.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { checkAnnouncement, decideSession, type Announcement, type DialogueFact, type DialogueId } from '../domain/dialogue.ts'
import { handlingUnits } from '../domain/may.ts'
import { findAgency } from '../receive.ts'
import { appendDialogueEvent, findDialogueCommand, lockSession, type LockedSession } from './dialogue-store.ts'
import type { DialogueRefusal } from './refusals.ts'

type Done = Result<{ readonly id: DialogueId }, DialogueRefusal>

/** May the officer prepare dialogues of this agency? */
export const mayHandleDialogues = async (trx: Trx, ctx: Ctx, unitId: UnitId): Promise<boolean> =>
  handlingUnits(ctx.actor, await unitTree(trx, vietnamDay(ctx.clock()))).has(unitId)

/** Locks a session that the officer may work on; one of another agency is as absent as one that is not there. */
export const lockOwnSession = async (trx: Trx, ctx: Ctx, id: DialogueId): Promise<Result<LockedSession, DialogueRefusal>> => {
  const session = await lockSession(trx, id)
  return session !== undefined && (await mayHandleDialogues(trx, ctx, session.unitId)) ? ok(session) : refuse('dialogueNotFound')
}

const columnsOf = ({ title, topics, place, startsAt, questionsUntil }: Announcement) => ({
  title, topics, place, starts_at: fromAt(startsAt), questions_until: fromAt(questionsUntil),
})

export type NewDialogue = { readonly commandId: string; readonly id: DialogueId; readonly unitId: UnitId; readonly announcement: Announcement }

/** Công bố một cuộc đối thoại: from then on everybody sees it and may send questions. */
export const announceDialogue = (ctx: Ctx, { commandId, id, unitId, announcement }: NewDialogue): Promise<Done> =>
  transaction(ctx, async (trx): Promise<Done> => {
    const before = await findDialogueCommand(trx, commandId)
    if (before !== undefined) return ok({ id: before.sessionId })
    const tree = await unitTree(trx, vietnamDay(ctx.clock()))
    if (findAgency(tree, unitId) === undefined || !handlingUnits(ctx.actor, tree).has(unitId)) return refuse('dialogueNotAllowed')
    const fine = checkAnnouncement(announcement, toAt(ctx.clock()))
    if (!fine.ok) return fine
    const now = ctx.clock()
    await trx.insertInto('dialogue_session').values({
      ...columnsOf(announcement), tenant_id: ctx.tenantId, id, unit_id: unitId, phase: 'announced', attended: null, minutes: null, closing_words: null,
      participant_unit_ids: tree.units.filter((unit) => agencyOf(tree, unit.id)?.id === unitId).map((unit) => unit.id), seq: 1, announced_at: now, moved_at: now,
    }).execute()
    await appendDialogueEvent(trx, ctx, { id, seq: 0 }, { type: 'announced', announcement }, { commandId, subjectId: id })
    return ok({ id })
  })

type SessionFact = Extract<DialogueFact, { type: 'changed' | 'cancelled' | 'held' | 'minutesPublished' }>

const changesOf = (fact: SessionFact) => {
  switch (fact.type) {
    case 'changed':
      return columnsOf(fact.announcement)
    case 'cancelled':
      return { phase: 'cancelled', closing_words: fact.reason }
    case 'held':
      return { phase: 'held', attended: fact.attended, minutes: fact.minutes }
    case 'minutesPublished':
      return { phase: 'published' }
  }
}

/** Changes, cancels, holds a session, or publishes its minutes. What was held counts from when it began. */
export const moveDialogue = (ctx: Ctx, { commandId, id, fact }: { readonly commandId: string; readonly id: DialogueId; readonly fact: SessionFact }): Promise<Done> =>
  transaction(ctx, async (trx): Promise<Done> => {
    const session = await lockOwnSession(trx, ctx, id)
    if (!session.ok) return session
    if ((await findDialogueCommand(trx, commandId)) !== undefined) return ok({ id })
    const decided = decideSession(session.value, fact, toAt(ctx.clock()))
    if (!decided.ok) return decided
    await trx.updateTable('dialogue_session').set(changesOf(fact)).where('tenant_id', '=', ctx.tenantId).where('id', '=', id).execute()
    const occurredAt = fact.type === 'held' ? { occurredAt: session.value.startsAt } : {}
    await appendDialogueEvent(trx, ctx, session.value, fact, { commandId, subjectId: id, ...occurredAt })
    return ok({ id })
  })
