import type { Rearrangement } from '#law/admin-units.ts'

/**
 * The arrangement of 1 July 2025: districts ended, provinces were joined, communes were drawn anew by one resolution
 * for each new province. `provinces` names those that we know the number of, by the code of the new province.
 */
export const REARRANGEMENTS: readonly Rearrangement[] = [
  {
    on: '2025-07-01',
    provincesBy: 'Nghị quyết 202/2025/QH15 ngày 12/6/2025 của Quốc hội',
    communesBy: 'các Nghị quyết từ số 1654 đến số 1687/NQ-UBTVQH15 ngày 16/6/2025 của Ủy ban Thường vụ Quốc hội, mỗi tỉnh một nghị quyết',
    provinces: {
      '01': 'Nghị quyết 1656/NQ-UBTVQH15 ngày 16/6/2025 của Ủy ban Thường vụ Quốc hội',
      '44': 'Nghị quyết 1680/NQ-UBTVQH15 ngày 16/6/2025 của Ủy ban Thường vụ Quốc hội',
      '79': 'Nghị quyết 1685/NQ-UBTVQH15 ngày 16/6/2025 của Ủy ban Thường vụ Quốc hội',
    },
    source: 'Nghị quyết 203/2025/QH15; Luật Tổ chức chính quyền địa phương số 72/2025/QH15',
    effectiveFrom: '2025-07-01',
    checked: 'toVerify',
  },
]
