import type { FalseOverdueRuleInput } from '#law/false-overdue-rules.ts'

/** Khi nào việc ghi dồn trong chốc lát là dấu hiệu hồ sơ đã giải quyết trên giấy từ trước. Không văn bản nào quy định. */
export const falseOverdueRules: readonly FalseOverdueRuleInput[] = [
  {
    burstSteps: 3,
    burstMinutes: 15,
    majorityPercent: 50,
    source: 'Lựa chọn của sản phẩm, theo tài liệu ban đầu (quá hạn chủ yếu do không cập nhật hệ thống)',
    effectiveFrom: '2018-06-21',
    checked: 'toVerify',
  },
]
