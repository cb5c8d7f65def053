import { sql, type RawBuilder } from 'kysely'
import type { Trx } from '#db/context.ts'
import { toAt, type At } from '#kernel/at.ts'
import { parseId, type UnitId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { ReformAreaCode } from '#law/reform-areas.ts'
import type { DelegationForm } from '#kernel/actor.ts'
import type { Standing } from './domain/standing.ts'
import type { SourceKind, Task, TaskEvent } from './domain/task.ts'
import type { Plan, PlanEvent } from './domain/plan.ts'
import { planEventSchema, taskEventSchema } from './event-schema.ts'
import { planOf, PLAN_COLUMNS, type PlanRow } from './plan-columns.ts'
import { TASK_COLUMNS, taskOf, type TaskRow } from './task-columns.ts'

const tasksWhere = async (trx: Trx, where: RawBuilder<unknown>, order: RawBuilder<unknown>, limit: number): Promise<readonly Task[]> => {
  const { rows } = await sql<TaskRow>`
    select ${TASK_COLUMNS} from reform_task t where t.tenant_id = current_tenant() and ${where} order by ${order} limit ${limit}`.execute(trx)
  return rows.map(taskOf)
}

export const findTask = async (trx: Trx, id: string): Promise<Task | undefined> =>
  parseId(id) === undefined ? undefined : (await tasksWhere(trx, sql`t.id = ${id}`, sql`t.id`, 1))[0]

/** The task that a promise, a remediation or a conclusion became, by its source. */
export const findTaskBySource = async (trx: Trx, kind: SourceKind, ref: string): Promise<Task | undefined> =>
  (await tasksWhere(trx, sql`t.source_kind = ${kind} and t.source_ref = ${ref}`, sql`t.created_at`, 1))[0]

const MOST_IN_TREE = 2_000

/** Everything in the tree of a task, wholes before their parts. */
export const listTree = (trx: Trx, rootId: string): Promise<readonly Task[]> =>
  tasksWhere(trx, sql`t.root_id = ${rootId}`, sql`t.parent_id is not null, t.created_at, t.ordinal`, MOST_IN_TREE)

/** Everything that belongs to a plan, wholes and parts. */
export const listTasksOfPlan = (trx: Trx, planId: string): Promise<readonly Task[]> =>
  tasksWhere(trx, sql`t.plan_id = ${planId}`, sql`t.parent_id is not null, t.ordinal, t.created_at`, MOST_IN_TREE)

/** Open tasks whose last day is over at a moment, unless they were reported as done before it. */
export const listOverdueTasks = (trx: Trx, at: At): Promise<readonly Task[]> => tasksWhere(trx, standingIs('overdue', at), sql`t.due_at`, MOST_IN_TREE)

/** The same cut as `standingAt` (`domain/standing.ts`); a test holds the two together. */
const standingIs = (standing: Standing, at: At): RawBuilder<unknown> => {
  const isTimely = sql`(t.claimed_at is not null and t.claimed_at <= t.due_at)`
  switch (standing) {
    case 'planned': case 'notCarriedOut': case 'cancelled': return sql`t.phase = ${standing}`
    case 'completedOnTime': return sql`t.phase = 'completed' and t.ended_at <= t.due_at`
    case 'completedLate': return sql`t.phase = 'completed' and t.ended_at > t.due_at`
    case 'waiting': return sql`t.phase = 'open' and ${isTimely}`
    case 'overdue': return sql`t.phase = 'open' and t.due_at < ${at} and not ${isTimely}`
    case 'notBegun': return sql`t.phase = 'open' and t.due_at >= ${at} and not ${isTimely} and t.starts_on > (${at}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date`
    case 'running': return sql`t.phase = 'open' and t.due_at >= ${at} and not ${isTimely} and t.starts_on <= (${at}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date`
  }
}

export type TaskFilter = {
  /** Units whose part in a task is asked for. */
  readonly units: readonly UnitId[]
  /** What they do in it: lead it, gave it, support it; any of these when absent. */
  readonly role?: 'lead' | 'assigner' | 'support' | undefined
  readonly standing?: Standing | undefined
  readonly area?: ReformAreaCode | undefined
  readonly year?: number | undefined
  readonly planId?: string | undefined
  /** Has no whole above it. */
  readonly isWhole?: boolean | undefined
  readonly search?: string | undefined
}

const roleIs = ({ units, role }: TaskFilter): RawBuilder<unknown> => {
  const ids = sql`${[...units]}::uuid[]`
  const by = { lead: sql`t.lead_unit_id = any (${ids})`, assigner: sql`t.assigner_unit_id = any (${ids})`, support: sql`t.supporting_unit_ids && ${ids}` }
  return role === undefined ? sql`(${by.lead} or ${by.assigner} or ${by.support})` : by[role]
}

const filterOf = (filter: TaskFilter, at: At): RawBuilder<unknown> => {
  const { standing, area, year, planId, isWhole, search } = filter
  const parts = [roleIs(filter)]
  if (standing !== undefined) parts.push(standingIs(standing, at))
  if (area !== undefined) parts.push(sql`t.area = ${area}`)
  if (year !== undefined) parts.push(sql`t.due_on >= make_date(${year}::int, 1, 1) and t.starts_on <= make_date(${year}::int, 12, 31)`)
  if (planId !== undefined) parts.push(sql`t.plan_id = ${planId}`)
  if (isWhole === true) parts.push(sql`t.parent_id is null`)
  if (search !== undefined) parts.push(sql`fold_text(t.title) like '%' || fold_text(${search}) || '%'`)
  return sql.join(parts, sql` and `)
}

/** Tasks under a filter, the nearest deadline first, ended ones last. */
export const listTasks = (trx: Trx, filter: TaskFilter, at: At, { limit, offset = 0 }: { readonly limit: number; readonly offset?: number }): Promise<readonly Task[]> =>
  tasksWhere(trx, filterOf(filter, at), sql`(t.phase not in ('open', 'planned')), t.due_at, t.title, t.id offset ${offset}`, limit)

/** How many tasks under a filter stand where. */
export const countTasks = async (trx: Trx, filter: TaskFilter, at: At): Promise<Readonly<Record<Standing, number>>> => {
  const { rows } = await sql<Record<Standing, number>>`
    select count(*) filter (where ${standingIs('planned', at)}) as "planned", count(*) filter (where ${standingIs('notBegun', at)}) as "notBegun",
      count(*) filter (where ${standingIs('running', at)}) as "running", count(*) filter (where ${standingIs('waiting', at)}) as "waiting",
      count(*) filter (where ${standingIs('overdue', at)}) as "overdue", count(*) filter (where ${standingIs('completedOnTime', at)}) as "completedOnTime",
      count(*) filter (where ${standingIs('completedLate', at)}) as "completedLate", count(*) filter (where ${standingIs('notCarriedOut', at)}) as "notCarriedOut",
      count(*) filter (where ${standingIs('cancelled', at)}) as "cancelled"
    from reform_task t where t.tenant_id = current_tenant() and ${filterOf(filter, at)}`.execute(trx)
  if (rows[0] === undefined) throw new Error('a count has one row')
  return rows[0]
}

export type TaskHistoryLine = {
  readonly seq: number
  readonly at: At
  readonly actorName: string
  readonly onBehalfOf: { readonly name: string; readonly form: DelegationForm } | null
  readonly event: TaskEvent
}

/** The history of a task, the oldest first. */
export const listTaskEvents = async (trx: Trx, taskId: string): Promise<readonly TaskHistoryLine[]> => {
  const { rows } = await sql<{ seq: number; type: string; recordedAt: Instant; actorName: string; form: DelegationForm | null; behalfName: string | null; body: object }>`
    select e.seq, e.type, e.recorded_at as "recordedAt", e.actor_name as "actorName", e.delegation_form as form, s.full_name as "behalfName", e.body
    from reform_task_event e left join staff s on s.tenant_id = e.tenant_id and s.id = e.on_behalf_of_staff_id
    where e.tenant_id = current_tenant() and e.task_id = ${taskId} order by e.seq`.execute(trx)
  return rows.map(({ seq, type, recordedAt, actorName, form, behalfName, body }) => ({
    seq, at: toAt(recordedAt), actorName, onBehalfOf: form === null ? null : { form, name: behalfName ?? '' },
    event: taskEventSchema.parse({ type, ...body }),
  }))
}

export const findPlan = async (trx: Trx, id: string): Promise<Plan | undefined> => {
  if (parseId(id) === undefined) return undefined
  const { rows } = await sql<PlanRow>`select ${PLAN_COLUMNS} from reform_plan p where p.tenant_id = current_tenant() and p.id = ${id}`.execute(trx)
  return rows[0] && planOf(rows[0])
}

/** Plans of units, or of those in whose area they work; the newest year first. */
export const listPlans = async (trx: Trx, owners: readonly UnitId[], limit: number): Promise<readonly Plan[]> => {
  const { rows } = await sql<PlanRow>`
    select ${PLAN_COLUMNS} from reform_plan p where p.tenant_id = current_tenant() and p.owner_unit_id = any (${[...owners]}::uuid[])
    order by p.year desc, p.state = 'closed', p.title, p.id limit ${limit}`.execute(trx)
  return rows.map(planOf)
}

export type PlanHistoryLine = { readonly seq: number; readonly at: At; readonly actorName: string; readonly event: PlanEvent }

/** The history of a plan, the oldest first. */
export const listPlanEvents = async (trx: Trx, planId: string): Promise<readonly PlanHistoryLine[]> => {
  const { rows } = await sql<{ seq: number; type: string; recordedAt: Instant; actorName: string; body: object }>`
    select e.seq, e.type, e.recorded_at as "recordedAt", e.actor_name as "actorName", e.body from reform_plan_event e
    where e.tenant_id = current_tenant() and e.plan_id = ${planId} order by e.seq`.execute(trx)
  return rows.map(({ seq, type, recordedAt, actorName, body }) => ({ seq, at: toAt(recordedAt), actorName, event: planEventSchema.parse({ type, ...body }) }))
}
