import { SHARE_WORDS } from '#figures/words.ts'
import type { SystemFact } from '#law/par-index.ts'

/** What each fact of the system is called, and what it divides by what. */
export const FACT_WORDS = {
  ...SHARE_WORDS,
  qualityIndex: { name: 'Chỉ số phục vụ người dân, doanh nghiệp (766)', part: 'điểm đạt', base: 'điểm chấm được' },
  receptionSatisfied: { name: 'Hồ sơ được đánh giá hài lòng', part: 'không bị chê, không trễ', base: 'hồ sơ tính điểm hài lòng' },
  reportsOnTime: { name: 'Báo cáo định kỳ gửi đúng hạn', part: 'gửi đúng hạn', base: 'báo cáo phải gửi' },
  tasksOnTime: { name: 'Nhiệm vụ hoàn thành đúng hạn', part: 'hoàn thành đúng hạn', base: 'nhiệm vụ đến hạn' },
  assignedTasksOnTime: { name: 'Nhiệm vụ cấp trên giao hoàn thành đúng hạn', part: 'hoàn thành đúng hạn', base: 'nhiệm vụ cấp trên giao đến hạn' },
  petitionsOnTime: { name: 'Phản ánh, kiến nghị trả lời đúng hạn', part: 'trả lời đúng hạn', base: 'phản ánh, kiến nghị phải trả lời' },
} satisfies Record<SystemFact, { readonly name: string; readonly part: string; readonly base: string }>
