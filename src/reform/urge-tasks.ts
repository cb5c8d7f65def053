import type { Ctx, Trx } from '#db/context.ts'
import { fromAt, minuteOf, toAt } from '#kernel/at.ts'
import type { UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { localMinuteOf } from '#kernel/time.ts'
import { taskReminder } from '#law/task-reminders.ts'
import type { MonitoringRefusal } from '#monitoring/refusals.ts'
import { urgeSubject } from '#monitoring/urge-subject.ts'
import { loadCalendar } from '#organisation/calendar-queries.ts'
import { dayMinutesAt, workingMinutesBetween } from '#organisation/domain/working-calendar.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { acrossUnits } from './beyond-wall.ts'
import type { ReformCode } from './domain/decide.ts'
import { urgingGrant } from './domain/may.ts'
import { isUrgingDay } from './domain/reminding.ts'
import { standingAt } from './domain/standing.ts'
import type { Task } from './domain/task.ts'
import { listOverdueTasks } from './queries.ts'
import { lockTask } from './store.ts'
import { taskHref } from './task-href.ts'
import { writeStep } from './write-step.ts'

export type UrgeCode = ReformCode | MonitoringRefusal
/** What becomes of one of the chosen tasks. */
export type TaskUrged = { readonly id: string; readonly title: string | null; readonly outcome: Result<{ readonly number: string }, UrgeCode> }

export type Urging = {
  /** The same for a resend. */
  readonly commandId: string
  readonly ids: readonly string[]
  readonly words: string
}

const MOST_URGED = 200

/** The slip to the unit that leads the task, and the line in the task's history; a resend writes neither. */
const urgeOne = async (trx: Trx, ctx: Ctx, task: Task, fromUnitId: UnitId, { commandId, words }: Omit<Urging, 'ids'>): Promise<Result<{ readonly number: string; readonly isNew: boolean }, UrgeCode>> => {
  const urged = await urgeSubject(trx, ctx, {
    commandId, subject: { kind: 'task', id: task.id, title: task.terms.title, href: taskHref(task.id) }, fromUnitId, toUnitId: task.terms.leadUnitId,
    dueAt: fromAt(task.dueAt), words,
  })
  if (urged.ok && urged.value.isNew) await writeStep(trx, ctx, task, { type: 'urged', slipId: urged.value.slipId, number: urged.value.number, words })
  return urged
}

/** Urges units that lead running tasks, one or many: each stands for itself. */
export const urgeTasks = async (ctx: Ctx, { ids, ...urging }: Urging): Promise<Result<readonly TaskUrged[], UrgeCode>> => {
  if (ids.length === 0) return refuse('nothingPickedRequired')
  const urged: TaskUrged[] = []
  for (const id of ids.slice(0, MOST_URGED)) {
    let title: string | null = null
    const outcome = await acrossUnits(ctx, async (trx): Promise<TaskUrged['outcome']> => {
      const task = await lockTask(trx, id)
      const grant = task === undefined ? undefined : urgingGrant(ctx.actor, task, await unitTree(trx, today(ctx)))
      if (task === undefined || grant === undefined) return refuse('reformNotAllowed')
      title = task.terms.title
      return task.phase === 'open' ? urgeOne(trx, ctx, task, grant.unitId, urging) : refuse('reformStateConflict')
    })
    urged.push({ id, title, outcome })
  }
  return ok(urged)
}

/** Working days since the deadline of a task, in the calendar of the unit that leads it. */
const workingDaysLate = async (trx: Trx, ctx: Ctx, task: Task): Promise<number> => {
  const calendar = await loadCalendar(trx, task.terms.leadUnitId, today(ctx))
  const now = localMinuteOf(ctx.clock())
  return Math.floor(workingMinutesBetween(calendar, minuteOf(task.dueAt), now) / dayMinutesAt(calendar, now))
}

/** The daily urging of overdue tasks by the rule of the day (`law/reform/reminders.ts`). Resolves to how many. */
export const urgeOverdueTasks = async (ctx: Ctx): Promise<number> => {
  const day = today(ctx)
  const rule = taskReminder(day.toString())
  const overdue = await acrossUnits(ctx, (trx) => listOverdueTasks(trx, toAt(ctx.clock())))
  let urged = 0
  for (const { id } of overdue) {
    urged += await acrossUnits(ctx, async (trx) => {
      const task = await lockTask(trx, id)
      if (task === undefined || standingAt(task, toAt(ctx.clock())) !== 'overdue' || !isUrgingDay(rule, await workingDaysLate(trx, ctx, task))) return 0
      const done = await urgeOne(trx, ctx, task, task.assignerUnitId, { commandId: `task-urge/${day}`, words: rule.directive })
      return done.ok && done.value.isNew ? 1 : 0
    })
  }
  return urged
}
