import { sql, type RawBuilder } from 'kysely'
import type { Trx } from '#db/context.ts'
import { grantsOf } from '#identity/domain/may.ts'
import type { Actor } from '#kernel/actor.ts'
import type { DossierId, StaffId, UnitId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { WATCHERS } from '#dossiers/watch/scope.ts'
import { SLIP_LISTS, type AnswerLevel, type SlipBox, type SlipList } from './domain/slip.ts'
import type { Subject } from './domain/subject.ts'

/** What a slip `u` is about (a dossier as `d`) is done: finished, ended, taken in, its late step passed on; or its own room said so. */
export const IS_MOOT = sql`coalesce(d.phase not in ('submitted', 'incomplete', 'open', 'resolved') or coalesce(d.finished_at > u.sent_at, false)
  or (coalesce(u.clock, '') = 'reception' and d.phase <> 'submitted')
  or (u.step_no is not null and not exists (select from dossier_step s
    where s.tenant_id = u.tenant_id and s.dossier_id = u.dossier_id and s.no = u.step_no and s.state in ('waiting', 'accepted'))),
  exists (select from urging_settlement x where x.tenant_id = u.tenant_id and x.slip_id = u.id))`

/** Slips `u` with the dossier `d` that they are about, if it is one. */
export const SLIPS_WITH_DOSSIER = sql`urging_slip u left join dossier d on d.tenant_id = u.tenant_id and d.id = u.dossier_id`

/** What a slip is about: a dossier, read as it stands now, or other work as its room described it. */
export type SlipSubject =
  | { readonly kind: 'dossier'; readonly id: DossierId; readonly code: string | null; readonly procedureVersionId: string }
  | Subject

export type Slip = {
  readonly id: string
  readonly no: number
  readonly year: number
  readonly unitId: UnitId
  readonly about: SlipSubject
  readonly cause: 'threshold' | 'manual'
  readonly dueAt: Instant | null
  readonly toUnitId: UnitId
  readonly toStaffId: StaffId | null
  readonly toName: string | null
  readonly sentBy: StaffId | null
  readonly sentByName: string | null
  readonly sentByTitle: string | null
  readonly directive: string
  readonly sentAt: Instant
  readonly answerDueAt: Instant
  readonly isMoot: boolean
  readonly answeredAt: Instant | null
  readonly answeredByName: string | null
  readonly reason: string | null
  readonly plan: string | null
  /** `YYYY-MM-DD`. */
  readonly doneBy: string | null
  readonly risenTo: AnswerLevel | null
}

const FROM = sql`
  from ${SLIPS_WITH_DOSSIER}
  left join urging_answer a on a.tenant_id = u.tenant_id and a.slip_id = u.id`

const SLIP = sql`
  u.id, u.no, u.year, u.unit_id as "unitId", case when u.dossier_id is not null
    then json_build_object('kind', 'dossier', 'id', u.dossier_id, 'code', d.code, 'procedureVersionId', d.procedure_version_id)
    else json_build_object('kind', u.subject_kind, 'id', u.subject_id, 'title', u.subject_title, 'href', u.subject_href) end as about,
  u.cause, u.due_at as "dueAt", u.to_unit_id as "toUnitId",
  u.to_staff_id as "toStaffId", t.full_name as "toName", u.sent_by as "sentBy", f.full_name as "sentByName", f.title as "sentByTitle",
  u.directive, u.sent_at as "sentAt", u.answer_due_at as "answerDueAt", ${IS_MOOT} as "isMoot", a.answered_at as "answeredAt",
  b.full_name as "answeredByName", a.reason, a.plan, a.done_by::text as "doneBy",
  (select e.level from urging_escalation e where e.tenant_id = u.tenant_id and e.slip_id = u.id order by e.escalated_at desc,
    array_position(array['unitHead', 'agencyLeader', 'upperLevel'], e.level) desc limit 1) as "risenTo"
  ${FROM}
  left join staff t on t.tenant_id = u.tenant_id and t.id = u.to_staff_id
  left join staff f on f.tenant_id = u.tenant_id and f.id = u.sent_by
  left join staff b on b.tenant_id = u.tenant_id and b.id = a.answered_by`

/** Held by me, lent to me, or sent to a unit in which I have work to do. */
const receivedBy = (actor: Actor): RawBuilder<unknown> => {
  const grants = grantsOf(actor).filter(({ role }) => role !== 'systemAdmin' && role !== 'businessAdmin')
  const people = [...(actor.kind === 'staff' ? [actor.staffId] : []), ...grants.flatMap(({ onBehalfOf }) => (onBehalfOf === undefined ? [] : [onBehalfOf.staffId]))]
  const units = [...new Set(grants.map(({ unitId }) => unitId))]
  return sql`(u.to_staff_id = any(${people}::uuid[]) or (u.to_staff_id is null and u.to_unit_id = any(${units}::uuid[])))`
}

const sentFor = (actor: Actor): RawBuilder<unknown> => {
  const reach = [...new Set(grantsOf(actor).filter(({ role }) => WATCHERS.includes(role)).flatMap(({ reach: units }) => [...units]))]
  const me = actor.kind === 'staff' ? actor.staffId : null
  return sql`(u.sent_by = ${me}::uuid or u.to_unit_id = any(${reach}::uuid[]) or u.unit_id = any(${reach}::uuid[]))`
}

const inBox = (actor: Actor, box: SlipBox): RawBuilder<unknown> => (box === 'received' ? receivedBy(actor) : sentFor(actor))

const inList = (list: SlipList, now: Instant): RawBuilder<unknown> => {
  switch (list) {
    case 'waiting':
      return sql`(a.slip_id is null and not ${IS_MOOT})`
    case 'late':
      return sql`(a.slip_id is null and not ${IS_MOOT} and u.answer_due_at < ${now})`
    case 'answered':
      return sql`(a.slip_id is not null)`
    case 'moot':
      return sql`(a.slip_id is null and ${IS_MOOT})`
    case 'all':
      return sql`true`
  }
}

const MOST = 200

/** Slips of a box: what is unanswered by its deadline, the rest newest first. */
export const listSlips = async (trx: Trx, actor: Actor, box: SlipBox, list: SlipList, now: Instant, limit = MOST, skip = 0): Promise<readonly Slip[]> => {
  const order = list === 'waiting' || list === 'late' ? sql`u.answer_due_at, u.id` : sql`u.sent_at desc, u.id`
  const { rows } = await sql<Slip>`select ${SLIP}
    where u.tenant_id = current_tenant() and ${inBox(actor, box)} and ${inList(list, now)} order by ${order} limit ${limit} offset ${skip}`.execute(trx)
  return rows
}

/** How many slips each list of a box holds. */
export const countSlips = async (trx: Trx, actor: Actor, box: SlipBox, now: Instant): Promise<Readonly<Record<SlipList, number>>> => {
  const counts = SLIP_LISTS.map((list) => sql`count(*) filter (where ${inList(list, now)})::int as ${sql.ref(list)}`)
  const { rows } = await sql<Record<SlipList, number>>`
    select ${sql.join(counts)} ${FROM} where u.tenant_id = current_tenant() and ${inBox(actor, box)}`.execute(trx)
  return rows[0] ?? { waiting: 0, late: 0, answered: 0, moot: 0, all: 0 }
}

/** A slip, to whoever sees its dossier; about other work, to whoever sent it and whoever was asked. */
export const findSlip = async (trx: Trx, id: string): Promise<Slip | undefined> => {
  const { rows } = await sql<Slip>`select ${SLIP} where u.tenant_id = current_tenant() and u.id = ${id}`.execute(trx)
  return rows[0]
}

/** Slips about a dossier, newest first. */
export const findSlipsOf = async (trx: Trx, dossierId: DossierId): Promise<readonly Slip[]> => {
  const { rows } = await sql<Slip>`select ${SLIP}
    where u.tenant_id = current_tenant() and u.dossier_id = ${dossierId} order by u.sent_at desc, u.id`.execute(trx)
  return rows
}

/** Slips about a task, a report, a petition, a filing, newest first. */
export const findSubjectSlips = async (trx: Trx, { kind, id }: Pick<Subject, 'kind' | 'id'>): Promise<readonly Slip[]> => {
  const { rows } = await sql<Slip>`select ${SLIP}
    where u.tenant_id = current_tenant() and u.subject_kind = ${kind} and u.subject_id = ${id} order by u.sent_at desc, u.id`.execute(trx)
  return rows
}
