import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import { parseId } from '#kernel/ids.ts'
import { toAt } from '#kernel/at.ts'
import type { Grant } from '#kernel/actor.ts'
import { begin, evolve, type Happened, type Task, type TaskEvent, type TaskPlace } from './domain/task.ts'
import { beginPlan, evolvePlan, type Plan, type PlanEvent } from './domain/plan.ts'
import { planOf, PLAN_COLUMNS, type PlanRow } from './plan-columns.ts'
import { TASK_COLUMNS, taskOf, type TaskRow } from './task-columns.ts'

const staffOf = ({ actor }: Ctx): string | null => (actor.kind === 'staff' ? actor.staffId : null)
const nameOf = ({ actor }: Ctx): string => ('name' in actor ? actor.name : actor.kind)

const happened = <Event>(ctx: Ctx, event: Event): Happened<Event> => ({ event, at: toAt(ctx.clock()), byStaffId: staffOf(ctx) })

/** Writes a new plan with its first event. */
export const addPlan = async (trx: Trx, ctx: Ctx, place: Pick<Plan, 'id' | 'ownerUnitId' | 'level'>, event: PlanEvent & { readonly type: 'drafted' }): Promise<Plan> => {
  const plan = beginPlan(place, event)
  const now = ctx.clock()
  await sql`
    insert into reform_plan (tenant_id, id, owner_unit_id, level, year, title, legal_basis, state, seq, created_at, moved_at)
    values (current_tenant(), ${plan.id}, ${plan.ownerUnitId}, ${plan.level}, ${plan.terms.year}, ${plan.terms.title}, ${plan.terms.legalBasis},
      ${plan.state}, ${plan.seq}, ${now}, ${now})`.execute(trx)
  await insertPlanEvent(trx, ctx, plan, event)
  return plan
}

const insertPlanEvent = async (trx: Trx, ctx: Ctx, plan: Plan, { type, ...body }: PlanEvent): Promise<void> => {
  await sql`
    insert into reform_plan_event (tenant_id, plan_id, seq, type, recorded_at, actor_staff_id, actor_name, body)
    values (current_tenant(), ${plan.id}, ${plan.seq}, ${type}, ${ctx.clock()}, ${staffOf(ctx)}, ${nameOf(ctx)}, ${JSON.stringify(body)}::json)`.execute(trx)
}

export const lockPlan = async (trx: Trx, id: string): Promise<Plan | undefined> => {
  if (parseId(id) === undefined) return undefined
  const { rows } = await sql<PlanRow>`
    select ${PLAN_COLUMNS} from reform_plan p where p.tenant_id = current_tenant() and p.id = ${id} for update`.execute(trx)
  return rows[0] && planOf(rows[0])
}

/** Writes the next event of a locked plan. */
export const writePlanEvent = async (trx: Trx, ctx: Ctx, before: Plan, event: PlanEvent): Promise<Plan> => {
  const plan = evolvePlan(before, event)
  await sql`
    update reform_plan set year = ${plan.terms.year}, title = ${plan.terms.title}, legal_basis = ${plan.terms.legalBasis}, number = ${plan.number},
      issued_on = ${plan.issuedOn}, state = ${plan.state}, seq = ${plan.seq}, moved_at = ${ctx.clock()}
    where tenant_id = current_tenant() and id = ${plan.id}`.execute(trx)
  await insertPlanEvent(trx, ctx, plan, event)
  return plan
}

/** Writes a new task with its first event. */
export const addTaskRow = async (trx: Trx, ctx: Ctx, place: TaskPlace, event: TaskEvent & { readonly type: 'assigned' }): Promise<Task> => {
  const task = begin(place, happened(ctx, event))
  const { terms } = task
  const now = ctx.clock()
  await sql`
    insert into reform_task (tenant_id, id, plan_id, parent_id, root_id, ordinal, assigner_unit_id, area, title, lead_unit_id, supporting_unit_ids,
      deliverable, target, starts_on, due_on, budget_dong, criteria, source_kind, source_ref, source_title, due_at, phase, progress, returned,
      seq, created_at, moved_at)
    values (current_tenant(), ${task.id}, ${task.planId}, ${task.parentId}, ${task.rootId}, ${task.ordinal}, ${task.assignerUnitId}, ${terms.area},
      ${terms.title}, ${terms.leadUnitId}, ${[...terms.supportingUnitIds]}::uuid[], ${terms.deliverable}, ${jsonOf(terms.target)}::json,
      ${terms.startsOn}, ${terms.dueOn}, ${terms.budgetDong}, ${[...terms.criteria]}::text[], ${terms.source.kind}, ${terms.source.ref},
      ${terms.source.title}, ${task.dueAt}, ${task.phase}, ${task.progress}, false, ${task.seq}, ${now}, ${now})`.execute(trx)
  await insertTaskEvent(trx, ctx, task, event, undefined)
  return task
}

