<<<<<<< HEAD
import type { Tier } from '#law/unit-catalogue.ts'

export const TIERS: readonly Tier[] = [
  {
    code: 'province',
    name: 'Cấp tỉnh',
    level: 1,
    source: 'Hiến pháp 2013, Điều 110; Luật Tổ chức chính quyền địa phương',
=======
import type { Tier } from '#law/units.ts'

/** Tiers of government. "District" is history that old dossiers and reports still need. */
export const tiers: readonly Tier[] = [
  {
    code: 'central',
    label: 'Trung ương',
    rank: 1,
    source: 'Hiến pháp năm 2013; Luật Tổ chức Chính phủ',
>>>>>>> papers
    effectiveFrom: '2014-01-01',
    checked: 'verified',
  },
  {
<<<<<<< HEAD
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
=======
    code: 'province',
    label: 'Cấp tỉnh',
    rank: 2,
    source: 'Luật Tổ chức chính quyền địa phương số 77/2015/QH13, Điều 2; từ 16/6/2025: số 72/2025/QH15',
    effectiveFrom: '2016-01-01',
    checked: 'toVerify',
  },
  {
    code: 'district',
    label: 'Cấp huyện',
    rank: 3,
    source: 'Luật Tổ chức chính quyền địa phương số 77/2015/QH13, Điều 2; kết thúc theo Luật số 72/2025/QH15',
    effectiveFrom: '2016-01-01',
    effectiveTo: '2025-06-30',
    checked: 'toVerify',
  },
  {
    code: 'commune',
    label: 'Cấp xã',
    rank: 4,
    source: 'Luật Tổ chức chính quyền địa phương số 77/2015/QH13, Điều 2; từ 16/6/2025: số 72/2025/QH15',
    effectiveFrom: '2016-01-01',
    checked: 'toVerify',
>>>>>>> papers
  },
]
