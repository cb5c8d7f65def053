import type { Column } from '#ui/data-table.tsx'
import { UrgeOne } from '#ui/urge-bar.tsx'
import { Day } from '#ui/values.tsx'
import type { TaskLine } from '../pages/task-line.ts'
import { Progress, TargetNow, TaskChip } from './task-chips.tsx'

/** Columns of a list of tasks. */
export const TASK_COLUMNS: readonly Column<TaskLine>[] = [
  {
    key: 'nhiem-vu', header: 'Nhiệm vụ', narrow: 'title', cell: (line) => line.title,
    note: (line) => (line.target === null ? (line.isPart ? 'phần việc' : null) : <TargetNow target={line.target} />),
  },
  { key: 'chu-tri', header: 'Chủ trì', cell: (line) => line.leadName, note: (line) => line.leadName !== line.assignerName && `giao: ${line.assignerName}` },
  { key: 'han', header: 'Hạn', cell: (line) => <Day on={line.dueOn} /> },
  { key: 'tien-do', header: 'Tiến độ', cell: (line) => <Progress line={line} /> },
  { key: 'o-dau', header: 'Đang ở', narrow: 'badge', cell: (line) => <TaskChip line={line} />, note: (line) => line.isReturned && 'báo cáo bị trả lại' },
]

export const URGE_COLUMN: Column<TaskLine> = { key: 'don-doc', header: '', cell: (line) => (line.mayUrge ? <UrgeOne value={line.id} label={line.title} /> : null) }

/** Late rows stand out. */
export const rowState = (line: TaskLine): 'late' | undefined => (line.standing === 'overdue' ? 'late' : undefined)
