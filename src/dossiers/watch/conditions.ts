import { sql, type RawBuilder } from 'kysely'
import type { Role } from '#kernel/actor.ts'
import type { StaffId, UnitId } from '#kernel/ids.ts'
import { ZONE } from '#kernel/time.ts'
import { markOf, type WatchMarks } from './marks.ts'
import { TROUBLES, type WatchList } from './watch-list.ts'

/** Where work lies that nobody can act on; `role` null is the desk of that unit. */
export type OrphanPlace = { readonly unitId: UnitId; readonly role: Role | null; readonly sectorCode: string; readonly staffId: StaffId | null }

/** Of a list only what lies at this unit, with this person, at this kind of step. */
export type WatchNarrowing = {
  readonly unitId?: UnitId | undefined
  readonly staffId?: StaffId | undefined
  readonly stepKind?: string | undefined
}

/** Everything a condition compares with. */
export type WatchGround = { readonly marks: WatchMarks; readonly orphans: readonly OrphanPlace[]; readonly narrowing: WatchNarrowing }

const LIVE_STEP = sql`from dossier_step s where s.tenant_id = d.tenant_id and s.dossier_id = d.id and s.state in ('waiting', 'accepted')`

/** Until when an answer from outside is awaited; read out of the state only where one may be. */
export const ANSWER_DUE_ON = sql`case
  when d.phase = 'incomplete' then (d.state ->> 'answerDueOn')::date
  when d.status = 'SUPPLEMENT_REQUIRED' then (d.state -> 'waiting' ->> 'answerDueOn')::date end`

const LAST_EVENT_AT = sql`(select e.recorded_at from dossier_event e
  where e.tenant_id = d.tenant_id and e.dossier_id = d.id and e.seq = d.seq)`

const narrowedStep = ({ unitId, staffId, stepKind }: WatchNarrowing): RawBuilder<unknown> => sql`
  ${unitId === undefined ? sql`` : sql`and s.unit_id = ${unitId}`}
  ${staffId === undefined ? sql`` : sql`and s.staff_id = ${staffId}`}
  ${stepKind === undefined ? sql`` : sql`and s.kind = ${stepKind}`}`

/** A dossier lies where its live steps are; before reception, and after the last step, at the desk. */
export const liesAt = (narrowing: WatchNarrowing): RawBuilder<unknown> => {
  const { unitId, staffId, stepKind } = narrowing
  if (unitId === undefined && staffId === undefined && stepKind === undefined) return sql`true`
  const atDesk = staffId === undefined && stepKind === undefined
    ? sql`or (d.receiving_unit_id = ${unitId} and not exists (select ${LIVE_STEP}))`
    : sql``
  return sql`(exists (select ${LIVE_STEP} ${narrowedStep(narrowing)}) ${atDesk})`
}

const orphanPlaces = (places: readonly OrphanPlace[]): RawBuilder<unknown> => sql`
  unnest(${places.map((one) => one.unitId)}::uuid[], ${places.map((one) => one.role)}::text[],
    ${places.map((one) => one.sectorCode)}::text[], ${places.map((one) => one.staffId)}::uuid[]) as o (unit_id, role, sector_code, staff_id)`

/** The live steps that lie at such a place, as a condition on `s` (the step of `d`). */
export const atOrphanPlace = (places: readonly OrphanPlace[]): RawBuilder<unknown> => sql`
  (s.unit_id, s.role, s.sector_code, coalesce(s.staff_id, '00000000-0000-0000-0000-000000000000')) in (
    select o.unit_id, o.role, o.sector_code, coalesce(o.staff_id, '00000000-0000-0000-0000-000000000000') from ${orphanPlaces(places)} where o.role is not null)`

const isOrphan = ({ orphans, narrowing }: WatchGround): RawBuilder<unknown> => {
  const desks = orphans.filter(({ role }) => role === null)
  const steps = orphans.filter(({ role }) => role !== null)
  const byStep = steps.length === 0 ? sql`false` : sql`exists (select ${LIVE_STEP} ${narrowedStep(narrowing)} and ${atOrphanPlace(steps)})`
  const byDesk = desks.length === 0
    ? sql`false`
    : sql`(d.receiving_unit_id, d.sector_code) in (select o.unit_id, o.sector_code from ${orphanPlaces(desks)})`
  return sql`(${byStep} or (not exists (select ${LIVE_STEP}) and (${byDesk} or (d.phase = 'open' and d.route = 'LOCAL'))))`
}

/** The condition of one list over `d`, with `own` and `desk` the marks of its units. Counters share it with their lists. */
export const belongsTo = (list: WatchList, ground: WatchGround): RawBuilder<unknown> => {
  const { marks, narrowing } = ground
  const now = sql`${marks.now.toString()}::timestamptz`
  const today = sql`${marks.today}::date`
  const overdue = sql`(d.phase = 'open' and d.due_at < coalesce(d.paused_since, ${now}))`
  switch (list) {
    case 'overdue':
      return overdue
    case 'dueSoon':
      return sql`(d.phase = 'open' and d.paused_since is null and d.due_at >= ${now} and d.due_at <= ${markOf(marks, 'own', 'soonUntil')})`
    case 'dueToday':
      return sql`(d.phase = 'open' and d.paused_since is null and d.due_at >= ${now}
        and d.due_at < (${today} + 1)::timestamp at time zone ${sql.lit(ZONE)})`
    case 'stepOverdue':
      return sql`(d.phase = 'open' and d.paused_since is null and coalesce(d.due_at >= ${now}, true)
        and exists (select ${LIVE_STEP} ${narrowedStep(narrowing)} and s.due_at < ${now}))`
    case 'idle':
      return sql`((d.phase = 'open' or (d.phase = 'submitted' and d.reception_due_at is null))
        and coalesce(${ANSWER_DUE_ON} < ${today}, true) and ${LAST_EVENT_AT} <= ${markOf(marks, 'own', 'idleBefore')})`
    case 'receptionLate':
      return sql`(d.phase = 'submitted' and d.reception_due_at < ${now})`
    case 'receptionSoon':
      return sql`(d.phase = 'submitted' and d.reception_due_at >= ${now} and d.reception_due_at <= ${markOf(marks, 'desk', 'receptionSoonUntil')})`
    case 'answerPassed':
      return sql`coalesce(${ANSWER_DUE_ON} < ${today}, false)`
    case 'uncollected':
      return sql`(d.phase = 'resolved' and d.finished_at <= ${markOf(marks, 'desk', 'uncollectedBefore')})`
    case 'orphans':
      return isOrphan(ground)
    case 'waiting':
      return sql`(${WAITS_OUTSIDE} and ${inNoTrouble(ground)})`
    case 'onTrack':
      return sql`(not ${WAITS_OUTSIDE} and ${inNoTrouble(ground)})`
    case 'all':
      return sql`true`
  }
}

/** The dossier waits for somebody outside the office. */
export const WAITS_OUTSIDE = sql`(d.paused_since is not null or d.phase in ('incomplete', 'resolved'))`

/** What a place is narrowed to decides which steps are looked at, never whether the dossier itself is in trouble. */
const inNoTrouble = (ground: WatchGround): RawBuilder<unknown> => {
  const whole = { ...ground, narrowing: {} }
  return sql`not (${sql.join(TROUBLES.map((trouble) => sql`coalesce(${belongsTo(trouble, whole)}, false)`), sql` or `)})`
}
