import { SHARE_WORDS } from '#figures/words.ts'
import type { SystemFact } from '#law/par-index.ts'

/** What each fact of the system is called, and what it divides by what. */
export const FACT_WORDS = {
  ...SHARE_WORDS,
  qualityIndex: { name: 'Chỉ số phục vụ người dân, doanh nghiệp (766)', part: 'điểm đạt', base: 'điểm chấm được' },
  receptionSatisfied: { name: 'Hồ sơ được đánh giá hài lòng', part: 'không bị chê, không trễ', base: 'hồ sơ tính điểm hài lòng' },
  reportsOnTime: { name: 'Báo cáo định kỳ gửi đúng hạn', part: 'gửi đúng hạn', base: 'báo cáo phải gửi' },
} satisfies Record<SystemFact, { readonly name: string; readonly part: string; readonly base: string }>
