import type { Ctx } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { loadCalendar } from '#organisation/calendar-queries.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import type { WorkingCalendar } from '#organisation/domain/working-calendar.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { acrossUnits } from './beyond-wall.ts'
import { addTaskIn } from './commands.ts'
import { yearLater, workingDayFrom } from './domain/deadline.ts'
import type { ReformCode } from './domain/decide.ts'
import type { Plan } from './domain/plan.ts'
import type { TaskSource, TaskTerms } from './domain/task.ts'
import { draftIn, type PlanDone } from './plan-commands.ts'
import { listPlanTasks, lockPlan } from './store.ts'

export type CopyInput = {
  readonly commandId: string
  readonly planId: string
  readonly year: number
  readonly title: string
  readonly legalBasis: string | null
  /** Tasks of the old plan that are taken over. */
  readonly taskIds: readonly string[]
}

/** What was promised, or mended, is not promised again: next year the unit sets it itself. */
const sourceNextTime = ({ kind }: TaskSource): TaskSource =>
  kind === 'assigned' ? { kind, ref: null, title: null } : { kind: 'own', ref: null, title: null }

/** The same task in another year: its days moved by whole years, its deadline off a day off. */
const shifted = (terms: TaskTerms, years: number, owner: UnitId, tree: UnitTree, calendar: WorkingCalendar): TaskTerms => {
  const dueOn = yearLater(terms.dueOn, years)
  const moved = workingDayFrom(dueOn, calendar)
  return {
    ...terms,
    startsOn: yearLater(terms.startsOn, years),
    // A deadline never leaves its year: 31/12 on a Sunday is written as 31/12 and counted to the next working day.
    dueOn: moved.slice(0, 4) === dueOn.slice(0, 4) ? moved : dueOn,
    leadUnitId: tree.subtree(owner).has(terms.leadUnitId) ? terms.leadUnitId : owner,
    supportingUnitIds: terms.supportingUnitIds.filter((id) => tree.find(id) !== undefined),
    source: sourceNextTime(terms.source),
  }
}

/** Drafts a plan from an older one of the same unit: chosen tasks, days moved to the new year, open for editing. */
export const copyPlan = (ctx: Ctx, { commandId, planId, year, title, legalBasis, taskIds }: CopyInput): Promise<PlanDone> =>
  acrossUnits(ctx, async (trx): Promise<Result<Plan, ReformCode>> => {
    const tree = await unitTree(trx, today(ctx))
    const old = await lockPlan(trx, planId)
    if (old === undefined) return refuse('reformPlanNotFound')
    const drafted = await draftIn(trx, ctx, { commandId, ownerUnitId: old.ownerUnitId, terms: { title, year, legalBasis }, copiedFrom: planId }, tree)
    if (!drafted.ok) return drafted
    const chosen = new Set(taskIds)
    for (const task of (await listPlanTasks(trx, planId)).filter(({ id, phase }) => chosen.has(id) && phase !== 'cancelled')) {
      const calendar = await loadCalendar(trx, task.terms.leadUnitId, today(ctx))
      const terms = shifted(task.terms, year - old.terms.year, old.ownerUnitId, tree, calendar)
      const added = await addTaskIn(trx, ctx, { commandId: `${commandId}/${task.id}`, planId: drafted.value.id, assignerUnitId: old.ownerUnitId, terms }, tree)
      if (!added.ok) return added
    }
    return ok(drafted.value)
  })
