import { SHARE_WORDS } from '#figures/words.ts'
import type { SystemFact } from '#law/par-index.ts'

/** What each fact of the system is called, and what it divides by what. */
export const FACT_WORDS = {
  ...SHARE_WORDS,
  qualityIndex: { name: 'Chỉ số phục vụ người dân, doanh nghiệp (766)', part: 'điểm đạt', base: 'điểm chấm được' },
  paidOnline: { name: 'Hồ sơ thanh toán trực tuyến', part: 'thanh toán trực tuyến', base: 'hồ sơ phải thu phí, lệ phí' },
  electronicResult: { name: 'Hồ sơ có kết quả điện tử', part: 'có kết quả điện tử', base: 'hồ sơ có kết quả giấy tờ' },
  digitised: { name: 'Hồ sơ được số hóa', part: 'số hóa đủ', base: 'hồ sơ đã giải quyết' },
  reused: { name: 'Hồ sơ dùng lại dữ liệu đã số hóa', part: 'dùng lại dữ liệu', base: 'hồ sơ tiếp nhận' },
  receptionSatisfied: { name: 'Hồ sơ được đánh giá hài lòng', part: 'không bị chê, không trễ', base: 'hồ sơ tính điểm hài lòng' },
  reportsOnTime: { name: 'Báo cáo định kỳ gửi đúng hạn', part: 'gửi đúng hạn', base: 'báo cáo phải gửi' },
} satisfies Record<SystemFact, { readonly name: string; readonly part: string; readonly base: string }>
