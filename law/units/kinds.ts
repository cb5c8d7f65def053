import type { UnitKind } from '#law/unit-catalogue.ts'

const LOCAL_GOVERNMENT = 'Luật Tổ chức chính quyền địa phương'

export const UNIT_KINDS: readonly UnitKind[] = [
  { code: 'peoplesCommittee', name: 'Ủy ban nhân dân', source: LOCAL_GOVERNMENT, effectiveFrom: '2014-01-01', checked: 'verified' },
  { code: 'office', name: 'Văn phòng', isPartOfAgency: true, source: LOCAL_GOVERNMENT, effectiveFrom: '2014-01-01', checked: 'verified' },
  { code: 'department', name: 'Sở, cơ quan ngang Sở', source: LOCAL_GOVERNMENT, effectiveFrom: '2014-01-01', checked: 'verified' },
  { code: 'division', name: 'Phòng chuyên môn', isPartOfAgency: true, source: LOCAL_GOVERNMENT, effectiveFrom: '2014-01-01', checked: 'verified' },
  {
    code: 'serviceCenter',
    name: 'Trung tâm Phục vụ hành chính công',
    isPartOfAgency: true,
    source: 'Nghị định 118/2025/NĐ-CP (cấp tỉnh từ Nghị định 61/2018/NĐ-CP)',
    effectiveFrom: '2018-06-21',
    checked: 'toVerify',
  },
  {
    code: 'receptionDesk',
    name: 'Bộ phận Tiếp nhận và Trả kết quả',
    isPartOfAgency: true,
    source: 'Nghị định 61/2018/NĐ-CP',
    effectiveFrom: '2018-06-21',
    checked: 'toVerify',
  },
  { code: 'publicServiceUnit', name: 'Đơn vị sự nghiệp công lập', source: LOCAL_GOVERNMENT, effectiveFrom: '2014-01-01', checked: 'verified' },
  { code: 'branch', name: 'Chi nhánh, cơ quan ngành dọc', source: LOCAL_GOVERNMENT, effectiveFrom: '2014-01-01', checked: 'toVerify' },
]
