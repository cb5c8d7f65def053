import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import { fromAt, toAt, type At } from '#kernel/at.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { DialogueFact, DialogueId, DialoguePhase, PromiseId, PromiseState, QuestionId, QuestionState } from '../domain/dialogue.ts'

/** A session as a command locks it. */
export type LockedSession = {
  readonly id: DialogueId
  readonly unitId: UnitId
  readonly phase: DialoguePhase
  readonly startsAt: At
  readonly questionsUntil: At
  readonly openQuestions: number
  readonly seq: number
}

type SessionRow = Omit<LockedSession, 'startsAt' | 'questionsUntil'> & { readonly startsAt: Instant; readonly questionsUntil: Instant }

export const lockSession = async (trx: Trx, id: DialogueId): Promise<LockedSession | undefined> => {
  const { rows } = await sql<Omit<SessionRow, 'openQuestions'>>`
    select id, unit_id as "unitId", phase, starts_at as "startsAt", questions_until as "questionsUntil", seq
    from dialogue_session where tenant_id = current_tenant() and id = ${id} for update`.execute(trx)
  const [row] = rows
  if (row === undefined) return undefined
  const open = await sql<{ n: number }>`
    select count(*)::int as n from dialogue_question where tenant_id = current_tenant() and session_id = ${id} and state in ('waiting', 'accepted')`.execute(trx)
  return { ...row, startsAt: toAt(row.startsAt), questionsUntil: toAt(row.questionsUntil), openQuestions: open.rows[0]?.n ?? 0 }
}

/** Has a command been carried out before? Then on what. */
export const findDialogueCommand = async (trx: Trx, commandId: string): Promise<{ readonly sessionId: DialogueId; readonly subjectId: string } | undefined> => {
  const { rows } = await sql<{ sessionId: DialogueId; subjectId: string }>`
    select session_id as "sessionId", subject_id as "subjectId" from dialogue_event where tenant_id = current_tenant() and command_id = ${commandId}`.execute(trx)
  return rows[0]
}

type Line = { readonly commandId: string; readonly subjectId: string; readonly occurredAt?: At }

/** Appends one event to a locked session; the rows it changes are written by its command beside it. */
export const appendDialogueEvent = async (trx: Trx, ctx: Ctx, { id, seq }: Pick<LockedSession, 'id' | 'seq'>, { type, ...body }: DialogueFact, line: Line): Promise<void> => {
  const { actor } = ctx
  const now = ctx.clock()
  await trx.updateTable('dialogue_session').set({ seq: seq + 1, moved_at: now }).where('tenant_id', '=', ctx.tenantId).where('id', '=', id).execute()
  await trx.insertInto('dialogue_event').values({
    tenant_id: ctx.tenantId, session_id: id, seq: seq + 1, type, subject_id: line.subjectId, recorded_at: now,
    occurred_at: line.occurredAt === undefined ? now : fromAt(line.occurredAt), actor_staff_id: actor.kind === 'staff' ? actor.staffId : null,
    actor_name: 'name' in actor ? actor.name : actor.kind, command_id: line.commandId, body: JSON.stringify(body),
  }).execute()
}

export type LockedQuestion = { readonly id: QuestionId; readonly sessionId: DialogueId; readonly state: QuestionState; readonly askedText: string; readonly publicText: string | null; readonly askerName: string | null; readonly askerContact: string | null }

export const lockQuestion = async (trx: Trx, id: QuestionId): Promise<LockedQuestion | undefined> => {
  const { rows } = await sql<LockedQuestion>`
    select id, session_id as "sessionId", state, asked_text as "askedText", public_text as "publicText", asker_name as "askerName", asker_contact as "askerContact"
    from dialogue_question where tenant_id = current_tenant() and id = ${id} for update`.execute(trx)
  return rows[0]
}

export const lockPromise = async (trx: Trx, id: PromiseId): Promise<{ readonly sessionId: DialogueId; readonly state: PromiseState; readonly note: string | null } | undefined> => {
  const { rows } = await sql<{ sessionId: DialogueId; state: PromiseState; note: string | null }>`
    select session_id as "sessionId", state, note from dialogue_promise where tenant_id = current_tenant() and id = ${id} for update`.execute(trx)
  return rows[0]
}

/** The next number of questions or promises of a locked session. */
export const nextNo = async (trx: Trx, table: 'dialogue_question' | 'dialogue_promise', id: DialogueId): Promise<number> => {
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(no), 0) + 1 as next from ${sql.table(table)} where tenant_id = current_tenant() and session_id = ${id}`.execute(trx)
  return rows[0]?.next ?? 1
}
