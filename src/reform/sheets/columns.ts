import { SHARE_NAMES, type ShareName } from '#figures/domain/shares.ts'
import { SHARE_WORDS } from '#figures/words.ts'
import { SOURCE_KINDS, type SourceKind } from '../domain/task.ts'
import { SOURCE_WORDS } from '../words.ts'

/** By this column a sheet is known for one of tasks. */
export const TITLE_COLUMN = 'Nhiệm vụ'

/** Columns of a sheet of tasks, the same for the template, the import and the export. `needed` ones must be filled. */
export const TASK_SHEET_COLUMNS = [
  { key: 'area', header: 'Lĩnh vực', width: 26, needed: true },
  { key: 'title', header: TITLE_COLUMN, width: 44, needed: true },
  { key: 'lead', header: 'Đơn vị chủ trì', width: 28, needed: true },
  { key: 'supporting', header: 'Đơn vị phối hợp', width: 28, needed: false },
  { key: 'deliverable', header: 'Sản phẩm', width: 26, needed: false },
  { key: 'share', header: 'Chỉ tiêu hệ thống đọc', width: 30, needed: false },
  { key: 'atLeast', header: 'Mức cần đạt (%)', width: 12, needed: false },
  { key: 'amount', header: 'Số lượng cần đạt', width: 12, needed: false },
  { key: 'unit', header: 'Đơn vị tính', width: 12, needed: false },
  { key: 'startsOn', header: 'Bắt đầu', width: 12, needed: false },
  { key: 'dueOn', header: 'Hạn hoàn thành', width: 12, needed: true },
  { key: 'budget', header: 'Kinh phí (đồng)', width: 16, needed: false },
  { key: 'criteria', header: 'Tiêu chí chỉ số', width: 14, needed: false },
  { key: 'source', header: 'Nguồn giao', width: 22, needed: false },
  { key: 'sourceRef', header: 'Số văn bản giao', width: 18, needed: false },
] as const satisfies readonly { readonly key: string; readonly header: string; readonly width: number; readonly needed: boolean }[]

export type TaskColumn = (typeof TASK_SHEET_COLUMNS)[number]['key']

export const SHARE_BY_NAME: ReadonlyMap<string, ShareName> = new Map(SHARE_NAMES.map((name) => [SHARE_WORDS[name].name, name]))
export const SOURCE_BY_NAME: ReadonlyMap<string, SourceKind> = new Map(SOURCE_KINDS.map((kind) => [SOURCE_WORDS[kind], kind]))
