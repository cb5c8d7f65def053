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

const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Where a step lies, in one word, so that it is looked for among all such places at once. */
const placeKey = ({ unitId, role, sectorCode, staffId }: OrphanPlace): string => [unitId, role, sectorCode, staffId ?? NOBODY].join('/')

/** The live steps that lie at such a place, as a condition on `s`. */
export const atOrphanPlace = (places: readonly OrphanPlace[]): RawBuilder<unknown> => {
  const keys = places.filter(({ role }) => role !== null).map(placeKey)
  return keys.length === 0 ? sql`false` : sql`(s.unit_id || '/' || s.role || '/' || s.sector_code || '/' || coalesce(s.staff_id, ${NOBODY}::uuid) = any(${keys}::text[]))`
}

const isNarrowed = (narrowing: WatchNarrowing): boolean => Object.values(narrowing).some((one) => one !== undefined)

const narrowedStep = ({ unitId, staffId, stepKind }: WatchNarrowing): RawBuilder<unknown> => sql`(true
  ${unitId === undefined ? sql`` : sql`and s.unit_id = ${unitId}`}
  ${staffId === undefined ? sql`` : sql`and s.staff_id = ${staffId}`}
  ${stepKind === undefined ? sql`` : sql`and s.kind = ${stepKind}`})`

/** The steps that wait for somebody, as `step`, to begin a statement with: of many dossiers read in one go, of few those of each. */
export const liveSteps = (isMany: boolean): RawBuilder<unknown> => sql`
  step as ${isMany ? sql`materialized` : sql`not materialized`} (
    select s.dossier_id, s.unit_id, s.role, s.sector_code, s.staff_id, s.kind, s.due_at from dossier_step s
    where s.tenant_id = current_tenant() and s.state in ('waiting', 'accepted'))`

/**
 * What the live steps of `d` say: whether there is one, and one that the narrowing looks for (`…_here`), one that is late,
 * one where nobody can act. Joined as `live` to what `watchedBy` gives.
 */
export const withLiveSteps = ({ marks, orphans, narrowing }: WatchGround, isMany: boolean): RawBuilder<unknown> => {
  const here = isNarrowed(narrowing) ? narrowedStep(narrowing) : sql`true`
  const late = sql`s.due_at < ${marks.now.toString()}::timestamptz`
  const said = sql`true as is_any, bool_or(here) as is_here, bool_or(late) as is_late, bool_or(late and here) as is_late_here,
    bool_or(orphan) as is_orphan, bool_or(orphan and here) as is_orphan_here`
  const steps = sql`select s.dossier_id, ${here} as here, coalesce(${late}, false) as late, ${atOrphanPlace(orphans)} as orphan from step s`
  return isMany
    ? sql`left join (select dossier_id, ${said} from (${steps}) s group by dossier_id) live on live.dossier_id = d.id`
    : sql`left join lateral (select ${said} from (${steps} where s.dossier_id = d.id) s having count(*) > 0) live on true`
}

/** A dossier lies where its live steps are; before reception, and after the last step, at the desk. */
export const liesAt = (narrowing: WatchNarrowing): RawBuilder<unknown> => {
  if (!isNarrowed(narrowing)) return sql`true`
  const { unitId, staffId, stepKind } = narrowing
  const atDesk = staffId === undefined && stepKind === undefined ? sql`or (d.receiving_unit_id = ${unitId} and live.is_any is null)` : sql``
  return sql`(live.is_here ${atDesk})`
}

const isOrphan = ({ orphans, narrowing }: WatchGround): RawBuilder<unknown> => {
  const desks = orphans.filter(({ role }) => role === null).map(({ unitId, sectorCode }) => `${unitId}/${sectorCode}`)
  const byDesk = desks.length === 0 ? sql`false` : sql`d.receiving_unit_id || '/' || d.sector_code = any(${desks}::text[])`
  const byStep = isNarrowed(narrowing) ? sql`live.is_orphan_here` : sql`live.is_orphan`
  return sql`(coalesce(${byStep}, false) or (live.is_any is null and (${byDesk} or (d.phase = 'open' and d.route = 'LOCAL'))))`
}

/** The condition of one list over `d` and its `live` steps. Counters share it with their lists. */
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
        and ${isNarrowed(narrowing) ? sql`live.is_late_here` : sql`live.is_late`})`
    case 'idle':
      return sql`((d.phase = 'open' or (d.phase = 'submitted' and d.reception_due_at is null))
        and coalesce(d.answer_due_on < ${today}, true) and d.last_event_at <= ${markOf(marks, 'own', 'idleBefore')})`
    case 'receptionLate':
      return sql`(d.phase = 'submitted' and d.reception_due_at < ${now})`
    case 'receptionSoon':
      return sql`(d.phase = 'submitted' and d.reception_due_at >= ${now} and d.reception_due_at <= ${markOf(marks, 'desk', 'receptionSoonUntil')})`
    case 'answerPassed':
      return sql`coalesce(d.answer_due_on < ${today}, false)`
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
