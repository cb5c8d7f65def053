import type { RatingRuleInput } from '#law/rating-rules.ts'

/** Đánh giá phục vụ theo từng hồ sơ. Không phải SIPAS: không trộn số liệu hai bên. */
export const ratingRules: readonly RatingRuleInput[] = [
  {
    openDays: 90,
    batch: 20,
    fewest: 5,
    source: 'Lựa chọn của sản phẩm để không ai bị nhận ra (ADR 0020); đánh giá tại quầy theo Nghị định 118/2025/NĐ-CP',
    effectiveFrom: '2025-07-01',
    checked: 'toVerify',
  },
]
