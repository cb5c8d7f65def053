import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import { dayAfter, startOfDay } from '#figures/domain/question.ts'
import type { UnitId } from '#kernel/ids.ts'
import { Temporal, vietnamDay, type Instant, type PlainDate } from '#kernel/time.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { acrossUnits } from './beyond-wall.ts'
import type { TaskCounts, TaskFigures } from './domain/task-figures.ts'

export type TaskFigureQuestion = {
  readonly unitId: UnitId
  /** With everything below the unit. */
  readonly subtree: boolean
  /** Both days are part of it. */
  readonly period: { readonly from: PlainDate; readonly to: PlainDate }
  /** As known at this moment: the same answer whenever it is asked. */
  readonly asOf: Instant
}

type Row = { readonly no: number; readonly fromAbove: boolean } & TaskCounts

const NONE: TaskCounts = { planned: 0, completedOnTime: 0, completedLate: 0, overdueOpen: 0, running: 0, notDone: 0 }

const NO_TASKS: TaskFigures = { ...NONE, assignedFromAbove: NONE }

const add = (a: TaskCounts, b: TaskCounts): TaskCounts => ({
  planned: a.planned + b.planned, completedOnTime: a.completedOnTime + b.completedOnTime, completedLate: a.completedLate + b.completedLate,
  overdueOpen: a.overdueOpen + b.overdueOpen, running: a.running + b.running, notDone: a.notDone + b.notDone,
})

/**
 * How the tasks that units lead stood at the end of a period (or at `asOf`, when that is earlier), by the last event of
 * each that was known at `asOf`. A task is in the period when its time meets it: begun by its last day, and not ended
 * before its first. A whole counts and its parts within the asked units do not, so that nothing is counted twice.
 */
export const findTaskFigures = (ctx: Ctx, { unitId, subtree, period, asOf }: TaskFigureQuestion): Promise<TaskFigures> =>
  acrossUnits(ctx, async (trx): Promise<TaskFigures> => {
    const units = subtree ? (await unitTree(trx, vietnamDay(momentOf(period, asOf)))).subtree(unitId) : new Set([unitId])
    return (await findTaskFiguresOfGroups(trx, { groups: new Map([[unitId, units]]), period, asOf })).get(unitId) ?? NO_TASKS
  })

/** The last moment that counts: the end of the period, or what is known when that is earlier. */
const momentOf = (period: TaskFigureQuestion['period'], asOf: Instant): Instant => {
  const end = startOfDay(dayAfter(period.to))
  return Temporal.Instant.compare(asOf, end) < 0 ? asOf : end
}

/** The same of many groups of units in one question; each group is counted as if it were asked alone. */
export const findTaskFiguresOfGroups = async <Key>(
  trx: Trx,
  { groups, period, asOf }: { readonly groups: ReadonlyMap<Key, ReadonlySet<UnitId>> } & Pick<TaskFigureQuestion, 'period' | 'asOf'>,
): Promise<ReadonlyMap<Key, TaskFigures>> => {
  const at = momentOf(period, asOf)
  const keys = [...groups.keys()]
  const members = [...groups.values()].flatMap((units, no) => [...units].map((unitId) => ({ no, unitId })))
  // One row a task: the last thing known of it. Some hundred tasks a unit and year, a dozen events each.
  const { rows } = await sql<Row>`
    with member as (
      select * from unnest(${members.map(({ no }) => no)}::int[], ${members.map(({ unitId }) => unitId)}::uuid[]) as m (no, unit_id)
    ), known as (
      select distinct on (e.task_id) e.task_id, e.phase, e.lead_unit_id, e.starts_on, e.due_at, e.claimed_at, e.ended_at
      from reform_task_event e where e.tenant_id = current_tenant() and e.recorded_at <= ${asOf}
      order by e.task_id, e.seq desc
    ), counted as (
      select m.no, not exists (select from member a where a.no = m.no and a.unit_id = t.assigner_unit_id) as from_above, k.*,
        k.phase in ('completed', 'notCarriedOut') and k.ended_at <= ${at} as has_ended,
        k.claimed_at is not null and k.claimed_at <= k.due_at as is_claimed
      from known k join member m on m.unit_id = k.lead_unit_id
      join reform_task t on t.tenant_id = current_tenant() and t.id = k.task_id
      left join known whole on whole.task_id = t.parent_id
      where not exists (select from member w where w.no = m.no and w.unit_id = whole.lead_unit_id)
        and k.phase not in ('planned', 'cancelled') and k.starts_on <= ${period.to} and (k.ended_at is null or k.ended_at >= ${startOfDay(period.from)})
    )
    select no, from_above as "fromAbove", count(*) as planned,
      count(*) filter (where has_ended and phase = 'completed' and ended_at <= due_at) as "completedOnTime",
      count(*) filter (where has_ended and phase = 'completed' and ended_at > due_at) as "completedLate",
      count(*) filter (where has_ended and phase = 'notCarriedOut') as "notDone",
      count(*) filter (where not has_ended and due_at < ${at} and not is_claimed) as "overdueOpen",
      count(*) filter (where not has_ended and not (due_at < ${at} and not is_claimed)) as "running"
    from counted group by no, from_above`.execute(trx)
  const byGroup = Map.groupBy(rows, ({ no }) => no)
  return new Map(keys.map((key, no) => {
    const own = byGroup.get(no) ?? []
    const above = own.filter(({ fromAbove }) => fromAbove).reduce<TaskCounts>(add, NONE)
    return [key, { ...own.reduce<TaskCounts>(add, NONE), assignedFromAbove: above }]
  }))
}
