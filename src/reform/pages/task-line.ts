import type { Ctx, Trx } from '#db/context.ts'
import { dueStateAt, finishedState, type DueState } from '#dossiers/due-state.ts'
import { toAt, type At } from '#kernel/at.ts'
import { localMinuteOf, instantOf } from '#kernel/time.ts'
import { reformAreasOn, type ReformAreaCode } from '#law/reform-areas.ts'
import { taskReminder } from '#law/task-reminders.ts'
import { loadCalendar } from '#organisation/calendar-queries.ts'
import { agencyOf } from '#organisation/domain/agency.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { addWorkingMinutes, dayMinutesAt, type WorkingCalendar } from '#organisation/domain/working-calendar.ts'
import { today } from '#organisation/today.ts'
import { mayAssign } from '../domain/may.ts'
import { standingAt, type Standing } from '../domain/standing.ts'
import type { Task } from '../domain/task.ts'
import { findTargetValues, valueWords, type TargetValue } from '../target-value.ts'
import { taskHref } from '../task-href.ts'
import { targetWords } from '../words.ts'

/** A measurable target beside what it is now. */
export type TargetView = { readonly asked: string; readonly now: string | null; readonly isReached: boolean | null; readonly href: string | null }

/** A task as lists, boards and the year show it. */
export type TaskLine = {
  readonly id: string
  readonly href: string
  readonly title: string
  readonly area: ReformAreaCode
  readonly areaName: string
  readonly leadName: string
  readonly assignerName: string
  readonly startsOn: string
  readonly dueOn: string
  readonly due: DueState | null
  readonly minutesPerDay: number
  readonly standing: Standing
  readonly progress: number
  readonly target: TargetView | null
  readonly isReturned: boolean
  readonly isPart: boolean
  readonly mayUrge: boolean
}

const GONE = 'Đơn vị đã giải thể'

export const nameOfUnit = (tree: UnitTree, id: Task['assignerUnitId']): string => tree.find(id)?.name ?? GONE

/** A unit as lists name it: short, with its agency where it is a part of one. */
const shortName = (tree: UnitTree, id: Task['assignerUnitId']): string => {
  const [unit, agency] = [tree.find(id), agencyOf(tree, id)]
  if (unit === undefined || agency === undefined) return GONE
  return agency.id === id ? unit.shortName : `${unit.shortName}, ${agency.shortName}`
}

/** While a measured task runs, its progress is what the system reads now; 100 is kept for what was accepted. */
const progressOf = (task: Task, value: TargetValue | undefined): number =>
  task.phase === 'open' && value !== undefined ? Math.min(99, value.progress) : task.progress

export const areaName = (code: ReformAreaCode, day: string): string => reformAreasOn(day).find((area) => area.code === code)?.name ?? code

/** The moment up to which a deadline is near. */
const soonAt = (ctx: Ctx, calendar: WorkingCalendar): At => {
  const now = localMinuteOf(ctx.clock())
  return toAt(instantOf(addWorkingMinutes(calendar, now, taskReminder(today(ctx).toString()).soonWorkingDays * dayMinutesAt(calendar, now))))
}

/** Time left, or how early or late it ended; null where no clock says anything. */
export const dueOf = (task: Task, ctx: Ctx, calendar: WorkingCalendar): DueState | null => {
  if (task.phase === 'completed' && task.endedAt !== null) return finishedState(task.endedAt, { dueAt: task.dueAt, mode: 'BY_HOUR' }, calendar)
  const now = toAt(ctx.clock())
  const standing = standingAt(task, now)
  return standing === 'running' || standing === 'overdue' ? dueStateAt(task.dueAt, now, soonAt(ctx, calendar), calendar) : null
}

export const targetView = (task: Task, value: TargetValue | undefined): TargetView | null => {
  const { target } = task.terms
  if (target === null) return null
  return {
    asked: targetWords(target), now: value === undefined ? null : valueWords(value), isReached: value?.isReached ?? null, href: value?.href ?? null,
  }
}

/** Tasks as lines; one question for their figures, one calendar for each unit that leads. */
export const taskLines = async (trx: Trx, ctx: Ctx, tasks: readonly Task[], tree: UnitTree): Promise<readonly TaskLine[]> => {
  const values = await findTargetValues(trx, tasks, tree, ctx.clock())
  const now = toAt(ctx.clock())
  const lines: TaskLine[] = []
  for (const task of tasks) {
    const { terms } = task
    const calendar = await loadCalendar(trx, terms.leadUnitId, today(ctx))
    lines.push({
      id: task.id,
      href: taskHref(task.id),
      title: terms.title,
      area: terms.area,
      areaName: areaName(terms.area, terms.dueOn),
      leadName: shortName(tree, terms.leadUnitId),
      assignerName: shortName(tree, task.assignerUnitId),
      startsOn: terms.startsOn,
      dueOn: terms.dueOn,
      due: dueOf(task, ctx, calendar),
      minutesPerDay: dayMinutesAt(calendar, localMinuteOf(ctx.clock())),
      standing: standingAt(task, now),
      progress: progressOf(task, values.get(task.id)),
      target: targetView(task, values.get(task.id)),
      isReturned: task.isReturned,
      isPart: task.parentId !== null,
      mayUrge: task.phase === 'open' && task.claim === null && mayAssign(ctx.actor, task, tree),
    })
  }
  return lines
}
