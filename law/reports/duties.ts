import type { ReportDutyInput } from '#law/report-duties.ts'

const COMMUNE = { tier: 'commune', kind: 'peoplesCommittee' } as const
const PROVINCE = { tier: 'province', kind: 'peoplesCommittee' } as const
const DISTRICT = { tier: 'district', kind: 'peoplesCommittee' } as const

const OLD_REGIME = {
  form: 'ii-06a',
  system: 'statutory',
  source: 'Thông tư 01/2020/TT-VPCP (biểu, kỳ quý và năm); Nghị định 09/2019/NĐ-CP, Điều 12 (ngày chốt); hạn gửi theo Công văn 581/BNV-CCHC: ngày 20',
  effectiveFrom: '2020-10-21',
  checked: 'toVerify',
} as const

const NEW_REGIME = {
  form: '07a-btp',
  system: 'statutory',
  source: 'Nghị định 09/2026/NĐ-CP; kỳ và hạn gửi giữ theo Nghị định 09/2019/NĐ-CP, Điều 12, chờ thông tư của Bộ Tư pháp',
  effectiveFrom: '2026-01-10',
  checked: 'toVerify',
} as const

/** Ai nộp biểu nào, kỳ nào, cho ai, chậm nhất bao nhiêu ngày sau ngày chốt. */
export const reportDuties: readonly ReportDutyInput[] = [
  { ...OLD_REGIME, kind: 'quarter', owedBy: COMMUNE, dueAfterDays: 4, effectiveTo: '2026-01-09' },
  { ...OLD_REGIME, kind: 'quarter', owedBy: DISTRICT, dueAfterDays: 6, effectiveTo: '2025-06-30' },
  { ...OLD_REGIME, kind: 'year', owedBy: COMMUNE, dueAfterDays: 4, effectiveTo: '2026-01-09' },
  { ...OLD_REGIME, kind: 'year', owedBy: DISTRICT, dueAfterDays: 6, effectiveTo: '2025-06-30' },
  { ...OLD_REGIME, kind: 'year', owedBy: PROVINCE, dueAfterDays: 6, effectiveTo: '2026-01-09' },
  { ...OLD_REGIME, kind: 'quarter', owedBy: PROVINCE, dueAfterDays: 6, effectiveTo: '2026-01-09' },
  { ...NEW_REGIME, kind: 'month', owedBy: COMMUNE, dueAfterDays: 4 },
  { ...NEW_REGIME, kind: 'month', owedBy: PROVINCE, dueAfterDays: 6 },
  { ...NEW_REGIME, kind: 'quarter', owedBy: COMMUNE, dueAfterDays: 4 },
  { ...NEW_REGIME, kind: 'quarter', owedBy: PROVINCE, dueAfterDays: 6 },
  { ...NEW_REGIME, kind: 'year', owedBy: COMMUNE, dueAfterDays: 4 },
  { ...NEW_REGIME, kind: 'year', owedBy: PROVINCE, dueAfterDays: 6 },
  {
    ...NEW_REGIME,
    form: '07a-btp-tuan',
    system: 'calendar',
    kind: 'week',
    owedBy: COMMUNE,
    dueAfterDays: 1,
    source: 'Biểu tuần của bộ biểu …/BTP theo cách các xã đang gửi tháng 9/2026; hạn gửi thứ Hai tuần sau',
  },
]