const jsonOf = (value: object | null): string | null => (value === null ? null : JSON.stringify(value))

const insertTaskEvent = async (trx: Trx, ctx: Ctx, task: Task, { type, ...body }: TaskEvent, grant: Grant | undefined): Promise<void> => {
  await sql`
    insert into reform_task_event (tenant_id, task_id, seq, type, recorded_at, actor_staff_id, actor_name, on_behalf_of_staff_id, delegation_form, body,
      phase, lead_unit_id, starts_on, due_at, claimed_at, ended_at)
    values (current_tenant(), ${task.id}, ${task.seq}, ${type}, ${ctx.clock()}, ${staffOf(ctx)}, ${nameOf(ctx)}, ${grant?.onBehalfOf?.staffId ?? null},
      ${grant?.onBehalfOf?.form ?? null}, ${JSON.stringify(body)}::json, ${task.phase}, ${task.terms.leadUnitId}, ${task.terms.startsOn},
      ${task.dueAt}, ${task.claim?.at ?? null}, ${task.endedAt})`.execute(trx)
}

/**
 * Locks the tree that a task stands in, by its top, and reads the task. Whoever changes a tree comes through here, so
 * that two parts that end at once both count in their whole.
 */
export const lockTask = async (trx: Trx, id: string): Promise<Task | undefined> => {
  if (parseId(id) === undefined) return undefined
  await sql`
    select 1 from reform_task r where r.tenant_id = current_tenant()
      and r.id = (select t.root_id from reform_task t where t.tenant_id = current_tenant() and t.id = ${id}) for update`.execute(trx)
  const { rows } = await sql<TaskRow>`
    select ${TASK_COLUMNS} from reform_task t where t.tenant_id = current_tenant() and t.id = ${id} for update`.execute(trx)
  return rows[0] && taskOf(rows[0])
}

/** Writes the next event of a task whose tree is locked; `grant` is the right by which it was done. */
export const writeTaskEvent = async (trx: Trx, ctx: Ctx, before: Task, event: TaskEvent, grant?: Grant): Promise<Task> => {
  const task = evolve(before, happened(ctx, event))
  const { terms, claim } = task
  await sql`
    update reform_task set area = ${terms.area}, title = ${terms.title}, lead_unit_id = ${terms.leadUnitId},
      supporting_unit_ids = ${[...terms.supportingUnitIds]}::uuid[], deliverable = ${terms.deliverable}, target = ${jsonOf(terms.target)}::json,
      starts_on = ${terms.startsOn}, due_on = ${terms.dueOn}, budget_dong = ${terms.budgetDong}, criteria = ${[...terms.criteria]}::text[],
      source_kind = ${terms.source.kind}, source_ref = ${terms.source.ref}, source_title = ${terms.source.title}, due_at = ${task.dueAt},
      phase = ${task.phase}, progress = ${task.progress}, claim = ${claim?.kind ?? null}, claim_seq = ${claim?.seq ?? null},
      claimed_at = ${claim?.at ?? null}, claimed_by = ${claim?.byStaffId ?? null}, returned = ${task.isReturned}, ended_at = ${task.endedAt},
      seq = ${task.seq}, moved_at = ${ctx.clock()}
    where tenant_id = current_tenant() and id = ${task.id}`.execute(trx)
  await insertTaskEvent(trx, ctx, task, event, grant)
  return task
}

/** The parts of a task, in their order. */
export const listParts = async (trx: Trx, parentId: string): Promise<readonly Task[]> => {
  const { rows } = await sql<TaskRow>`
    select ${TASK_COLUMNS} from reform_task t where t.tenant_id = current_tenant() and t.parent_id = ${parentId} order by t.ordinal`.execute(trx)
  return rows.map(taskOf)
}

/** The next number within a plan or a task; tasks of neither are numbered apart. */
export const nextOrdinal = async (trx: Trx, { planId, parentId }: Pick<TaskPlace, 'planId' | 'parentId'>): Promise<number> => {
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(t.ordinal), 0) + 1 as next from reform_task t where t.tenant_id = current_tenant()
      and t.parent_id is not distinct from ${parentId}::uuid and (${parentId}::uuid is not null or t.plan_id is not distinct from ${planId}::uuid)`.execute(trx)
  return rows[0]?.next ?? 1
}

/** Tasks of a plan that have no whole above them, in their order. */
export const listPlanTasks = async (trx: Trx, planId: string): Promise<readonly Task[]> => {
  const { rows } = await sql<TaskRow>`
    select ${TASK_COLUMNS} from reform_task t where t.tenant_id = current_tenant() and t.plan_id = ${planId} and t.parent_id is null
    order by t.ordinal`.execute(trx)
  return rows.map(taskOf)
}
