import type { PeriodSystemInput } from '#law/period-systems.ts'

/** Kỳ báo cáo: kỳ "15 đến 14" của chế độ báo cáo và kỳ theo lịch của bảng điểm quốc gia cùng tồn tại. */
export const periodSystems: readonly PeriodSystemInput[] = [
  {
    code: 'statutory',
    name: 'Kỳ báo cáo theo quy định (từ ngày 15 tháng trước đến ngày 14)',
    firstDay: 15,
    monthsBefore: 1,
    kinds: ['month', 'quarter', 'halfYear', 'nineMonths', 'year'],
    source: 'Nghị định 09/2019/NĐ-CP, Điều 12; Công văn 581/BNV-CCHC',
    effectiveFrom: '2019-03-12',
    checked: 'toVerify',
  },
  {
    code: 'calendar',
    name: 'Kỳ theo lịch (tháng, quý, năm)',
    firstDay: 1,
    monthsBefore: 0,
    kinds: ['week', 'month', 'quarter', 'halfYear', 'nineMonths', 'year'],
    source: 'Kỳ tính điểm của Bộ chỉ số theo Quyết định 766/QĐ-TTg',
    effectiveFrom: '2014-01-01',
    checked: 'verified',
  },
]
