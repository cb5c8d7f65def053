import type { PostingLimitInput } from '#law/posting-limits.ts'

/** Bao lâu thì một thủ tục phải được công bố và niêm yết; cơ quan cấp tỉnh và cấp xã. */
export const postingLimits: readonly PostingLimitInput[] = [
  {
    key: 'decisionBeforeEffect',
    days: 5,
    meaning: 'Quyết định công bố phải ký trước ngày văn bản có hiệu lực ít nhất bấy nhiêu ngày làm việc',
    source: 'Nghị định 63/2010/NĐ-CP (sửa đổi 48/2013, 92/2017); chỉ tiêu 1.1 của Bộ chỉ số 766',
    effectiveFrom: '2022-06-23',
    checked: 'toVerify',
  },
  {
    key: 'publicAfterDecision',
    days: 5,
    meaning: 'Nội dung phải công khai chậm nhất bấy nhiêu ngày làm việc sau khi ký quyết định công bố',
    source: 'Nghị định 63/2010/NĐ-CP (sửa đổi 48/2013, 92/2017); chỉ tiêu 1.2 của Bộ chỉ số 766',
    effectiveFrom: '2022-06-23',
    checked: 'toVerify',
  },
  {
    key: 'freshDays',
    days: 90,
    meaning: 'Thay đổi trong bấy nhiêu ngày gần đây, và thay đổi sắp có hiệu lực, nằm trong danh sách “Mới thay đổi”',
    source: 'Lựa chọn của sản phẩm, không phải quy định',
    effectiveFrom: '2022-06-23',
    checked: 'verified',
  },
]
