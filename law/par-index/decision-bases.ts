import type { DecisionBasisInput } from '../../src/law/par-index.ts'

/** Căn cứ pháp lý của quyết định công bố, theo ngày ký. */
export const decisionBases: readonly DecisionBasisInput[] = [
  { text: 'Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015', source: 'Luật số 77/2015/QH13', effectiveFrom: '2016-01-01', effectiveTo: '2025-06-15', checked: 'verified' },
  { text: 'Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025', source: 'Luật số 72/2025/QH15', effectiveFrom: '2025-06-16', checked: 'verified' },
  { text: 'Quyết định số 876/QĐ-BNV của Bộ trưởng Bộ Nội vụ phê duyệt Đề án xác định Chỉ số cải cách hành chính giai đoạn 2022-2030', source: 'Quyết định 876/QĐ-BNV (tháng 11/2022)', effectiveFrom: '2022-11-25', checked: 'toVerify' },
]
