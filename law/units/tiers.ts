import type { Tier } from '#law/units.ts'

/** Tiers of government. "District" is history that old dossiers and reports still need. */
export const tiers: readonly Tier[] = [
  {
    code: 'central',
    label: 'Trung ương',
    rank: 1,
    source: 'Hiến pháp năm 2013; Luật Tổ chức Chính phủ',
    effectiveFrom: '2014-01-01',
    checked: 'verified',
  },
  {
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
  },
]
