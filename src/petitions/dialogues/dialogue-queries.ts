import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { Instant, PlainDate } from '#kernel/time.ts'
import type { DialogueId, DialoguePhase, PromiseId, PromiseState, QuestionId, QuestionState } from '../domain/dialogue.ts'
import type { PetitionChannel, PetitionId } from '../domain/petition.ts'

/** A session as everybody may read it. */
export type Dialogue = {
  readonly id: DialogueId
  readonly unitId: UnitId
  readonly phase: DialoguePhase
  readonly title: string
  readonly topics: string
  readonly place: string
  readonly startsAt: Instant
  readonly questionsUntil: Instant
  readonly attended: number | null
  readonly minutes: string | null
  readonly closingWords: string | null
  readonly questions: number
  readonly promises: number
  readonly promisesDone: number
}

const COLUMNS = sql`s.id, s.unit_id as "unitId", s.phase, s.title, s.topics, s.place, s.starts_at as "startsAt", s.questions_until as "questionsUntil",
  s.attended, s.minutes, s.closing_words as "closingWords",
  (select count(*)::int from dialogue_question q where q.tenant_id = s.tenant_id and q.session_id = s.id) as questions,
  (select count(*)::int from dialogue_promise p where p.tenant_id = s.tenant_id and p.session_id = s.id) as promises,
  (select count(*)::int from dialogue_promise p where p.tenant_id = s.tenant_id and p.session_id = s.id and p.state = 'done') as "promisesDone"`

/** The sessions of these units, or of all; those to come first, then the newest. */
export const listDialogues = async (trx: Trx, now: Instant, units: readonly UnitId[] | null, limit = 100): Promise<readonly Dialogue[]> => {
  const { rows } = await sql<Dialogue>`
    select ${COLUMNS} from dialogue_session s
    where s.tenant_id = current_tenant() and (${units === null} or s.unit_id = any (${[...(units ?? [])]}::uuid[]))
    order by s.phase = 'announced' and s.starts_at > ${now} desc, case when s.phase = 'announced' and s.starts_at > ${now} then s.starts_at end,
      s.starts_at desc limit ${limit}`.execute(trx)
  return rows
}

export const findDialogue = async (trx: Trx, id: DialogueId): Promise<Dialogue | undefined> => {
  const { rows } = await sql<Dialogue>`select ${COLUMNS} from dialogue_session s where s.tenant_id = current_tenant() and s.id = ${id}`.execute(trx)
  return rows[0]
}

export type Question = {
  readonly id: QuestionId
  readonly no: number
  readonly channel: PetitionChannel
  readonly state: QuestionState
  readonly askerName: string | null
  readonly askerContact: string | null
  readonly askedText: string
  readonly publicText: string | null
  readonly words: string | null
  readonly petitionId: PetitionId | null
  readonly askedAt: Instant
}

/** Every question of a session, with who asked: for officers of its agency alone. */
export const listQuestions = async (trx: Trx, sessionId: DialogueId): Promise<readonly Question[]> => {
  const { rows } = await sql<Question>`
    select id, no, channel, state, asker_name as "askerName", asker_contact as "askerContact", asked_text as "askedText", public_text as "publicText", words,
      petition_id as "petitionId", asked_at as "askedAt"
    from dialogue_question where tenant_id = current_tenant() and session_id = ${sessionId} order by no`.execute(trx)
  return rows
}

/** The questions that everybody may read, without who asked: as they were let in, with their answers once the minutes are public. */
export const listPublicQuestions = async (trx: Trx, sessionId: DialogueId): Promise<readonly { readonly no: number; readonly text: string; readonly answer: string | null }[]> => {
  const { rows } = await sql<{ no: number; text: string; answer: string | null }>`
    select q.no, q.public_text as text, case when s.phase = 'published' and q.state = 'answered' then q.words end as answer
    from dialogue_question q join dialogue_session s on s.tenant_id = q.tenant_id and s.id = q.session_id
    where q.tenant_id = current_tenant() and q.session_id = ${sessionId} and q.state in ('accepted', 'answered') order by q.no`.execute(trx)
  return rows
}

export type DialoguePromise = {
  readonly id: PromiseId
  readonly no: number
  readonly questionNo: number | null
  readonly text: string
  readonly unitId: UnitId
  readonly dueOn: PlainDate
  readonly state: PromiseState
  readonly note: string | null
  readonly movedAt: Instant
}

const PROMISE = sql`p.id, p.no, (select q.no from dialogue_question q where q.tenant_id = p.tenant_id and q.id = p.question_id) as "questionNo", p.text,
  p.unit_id as "unitId", p.due_on as "dueOn", p.state, p.note, p.moved_at as "movedAt"`

export const listPromises = async (trx: Trx, sessionId: DialogueId): Promise<readonly DialoguePromise[]> => {
  const { rows } = await sql<DialoguePromise>`
    select ${PROMISE} from dialogue_promise p where p.tenant_id = current_tenant() and p.session_id = ${sessionId} order by p.no`.execute(trx)
  return rows
}

/** A promise with where it was made, for whoever makes a task of it. */
export const findPromise = async (trx: Trx, id: PromiseId): Promise<(DialoguePromise & { readonly sessionId: DialogueId; readonly sessionTitle: string; readonly href: string }) | undefined> => {
  const { rows } = await sql<DialoguePromise & { sessionId: DialogueId; sessionTitle: string }>`
    select ${PROMISE}, s.id as "sessionId", s.title as "sessionTitle" from dialogue_promise p
    join dialogue_session s on s.tenant_id = p.tenant_id and s.id = p.session_id
    where p.tenant_id = current_tenant() and p.id = ${id}`.execute(trx)
  const [row] = rows
  return row && { ...row, href: `/doi-thoai/${row.sessionId}` }
}
