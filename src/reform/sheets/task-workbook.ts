import type { Ctx } from '#db/context.ts'
import { SHARE_NAMES } from '#figures/domain/shares.ts'
import { SHARE_WORDS } from '#figures/words.ts'
import { formatBirthDate } from '#kernel/birth-date.ts'
import { reformAreasOn } from '#law/reform-areas.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { writeWorkbook, type SheetEntry, type WorkbookSheet } from '#sheets/write-workbook.ts'
import { acrossUnits } from '../beyond-wall.ts'
import { SOURCE_KINDS, type Task } from '../domain/task.ts'
import { findSeenPlan } from '../pages/seen-plan.ts'
import { areaName, nameOfUnit, taskLines, type TaskLine } from '../pages/task-line.ts'
import { SOURCE_WORDS, STANDING_WORDS } from '../words.ts'
import { TASK_SHEET_COLUMNS, type TaskColumn } from './columns.ts'

type Cells = Readonly<Partial<Record<TaskColumn, string | number>>>

const MONEY = '#,##0'

const head = (names: readonly string[]): readonly SheetEntry[] => names.map((value, i) => ({ value, column: i + 1, look: 'head' }))

const rowOf = (cells: Cells): SheetEntry[] =>
  TASK_SHEET_COLUMNS.map(({ key }, i) => ({ value: cells[key] ?? null, column: i + 1, ...(key === 'budget' && { format: MONEY }) }))

const cellsOf = ({ terms }: Task, tree: UnitTree): Cells => {
  const { target } = terms
  return {
    area: areaName(terms.area, terms.dueOn), title: terms.title, lead: nameOfUnit(tree, terms.leadUnitId),
    supporting: terms.supportingUnitIds.map((id) => nameOfUnit(tree, id)).join('; '), deliverable: terms.deliverable ?? '',
    ...(target?.kind === 'share' && { share: SHARE_WORDS[target.share].name, atLeast: Math.round(target.atLeast * 10_000) / 100 }),
    ...(target?.kind === 'count' && { amount: target.amount, unit: target.unit }),
    startsOn: formatBirthDate(terms.startsOn), dueOn: formatBirthDate(terms.dueOn), ...(terms.budgetDong !== null && { budget: terms.budgetDong }),
    criteria: terms.criteria.join(', '), source: SOURCE_WORDS[terms.source.kind], sourceRef: terms.source.ref ?? '',
  }
}

/** The words that a row may name, so that people copy and do not guess. */
const listSheet = (day: string, tree: UnitTree): WorkbookSheet => {
  const lists: readonly (readonly string[])[] = [
    reformAreasOn(day).map(({ name }) => name), SHARE_NAMES.map((name) => SHARE_WORDS[name].name), SOURCE_KINDS.map((kind) => SOURCE_WORDS[kind]),
    tree.units.map(({ code, name }) => `${code} · ${name}`),
  ]
  const longest = Math.max(...lists.map((list) => list.length))
  const rows = Array.from({ length: longest }, (_, row) => lists.map((list, i): SheetEntry => ({ value: list[row] ?? null, column: i + 1 })))
  return { name: 'Danh mục', widths: [50, 50, 34, 60], frozen: { rows: 1, columns: 0 }, rows: [head(['Lĩnh vực', 'Chỉ tiêu hệ thống đọc', 'Nguồn giao', 'Đơn vị']), ...rows] }
}

const taskSheet = (rows: readonly (readonly SheetEntry[])[], extra: readonly { readonly header: string; readonly width: number }[] = []): WorkbookSheet => ({
  name: 'Nhiệm vụ',
  widths: [...TASK_SHEET_COLUMNS, ...extra].map(({ width }) => width),
  frozen: { rows: 1, columns: 2 },
  isLandscape: true,
  rows: [head([...TASK_SHEET_COLUMNS, ...extra].map(({ header }) => header)), ...rows],
})

/** An empty sheet to fill, with the words that it knows. */
export const makeTemplate = (ctx: Ctx): Promise<Uint8Array> =>
  acrossUnits(ctx, async (trx) => {
    const day = today(ctx)
    return writeWorkbook([taskSheet([]), listSheet(day.toString(), await unitTree(trx, day))])
  })

const STATE_COLUMNS = [{ header: 'Trạng thái', width: 20 }, { header: 'Tiến độ (%)', width: 10 }, { header: 'Chỉ tiêu hiện nay', width: 34 }] as const

const stateOf = (line: TaskLine): readonly SheetEntry[] =>
  [STANDING_WORDS[line.standing].label, line.progress, line.target?.now ?? ''].map((value, i) => ({ value, column: TASK_SHEET_COLUMNS.length + i + 1 }))

/** A plan as a sheet: what was asked, in the columns of the import, and how it stands. Undefined when it is not to be seen. */
export const makePlanWorkbook = (ctx: Ctx, planId: string): Promise<{ readonly name: string; readonly body: Uint8Array } | undefined> =>
  acrossUnits(ctx, async (trx) => {
    const seen = await findSeenPlan(trx, ctx, planId)
    if (seen === undefined) return undefined
    const { plan, tree, tasks } = seen
    const wholes = tasks.filter(({ parentId }) => parentId === null)
    const lines = await taskLines(trx, ctx, wholes, tree)
    const rows = wholes.map((task, i) => [...rowOf(cellsOf(task, tree)), ...(lines[i] === undefined ? [] : stateOf(lines[i]))])
    return { name: `ke-hoach-cchc-${plan.terms.year}.xlsx`, body: await writeWorkbook([taskSheet(rows, STATE_COLUMNS)]) }
  })
