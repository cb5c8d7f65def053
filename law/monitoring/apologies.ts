import type { ApologyRuleInput } from '#law/apology-rules.ts'

/** Xin lỗi và hẹn lại ngày trả kết quả khi quá hạn. */
export const apologyRules: readonly ApologyRuleInput[] = [
  {
    draftDaysBefore: 1,
    proposedDays: 3,
    source: 'Nghị định 61/2018/NĐ-CP Điều 19 (hẹn lại một lần); Nghị định 118/2025/NĐ-CP; số ngày báo trước và số ngày đề xuất chưa đối chiếu',
    effectiveFrom: '2018-06-21',
    checked: 'toVerify',
  },
]
