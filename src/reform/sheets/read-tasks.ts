import type { UnitId } from '#kernel/ids.ts'
import { parseBirthDate } from '#kernel/birth-date.ts'
import { parseDay } from '#kernel/local-time.ts'
import { fold } from '#kernel/text.ts'
import { reformAreasOn } from '#law/reform-areas.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { cellOf, type TableRow } from '#sheets/read-table.ts'
import type { Target } from '../domain/target.ts'
import type { TaskTerms } from '../domain/task.ts'
import { SHARE_BY_NAME, SOURCE_BY_NAME, TASK_SHEET_COLUMNS, type TaskColumn } from './columns.ts'

export type ReadRow =
  | { readonly line: number; readonly title: string; readonly terms: TaskTerms; readonly errors: readonly [] }
  | { readonly line: number; readonly title: string; readonly terms: null; readonly errors: readonly string[] }

type Reading = { readonly cell: (key: TaskColumn) => string | undefined; readonly fail: (sentence: string) => undefined }

/** A unit by its code, its name or its short name, within those of the plan. */
const unitNamed = (tree: UnitTree, within: ReadonlySet<UnitId>, typed: string): UnitId | undefined => {
  const wanted = fold(typed)
  const found = tree.units.filter(({ id, code, name, shortName }) => within.has(id) && (code === typed || fold(name) === wanted || fold(shortName) === wanted))
  return found.length === 1 ? found[0]?.id : undefined
}

const keyOf = <Value>(names: ReadonlyMap<string, Value>, typed: string): Value | undefined =>
  [...names].find(([name]) => fold(name) === fold(typed))?.[1]

/** "31/12/2026" or ISO. */
const dayIn = ({ cell, fail }: Reading, key: 'startsOn' | 'dueOn', header: string): string | undefined => {
  const typed = cell(key)
  if (typed === undefined) return undefined
  const day = parseBirthDate(typed.slice(0, 10))
  return day !== undefined && parseDay(day) !== undefined ? day : fail(`${header} “${typed}” không phải ngày. Viết ngày/tháng/năm, ví dụ 31/12/2026.`)
}

const numberIn = ({ cell, fail }: Reading, key: 'atLeast' | 'amount' | 'budget', header: string): number | undefined => {
  const typed = cell(key)
  if (typed === undefined) return undefined
  const value = Number(key === 'atLeast' ? typed.replace(/\s*%$/, '').replace(',', '.') : typed.replace(/[.\s]/g, ''))
  return Number.isFinite(value) && value > 0 ? value : fail(`${header} “${typed}” không phải số lớn hơn 0.`)
}

const targetIn = (reading: Reading): Target | null | undefined => {
  const { cell, fail } = reading
  const [named, unit] = [cell('share'), cell('unit')]
  if (named !== undefined) {
    const share = keyOf(SHARE_BY_NAME, named)
    if (share === undefined) return fail(`Chỉ tiêu “${named}” hệ thống không đọc được. Chọn một trong các tên ở trang “Danh mục” của bảng mẫu.`)
    const atLeast = numberIn(reading, 'atLeast', 'Mức cần đạt')
    if (cell('atLeast') === undefined) return fail('Chưa có mức cần đạt (%) của chỉ tiêu.')
    if (atLeast === undefined) return undefined
    return atLeast <= 100 ? { kind: 'share', share, atLeast: atLeast / 100 } : fail('Mức cần đạt không quá 100 %.')
  }
  const amount = numberIn(reading, 'amount', 'Số lượng cần đạt')
  if (cell('amount') === undefined) return null
  return amount === undefined ? undefined : { kind: 'count', amount, unit: unit ?? 'việc' }
}

const supportersIn = ({ cell, fail }: Reading, tree: UnitTree): readonly UnitId[] => {
  const all = new Set(tree.units.map(({ id }) => id))
  return (cell('supporting') ?? '').split(/[;\n]/).map((name) => name.trim()).filter((name) => name !== '').flatMap((name) => {
    const id = unitNamed(tree, all, name)
    return id ?? fail(`Không có đơn vị phối hợp “${name}”, hoặc có nhiều đơn vị cùng tên. Ghi mã đơn vị.`) ?? []
  })
}

/** One row of the sheet: terms, or every sentence about what is wrong with it. `owner` is the unit of the plan. */
export const readTaskRow = (row: TableRow, { tree, owner, year }: { readonly tree: UnitTree; readonly owner: UnitId; readonly year: number }): ReadRow => {
  const errors: string[] = []
  const cell = (key: TaskColumn): string | undefined => cellOf(row, fold(TASK_SHEET_COLUMNS.find((column) => column.key === key)?.header ?? key))
  const reading: Reading = { cell, fail: (sentence) => void errors.push(sentence) }
  for (const { key, header, needed } of TASK_SHEET_COLUMNS) if (needed && cell(key) === undefined) errors.push(`Thiếu cột “${header}”.`)

  const areas = reformAreasOn(`${year}-12-31`)
  const areaText = cell('area')
  const area = areas.find((one, i) => areaText !== undefined && (fold(one.name) === fold(areaText) || String(i + 1) === areaText))
  if (areaText !== undefined && area === undefined) errors.push(`Không có lĩnh vực “${areaText}”. Chọn: ${areas.map(({ name }) => name).join('; ')}.`)

  const leadText = cell('lead')
  const lead = leadText === undefined ? undefined : unitNamed(tree, tree.subtree(owner), leadText)
  if (leadText !== undefined && lead === undefined) errors.push(`Không có đơn vị “${leadText}” trực thuộc ${tree.find(owner)?.name ?? ''}, hoặc có nhiều đơn vị cùng tên. Ghi mã đơn vị.`)

  const dueOn = dayIn(reading, 'dueOn', 'Hạn')
  const startsOn = dayIn(reading, 'startsOn', 'Ngày bắt đầu') ?? `${year}-01-01`
  if (dueOn !== undefined && !dueOn.startsWith(`${year}-`)) errors.push(`Hạn phải nằm trong năm ${year} của kế hoạch.`)
  if (dueOn !== undefined && startsOn > dueOn) errors.push('Ngày bắt đầu sau hạn hoàn thành.')

  const sourceText = cell('source')
  const kind = sourceText === undefined ? 'assigned' : keyOf(SOURCE_BY_NAME, sourceText)
  if (kind === undefined) errors.push(`Không có nguồn giao “${sourceText}”. Chọn một trong các tên ở trang “Danh mục” của bảng mẫu.`)
  const budget = numberIn(reading, 'budget', 'Kinh phí')
  const target = targetIn(reading)
  const supportingUnitIds = supportersIn(reading, tree)
  const title = cell('title') ?? ''
  if (title.length > 500) errors.push('Tên nhiệm vụ dài quá 500 chữ.')

  const { line } = row
  if (errors.length > 0 || area === undefined || lead === undefined || dueOn === undefined || kind === undefined || target === undefined) {
    return { line, title, terms: null, errors }
  }
  return {
    line, title, errors: [],
    terms: {
      area: area.code, title, leadUnitId: lead, supportingUnitIds, deliverable: cell('deliverable')?.slice(0, 1_000) ?? null, target, startsOn, dueOn,
      budgetDong: budget === undefined ? null : Math.round(budget), criteria: (cell('criteria') ?? '').split(/[,;\s]+/).filter((code) => code !== ''),
      source: { kind, ref: cell('sourceRef') ?? null, title: null },
    },
  }
}

/** A row in which nothing is filled is the end of what was typed, not a mistake. */
export const isFilled = ({ cells }: TableRow): boolean => [...cells.values()].some((value) => value !== '')
