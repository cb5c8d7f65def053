import { sql, type RawBuilder } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { DossierId, StaffId, UnitId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { DossierStatus } from '../domain/national-status.ts'
import { belongsTo, liesAt, liveSteps, WAITS_OUTSIDE, withLiveSteps, type WatchGround } from './conditions.ts'
import { isMost, watchedBy, type WatchScope } from './scope.ts'
import { TROUBLES, WATCH_LISTS, type Trouble, type WatchList } from './watch-list.ts'

/** One dossier that is watched over, with the live step that is due first. */
export type WatchLine = {
  readonly id: DossierId
  readonly code: string | null
  readonly procedureVersionId: string
  readonly ownerName: string | null
  readonly phase: 'submitted' | 'incomplete' | 'open' | 'resolved'
  readonly status: DossierStatus
  readonly sectorCode: string
  readonly receivingUnitId: UnitId
  readonly competentUnitId: UnitId
  readonly submittedAt: Instant | null
  readonly dueAt: Instant | null
  readonly deadlineMode: 'BY_HOUR' | 'END_OF_DAY' | null
  readonly provisional: boolean
  readonly pausedSince: Instant | null
  readonly receptionDueAt: Instant | null
  readonly finishedAt: Instant | null
  /** `YYYY-MM-DD`. */
  readonly answerDueOn: string | null
  readonly lastEventAt: Instant
  readonly stepName: string | null
  readonly stepKind: string | null
  readonly stepDueAt: Instant | null
  readonly stepUnitId: UnitId | null
  readonly staffId: StaffId | null
}

/** Where the next page begins. */
export type WatchCursor = { readonly key: string; readonly id: string }

/** What is most urgent comes first: the due date, the end of the reception clock, the arrival of the result. */
const KEY = sql`coalesce(case d.phase when 'open' then d.due_at when 'submitted' then d.reception_due_at when 'resolved' then d.finished_at end,
  'infinity'::timestamptz)`

/** `from` and `where` of a list, shared by the list and its counters. */
const watched = (scope: WatchScope, list: WatchList, ground: WatchGround): RawBuilder<unknown> => sql`
  ${watchedBy(scope, withLiveSteps(ground, isMost(scope)))} and ${belongsTo(list, ground)} and ${liesAt(ground.narrowing)}`

const PAGE = 50

/** A page of a list, the most urgent first. */
export const listWatched = async (
  trx: Trx,
  scope: WatchScope,
  list: WatchList,
  ground: WatchGround,
  after?: WatchCursor,
  limit = PAGE,
): Promise<{ items: readonly WatchLine[]; next: WatchCursor | null }> => {
  const beyond = after === undefined ? sql`` : sql`and (${KEY}, d.id) > (${after.key}::timestamptz, ${after.id}::uuid)`
  const { rows } = await sql<WatchLine & { cursorKey: string }>`
    with ${liveSteps(isMost(scope))}, page as materialized (
      select d.id, ${KEY} as key ${watched(scope, list, ground)} ${beyond} order by key, d.id limit ${limit + 1})
    select d.id, d.code, d.procedure_version_id as "procedureVersionId", d.owner_name as "ownerName", d.phase, d.status,
      d.sector_code as "sectorCode", d.receiving_unit_id as "receivingUnitId", d.competent_unit_id as "competentUnitId",
      d.submitted_at as "submittedAt", d.due_at as "dueAt", d.deadline_mode as "deadlineMode", d.provisional,
      d.paused_since as "pausedSince", d.reception_due_at as "receptionDueAt", d.finished_at as "finishedAt",
      d.answer_due_on::text as "answerDueOn", d.last_event_at as "lastEventAt", step.name as "stepName", step.kind as "stepKind",
      step.due_at as "stepDueAt", step.unit_id as "stepUnitId", step.staff_id as "staffId", page.key::text as "cursorKey"
    from page join dossier d on d.tenant_id = current_tenant() and d.id = page.id
    left join lateral (select s.* from dossier_step s
      where s.tenant_id = d.tenant_id and s.dossier_id = d.id and s.state in ('waiting', 'accepted') ${firstOf(ground)}
      order by s.kind = 'consult', s.due_at, s.no limit 1) step on true
    order by page.key, page.id`.execute(trx)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    items: rows.slice(0, limit).map(({ cursorKey: _, ...line }) => line),
    next: last === undefined ? null : { key: last.cursorKey, id: last.id },
  }
}

/** Of several live steps the one that the list was narrowed to is shown. */
const firstOf = ({ narrowing: { unitId, staffId } }: WatchGround): RawBuilder<unknown> => sql`
  ${unitId === undefined ? sql`` : sql`and s.unit_id = ${unitId}`} ${staffId === undefined ? sql`` : sql`and s.staff_id = ${staffId}`}`

export type WatchCounts = Readonly<Record<WatchList, number>>

/** Troubles that are asked of steps: narrowed to a place they say less than of the whole dossier. */
const OF_STEPS = ['stepOverdue', 'orphans'] as const satisfies readonly Trouble[]

/** How many dossiers each list holds, in one pass over what is under way in the scope; each condition is asked once. */
export const countWatched = async (trx: Trx, scope: WatchScope, ground: WatchGround): Promise<WatchCounts> => {
  const isNarrowed = Object.values(ground.narrowing).some((one) => one !== undefined)
  const whole = { ...ground, narrowing: {} }
  const flags = [
    ...[...TROUBLES, 'dueToday' as const].map((one) => sql`coalesce(${belongsTo(one, ground)}, false) as ${sql.ref(one)}`),
    ...(isNarrowed ? OF_STEPS.map((one) => sql`coalesce(${belongsTo(one, whole)}, false) as ${sql.ref(`${one}AtAll`)}`) : []),
  ]
  const troubled = sql.join(TROUBLES.map((one) => sql.ref(isNarrowed && OF_STEPS.some((step) => step === one) ? `${one}AtAll` : one)), sql` or `)
  const counted = (list: WatchList): RawBuilder<unknown> => {
    if (list === 'all') return sql`true`
    if (list === 'waiting') return sql`"isOutside" and not (${troubled})`
    return list === 'onTrack' ? sql`not "isOutside" and not (${troubled})` : sql.ref(list)
  }
  const { rows } = await sql<Record<WatchList, number>>`
    with ${liveSteps(isMost(scope))}, flagged as materialized (
      select ${sql.join(flags)}, ${WAITS_OUTSIDE} as "isOutside" ${watched(scope, 'all', ground)})
    select ${sql.join(WATCH_LISTS.map((one) => sql`count(*) filter (where ${counted(one)})::int as ${sql.ref(one)}`))} from flagged`.execute(trx)
  return rows[0] ?? (Object.fromEntries(WATCH_LISTS.map((list) => [list, 0])) as WatchCounts)
}
