import type { ReformPeriodInput } from '#law/reform-reports.ts'

const CUT_OFF = 'Nghị định 09/2019/NĐ-CP, Điều 12 (ngày chốt); Công văn 581/BNV-CCHC (bốn kỳ, gửi trước ngày 20 của tháng cuối kỳ)'

/** Bốn kỳ báo cáo CCHC, cùng bắt đầu ngày 15/12 năm trước; chốt ngày 14 của tháng cuối kỳ. */
export const reformPeriods: readonly ReformPeriodInput[] = [
  { code: 'Q1', kind: 'quarter', name: 'quý I năm {year}', source: CUT_OFF, effectiveFrom: '2019-03-12', checked: 'toVerify' },
  { code: 'H1', kind: 'halfYear', name: '6 tháng đầu năm {year}', source: CUT_OFF, effectiveFrom: '2019-03-12', checked: 'toVerify' },
  { code: 'M9', kind: 'nineMonths', name: '9 tháng năm {year}', source: CUT_OFF, effectiveFrom: '2019-03-12', checked: 'toVerify' },
  { code: 'Y', kind: 'year', name: 'năm {year}', source: CUT_OFF, effectiveFrom: '2019-03-12', checked: 'toVerify' },
]
