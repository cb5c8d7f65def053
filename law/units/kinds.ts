<<<<<<< HEAD
import type { UnitKind } from '#law/unit-catalogue.ts'

const LOCAL_GOVERNMENT = 'Luật Tổ chức chính quyền địa phương'

export const UNIT_KINDS: readonly UnitKind[] = [
  { code: 'peoplesCommittee', name: 'Ủy ban nhân dân', source: LOCAL_GOVERNMENT, effectiveFrom: '2014-01-01', checked: 'verified' },
  { code: 'office', name: 'Văn phòng', source: LOCAL_GOVERNMENT, effectiveFrom: '2014-01-01', checked: 'verified' },
  { code: 'department', name: 'Sở, cơ quan ngang Sở', source: LOCAL_GOVERNMENT, effectiveFrom: '2014-01-01', checked: 'verified' },
  { code: 'division', name: 'Phòng chuyên môn', source: LOCAL_GOVERNMENT, effectiveFrom: '2014-01-01', checked: 'verified' },
  {
    code: 'serviceCenter',
    name: 'Trung tâm Phục vụ hành chính công',
    source: 'Nghị định 118/2025/NĐ-CP (cấp tỉnh từ Nghị định 61/2018/NĐ-CP)',
    effectiveFrom: '2018-06-21',
    checked: 'toVerify',
  },
  {
    code: 'receptionDesk',
    name: 'Bộ phận Tiếp nhận và Trả kết quả',
    source: 'Nghị định 61/2018/NĐ-CP',
    effectiveFrom: '2018-06-21',
    checked: 'toVerify',
  },
  { code: 'publicServiceUnit', name: 'Đơn vị sự nghiệp công lập', source: LOCAL_GOVERNMENT, effectiveFrom: '2014-01-01', checked: 'verified' },
  { code: 'branch', name: 'Chi nhánh, cơ quan ngành dọc', source: LOCAL_GOVERNMENT, effectiveFrom: '2014-01-01', checked: 'toVerify' },
=======
import type { UnitKind } from '#law/units.ts'

const law2015 = {
  source: 'Luật Tổ chức chính quyền địa phương số 77/2015/QH13',
  effectiveFrom: '2016-01-01',
  checked: 'toVerify',
} as const
const law2025 = {
  source: 'Luật Tổ chức chính quyền địa phương số 72/2025/QH15',
  effectiveFrom: '2025-07-01',
  checked: 'toVerify',
} as const
const oneStop2018 = {
  source: 'Nghị định số 61/2018/NĐ-CP; từ 01/7/2025: Nghị định số 118/2025/NĐ-CP',
  effectiveFrom: '2018-06-21',
  checked: 'toVerify',
} as const
const untilTwoTiers = { effectiveTo: '2025-06-30' } as const

/** Kinds of administrative units and of the bodies that work in them, with the tier they belong to. */
export const unitKinds: readonly UnitKind[] = [
  { ...law2015, code: 'province', label: 'Tỉnh', tier: 'province', nature: 'territory' },
  { ...law2015, code: 'centralCity', label: 'Thành phố trực thuộc trung ương', tier: 'province', nature: 'territory' },
  { ...law2015, ...untilTwoTiers, code: 'district', label: 'Huyện', tier: 'district', nature: 'territory' },
  { ...law2015, ...untilTwoTiers, code: 'urbanDistrict', label: 'Quận', tier: 'district', nature: 'territory' },
  { ...law2015, ...untilTwoTiers, code: 'town', label: 'Thị xã', tier: 'district', nature: 'territory' },
  { ...law2015, ...untilTwoTiers, code: 'provincialCity', label: 'Thành phố thuộc tỉnh', tier: 'district', nature: 'territory' },
  {
    ...law2015,
    ...untilTwoTiers,
    code: 'municipalCity',
    label: 'Thành phố thuộc thành phố trực thuộc trung ương',
    tier: 'district',
    nature: 'territory',
  },
  { ...law2015, code: 'commune', label: 'Xã', tier: 'commune', nature: 'territory' },
  { ...law2015, code: 'ward', label: 'Phường', tier: 'commune', nature: 'territory' },
  { ...law2015, ...untilTwoTiers, code: 'township', label: 'Thị trấn', tier: 'commune', nature: 'territory' },
  { ...law2025, code: 'specialZone', label: 'Đặc khu', tier: 'commune', nature: 'territory' },

  { ...law2015, code: 'ministry', label: 'Bộ, cơ quan ngang Bộ', tier: 'central', nature: 'agency' },
  { ...law2015, code: 'provincialCommittee', label: 'Ủy ban nhân dân cấp tỉnh', tier: 'province', nature: 'agency' },
  { ...law2015, code: 'provincialOffice', label: 'Văn phòng Ủy ban nhân dân tỉnh', tier: 'province', nature: 'agency' },
  { ...law2015, code: 'department', label: 'Sở và cơ quan tương đương', tier: 'province', nature: 'agency' },
  { ...law2015, code: 'subDepartment', label: 'Chi cục', tier: 'province', nature: 'agency' },
  { ...law2015, code: 'departmentDivision', label: 'Phòng thuộc Sở', tier: 'province', nature: 'agency' },
  { ...law2015, code: 'managementBoard', label: 'Ban quản lý khu kinh tế, khu công nghiệp', tier: 'province', nature: 'agency' },
  {
    ...oneStop2018,
    code: 'provincialServiceCenter',
    label: 'Trung tâm Phục vụ hành chính công cấp tỉnh',
    tier: 'province',
    nature: 'oneStop',
  },
  { ...law2015, ...untilTwoTiers, code: 'districtCommittee', label: 'Ủy ban nhân dân cấp huyện', tier: 'district', nature: 'agency' },
  { ...law2015, ...untilTwoTiers, code: 'districtDivision', label: 'Phòng chuyên môn cấp huyện', tier: 'district', nature: 'agency' },
  {
    ...oneStop2018,
    ...untilTwoTiers,
    code: 'districtReceptionDesk',
    label: 'Bộ phận Tiếp nhận và Trả kết quả cấp huyện',
    tier: 'district',
    nature: 'oneStop',
  },
  { ...law2015, code: 'communalCommittee', label: 'Ủy ban nhân dân cấp xã', tier: 'commune', nature: 'agency' },
  {
    ...law2025,
    code: 'communalOffice',
    label: 'Văn phòng Hội đồng nhân dân và Ủy ban nhân dân cấp xã',
    tier: 'commune',
    nature: 'agency',
  },
  { ...law2025, code: 'communalDivision', label: 'Phòng chuyên môn cấp xã', tier: 'commune', nature: 'agency' },
  {
    ...oneStop2018,
    ...untilTwoTiers,
    code: 'communalReceptionDesk',
    label: 'Bộ phận Tiếp nhận và Trả kết quả cấp xã',
    tier: 'commune',
    nature: 'oneStop',
  },
  {
    code: 'communalServiceCenter',
    label: 'Trung tâm Phục vụ hành chính công cấp xã',
    tier: 'commune',
    nature: 'oneStop',
    source: 'Nghị định số 118/2025/NĐ-CP',
    effectiveFrom: '2025-07-01',
    checked: 'verified',
  },
  { ...law2015, code: 'sectoralProvincial', label: 'Cơ quan ngành dọc cấp tỉnh (công an, thuế, bảo hiểm)', tier: 'province', nature: 'sectoral' },
  { ...law2015, code: 'sectoralLocal', label: 'Cơ quan ngành dọc ở cơ sở', tier: 'commune', nature: 'sectoral' },
  { ...law2015, code: 'publicServiceUnit', label: 'Đơn vị sự nghiệp công lập', tier: 'province', nature: 'serviceUnit' },
>>>>>>> papers
]
