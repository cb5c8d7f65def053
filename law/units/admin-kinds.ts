import type { AdminKind } from '#law/admin-units.ts'

const LAW_2015 = 'Luật Tổ chức chính quyền địa phương 2015, Điều 2'
const LAW_2025 = 'Luật Tổ chức chính quyền địa phương số 72/2025/QH15, Điều 1'
const UNTIL_DISTRICTS = '2025-06-30'

/** Kinds of administrative units with what people write for them when they are in a hurry. */
export const ADMIN_KINDS: readonly AdminKind[] = [
  { code: 'province', level: 'province', name: 'Tỉnh', short: ['t'], source: LAW_2025, effectiveFrom: '2016-01-01', checked: 'verified' },
  { code: 'centralCity', level: 'province', name: 'Thành phố', short: ['tp'], source: LAW_2025, effectiveFrom: '2016-01-01', checked: 'verified' },
  { code: 'urbanDistrict', level: 'district', name: 'Quận', short: ['q'], source: LAW_2015, effectiveFrom: '2016-01-01', effectiveTo: UNTIL_DISTRICTS, checked: 'verified' },
  { code: 'ruralDistrict', level: 'district', name: 'Huyện', short: ['h'], source: LAW_2015, effectiveFrom: '2016-01-01', effectiveTo: UNTIL_DISTRICTS, checked: 'verified' },
  { code: 'districtTown', level: 'district', name: 'Thị xã', short: ['tx'], source: LAW_2015, effectiveFrom: '2016-01-01', effectiveTo: UNTIL_DISTRICTS, checked: 'verified' },
  { code: 'provincialCity', level: 'district', name: 'Thành phố', short: ['tp'], source: LAW_2015, effectiveFrom: '2016-01-01', effectiveTo: UNTIL_DISTRICTS, checked: 'verified' },
  { code: 'commune', level: 'commune', name: 'Xã', short: ['x'], source: LAW_2025, effectiveFrom: '2016-01-01', checked: 'verified' },
  { code: 'ward', level: 'commune', name: 'Phường', short: ['p', 'f'], source: LAW_2025, effectiveFrom: '2016-01-01', checked: 'verified' },
  { code: 'township', level: 'commune', name: 'Thị trấn', short: ['tt'], source: LAW_2015, effectiveFrom: '2016-01-01', effectiveTo: UNTIL_DISTRICTS, checked: 'verified' },
  { code: 'specialZone', level: 'commune', name: 'Đặc khu', short: ['dk'], source: LAW_2025, effectiveFrom: '2025-07-01', checked: 'verified' },
]
