import { formatNumber } from '#kernel/number-format.ts'
import { unreachable } from '#kernel/result.ts'
import type { VersionEdit } from '../domain/versions/edit-version.ts'

/** One change to a draft, as its history tells it. Lines are named by what they were called then. */
export const editWords = (edit: VersionEdit): string => {
  switch (edit.kind) {
    case 'described': return `tên, cấp, năm, tổng điểm ${formatNumber(edit.maxPoints)}`
    case 'headingAdded': return `thêm ${edit.heading.code} ${edit.heading.name}`
    case 'headingChanged': return `sửa ${edit.heading.code} ${edit.heading.name}`
    case 'lineAdded': return `thêm ${edit.line.code} ${edit.line.name}`
    case 'lineChanged': return `sửa ${edit.line.code} ${edit.line.name}`
    case 'removed': return `bỏ dòng thứ ${edit.at.map((one) => one + 1).join('.')}`
    case 'moved': return `chuyển dòng thứ ${edit.at.map((one) => one + 1).join('.')} ${edit.by < 0 ? 'lên' : 'xuống'}`
    case 'renumbered': return 'đánh lại số'
    default: return unreachable(edit)
  }
}
