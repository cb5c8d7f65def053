import type { Refusal } from '#kernel/result.ts'
import type { IndexCode } from './queries.ts'

/** What each refusal of the index is to a person. */
export const INDEX_REFUSALS = {
  indexUnitNotFound: 'Không có đơn vị này, hoặc bạn không phụ trách đơn vị này. Chọn một đơn vị trong danh sách.',
  indexPeriodUnknown: 'Kỳ này chưa tới, hoặc từ trước khi có Bộ chỉ số (23/06/2022). Chọn kỳ khác.',
  indexTooLarge:
    'Quá nhiều hồ sơ để tính ngay trên màn hình. Chọn kỳ ngắn hơn hoặc đơn vị nhỏ hơn, hoặc dùng lệnh motcua index-766 trên máy chủ.',
} as const satisfies Record<IndexCode, string>

export const indexSentence = ({ code }: Refusal<IndexCode>): string => INDEX_REFUSALS[code]
