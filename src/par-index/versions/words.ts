import type { IndexLevel, IndexVersion } from '#law/par-index.ts'
import type { ChangedField, ComparedLine } from '../domain/versions/compare-versions.ts'
import type { VersionEvent, VersionState } from '../domain/versions/stored-version.ts'

/** Which units a set is for. */
export const INDEX_LEVEL_WORDS = {
  province: 'cấp tỉnh',
  department: 'sở, ngành',
  district: 'cấp huyện (đến tháng 6/2025)',
  commune: 'cấp xã',
} satisfies Record<IndexLevel, string>

export const VERSION_STATE_WORDS = {
  draft: 'dự thảo',
  issued: 'đang dùng',
  ended: 'hết hiệu lực',
  dropped: 'đã bỏ',
} satisfies Record<VersionState, string>

/** What a line of the table is called. */
export const LINE_LEVEL_WORDS = {
  area: 'Lĩnh vực',
  criterion: 'Tiêu chí',
  subCriterion: 'Tiêu chí thành phần',
} satisfies Record<ComparedLine['level'], string>

export const CHANGED_FIELD_WORDS = {
  name: 'đổi tên',
  maxPoints: 'đổi điểm',
  method: 'đổi cách chấm',
  evidence: 'đổi minh chứng',
  verifier: 'đổi nơi thẩm định',
} satisfies Record<ChangedField, string>

/** "năm 2026", "2026–2027", "từ năm 2026". */
export const writeYears = ({ from, to }: IndexVersion['years']): string =>
  to === null ? `từ năm ${from}` : to === from ? `năm ${from}` : `${from}–${to}`

export const VERSION_EVENT_WORDS = {
  drawn: 'Lập dự thảo',
  edited: 'Sửa',
  imported: 'Nhập từ bảng tính',
  issued: 'Ban hành',
  ended: 'Hết hiệu lực',
  dropped: 'Bỏ dự thảo',
} satisfies Record<VersionEvent['type'], string>
