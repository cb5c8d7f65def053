import type { Ctx } from '#db/context.ts'
import { parseId, type UnitId } from '#kernel/ids.ts'
import { parseDay } from '#kernel/local-time.ts'
import { acrossUnits } from '../beyond-wall.ts'
import { splitTask } from '../commands.ts'
import { mayAssign, maySplit } from '../domain/may.ts'
import { UNIT_FIELD } from '../field-names.ts'
import { readText } from './read-text.ts'
import { actedOf, type Acted } from './task-action.ts'
import { taskLines, type TaskLine } from './task-line.ts'
import { findSeenTask } from './task-page.ts'

export type SplitForm = {
  readonly line: TaskLine
  readonly seq: number
  readonly deliverable: string | null
  readonly units: readonly { readonly id: UnitId; readonly name: string; readonly depth: number; readonly isLead: boolean }[]
  readonly commandId: string
}

/** The form that hands a task down; undefined when the actor may not. */
export const loadSplitForm = (ctx: Ctx, id: string): Promise<SplitForm | undefined> =>
  acrossUnits(ctx, async (trx): Promise<SplitForm | undefined> => {
    const found = await findSeenTask(trx, ctx, id)
    if (found === undefined || found.task.phase !== 'open') return undefined
    const { task, tree } = found
    const tops = [...(maySplit(ctx.actor, task, tree) ? [task.terms.leadUnitId] : []), ...(mayAssign(ctx.actor, task, tree) ? [task.assignerUnitId] : [])]
    if (tops.length === 0) return undefined
    const within = new Set(tops.flatMap((top) => [...tree.subtree(top)]))
    const [line] = await taskLines(trx, ctx, [task], tree)
    return line && {
      line, seq: task.seq, deliverable: task.terms.deliverable, commandId: ctx.newId(),
      units: tree.units.filter((unit) => within.has(unit.id)).map((unit) => ({ id: unit.id, name: unit.name, depth: tree.depth(unit.id), isLead: unit.id === task.terms.leadUnitId })),
    }
  })

/** Hands a task down to the ticked units, as the form says. */
export const splitByForm = async (ctx: Ctx, id: string, form: FormData): Promise<Acted> => {
  const units = [...form].flatMap(([name, value]) => (name.startsWith(UNIT_FIELD) && typeof value === 'string' ? (parseId<UnitId>(value) ?? []) : []))
  if (units.length === 0) return { ok: false, code: 'invalidInput', message: 'Chưa chọn đơn vị nào. Đánh dấu ít nhất một đơn vị.', field: 'units' }
  const dueOn = readText(form, 'dueOn', 10) ?? ''
  if (parseDay(dueOn) === undefined) return { ok: false, code: 'invalidInput', message: 'Chưa có hạn hoàn thành đúng.', field: 'dueOn' }
  const title = readText(form, 'title', 500)
  const parts = units.map((leadUnitId) => ({ leadUnitId, dueOn, deliverable: readText(form, 'deliverable', 1_000), ...(title !== null && { title }) }))
  const done = await splitTask(ctx, { id, seq: Number(form.get('seq')), commandId: parseId(String(form.get('commandId') ?? '')) ?? ctx.newId(), parts })
  return actedOf(done, `Đã giao cho ${units.length} đơn vị.`)
}
