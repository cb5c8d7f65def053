import type { Tier } from '#law/unit-catalogue.ts'

export const TIERS: readonly Tier[] = [
  {
    code: 'province',
    name: 'Cấp tỉnh',
    level: 1,
    source: 'Hiến pháp 2013, Điều 110; Luật Tổ chức chính quyền địa phương',
    effectiveFrom: '2014-01-01',
    checked: 'verified',
  },
  {
    code: 'district',
    name: 'Cấp huyện',
    level: 2,
    source: 'Hiến pháp 2013, Điều 110; kết thúc theo Nghị quyết 203/2025/QH15',
    effectiveFrom: '2014-01-01',
    effectiveTo: '2025-06-30',
    checked: 'verified',
  },
  {
    code: 'commune',
    name: 'Cấp xã',
    level: 3,
    source: 'Hiến pháp 2013, Điều 110; Luật Tổ chức chính quyền địa phương',
    effectiveFrom: '2014-01-01',
    checked: 'verified',
  },
]
