import type { ReformDutyInput } from '#law/reform-reports.ts'

const REGIME = { effectiveFrom: '2019-03-12', checked: 'toVerify' } as const
const MINISTRY = 'Công văn 581/BNV-CCHC: gửi trước ngày 20 của tháng cuối kỳ'
const LOCAL = 'Công văn 581/BNV-CCHC (ngày 20); cấp dưới gửi sớm hơn hai ngày để cấp trên kịp tổng hợp, tỉnh ấn định'

/** Ai nộp báo cáo CCHC, chậm nhất ngày nào của tháng cuối kỳ. */
export const reformDuties: readonly ReformDutyInput[] = [
  { ...REGIME, owedBy: { tier: 'province', kind: 'peoplesCommittee' }, dueOnDay: 20, source: MINISTRY },
  { ...REGIME, owedBy: { tier: 'district', kind: 'peoplesCommittee' }, dueOnDay: 18, source: LOCAL, effectiveTo: '2025-06-30' },
  { ...REGIME, owedBy: { tier: 'commune', kind: 'peoplesCommittee' }, dueOnDay: 18, source: LOCAL },
]
