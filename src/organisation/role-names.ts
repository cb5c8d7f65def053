import type { DelegationForm, Role } from '#kernel/actor.ts'

/** Vai trò, as people call them. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  receptionOfficer: 'Công chức tiếp nhận',
  centerDirector: 'Giám đốc Trung tâm PVHCC',
  caseOfficer: 'Chuyên viên thụ lý',
  unitHead: 'Lãnh đạo phòng',
  agencyLeader: 'Lãnh đạo cơ quan',
  recordsClerk: 'Văn thư',
  cashier: 'Thu ngân',
  postalAgent: 'Nhân viên bưu chính công ích',
  procedureController: 'Kiểm soát thủ tục hành chính',
  reformCoordinator: 'Đầu mối cải cách hành chính',
  inspector: 'Kiểm tra công vụ',
  businessAdmin: 'Quản trị nghiệp vụ',
  systemAdmin: 'Quản trị hệ thống',
}

export const DELEGATION_NAMES: Readonly<Record<DelegationForm, string>> = {
  KT: 'KT. (ký thay)',
  TL: 'TL. (thừa lệnh)',
  TUQ: 'TUQ. (thừa ủy quyền)',
}
