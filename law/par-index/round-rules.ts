import type { RoundRulesInput } from '../../src/law/par-index.ts'

/** Nếp chung của các kế hoạch chấm điểm; mỗi đợt có thể đặt khác. */
export const roundRules: RoundRulesInput = {
  source: 'Kế hoạch xác định Chỉ số CCHC của các tỉnh: giải trình trong 3 đến 5 ngày làm việc; tự chấm đến 15/12, thẩm định đến cuối tháng 12, hội đồng tháng 01',
  effectiveFrom: '2012-01-01',
  checked: 'toVerify',
  rebuttalWorkingDays: 5,
  cutOff: { month: 11, day: 30 },
  selfScoreUntil: { month: 12, day: 15 },
  verificationUntil: { month: 12, day: 31 },
  councilUntil: { month: 1, day: 15 },
}
