import type { Role } from '#kernel/actor.ts'

/** A person of the demo office. Names are invented; any likeness is chance. */
export type DemoPerson = {
  readonly name: string
  readonly title: string
  /** A role at the person's unit; `+` reaches everything below it; `@n` is the n-th child unit instead. */
  readonly roles: readonly `${Role}${'' | '+'}${'' | `@${number}`}`[]
}

export type DemoUnit = {
  /** Last part of the agency code. */
  readonly part: string
  readonly name: string
  readonly shortName: string
  readonly tier: 'province' | 'commune'
  readonly kind: string
  readonly areaCode?: string
  readonly address?: string
  /** No subscriber has numbers that begin like these. */
  readonly phone?: string
  readonly staff?: readonly DemoPerson[]
  readonly children?: readonly DemoUnit[]
  /** Desk open on Saturday mornings. */
  readonly isOpenSaturdayMorning?: boolean
}

const person = (name: string, title: string, ...roles: DemoPerson['roles']): DemoPerson => ({ name, title, roles })

const department = (part: string, name: string, shortName: string, ...staff: readonly DemoPerson[]): DemoUnit => ({
  part,
  name,
  shortName,
  tier: 'province',
  kind: 'department',
  staff: staff.slice(0, 1),
  children: [
    { part: '01', name: `Văn phòng ${shortName}`, shortName: 'Văn phòng', tier: 'province', kind: 'office', staff: staff.slice(1, 2) },
    { part: '02', name: `Phòng Nghiệp vụ ${shortName}`, shortName: 'P. Nghiệp vụ', tier: 'province', kind: 'division', staff: staff.slice(2) },
  ],
})

type CommuneStaff = {
  readonly committee: readonly DemoPerson[]
  readonly center?: readonly DemoPerson[]
  readonly office?: readonly DemoPerson[]
  readonly economy?: readonly DemoPerson[]
  readonly culture?: readonly DemoPerson[]
}

/** A commune as Decree 150/2025/NĐ-CP lays it out: centre, office, economy, culture and society. */
const commune = (part: string, areaCode: string, name: string, staff: CommuneStaff, rest: Partial<DemoUnit> = {}): DemoUnit => {
  const isWard = name.startsWith('phường')
  const child = (code: string, title: string, shortName: string, kind: string, people: readonly DemoPerson[] = []): DemoUnit => ({
    part: code, name: `${title} ${name}`, shortName, tier: 'commune', kind, staff: people,
  })
  const economy = isWard || name.startsWith('đặc khu') ? 'Phòng Kinh tế, Hạ tầng và Đô thị' : 'Phòng Kinh tế'
  return {
    part,
    areaCode,
    name: `Ủy ban nhân dân ${name}`,
    shortName: `UBND ${name}`,
    address: `Trụ sở Ủy ban nhân dân ${name}, tỉnh Quảng Trị`,
    phone: `0233 000 0${part}`,
    tier: 'commune',
    kind: 'peoplesCommittee',
    staff: staff.committee,
    children: [
      child('01', 'Trung tâm Phục vụ hành chính công', 'TT PVHCC', 'serviceCenter', staff.center),
      child('02', 'Văn phòng HĐND và UBND', 'Văn phòng', 'office', staff.office),
      child('03', economy, 'P. Kinh tế', 'division', staff.economy),
      child('04', 'Phòng Văn hóa - Xã hội', 'P. Văn hóa - Xã hội', 'division', staff.culture),
    ],
    ...rest,
  }
}

/** A commune of ordinary size: eleven people, one or two roles each. */
const fullCommune = (part: string, areaCode: string, name: string, names: readonly string[], rest: Partial<DemoUnit> = {}): DemoUnit => {
  const at = (index: number): string => names[index] ?? ''
  return commune(part, areaCode, name, {
    committee: [
      person(at(0), 'Chủ tịch UBND', 'agencyLeader+'),
      person(at(1), 'Phó Chủ tịch UBND, Giám đốc Trung tâm', 'agencyLeader+', 'centerDirector@1'),
    ],
    center: [
      person(at(2), 'Công chức tiếp nhận', 'receptionOfficer'),
      person(at(3), 'Công chức tiếp nhận, thu phí', 'receptionOfficer', 'cashier'),
    ],
    office: [
      person(at(4), 'Chánh Văn phòng', 'unitHead', 'procedureController'),
      person(at(5), 'Văn thư', 'recordsClerk'),
      person(at(6), 'Công chức Tư pháp - Hộ tịch', 'caseOfficer'),
    ],
    economy: [person(at(7), 'Trưởng phòng', 'unitHead'), person(at(8), 'Công chức Địa chính - Xây dựng', 'caseOfficer')],
    culture: [
      person(at(9), 'Trưởng phòng', 'unitHead', 'reformCoordinator'),
      person(at(10), 'Công chức Văn hóa - Xã hội', 'caseOfficer'),
    ],
  }, rest)
}

/** A commune of five: the office works for everyone. */
const smallCommune = (part: string, areaCode: string, name: string, names: readonly string[]): DemoUnit => {
  const at = (index: number): string => names[index] ?? ''
  return commune(part, areaCode, name, {
    committee: [person(at(0), 'Chủ tịch UBND', 'agencyLeader+', 'centerDirector@1')],
    center: [person(at(1), 'Công chức tiếp nhận', 'receptionOfficer', 'cashier')],
    office: [person(at(2), 'Chánh Văn phòng', 'unitHead', 'recordsClerk', 'caseOfficer')],
    economy: [person(at(3), 'Trưởng phòng', 'unitHead', 'caseOfficer')],
    culture: [person(at(4), 'Trưởng phòng', 'unitHead', 'caseOfficer', 'reformCoordinator')],
  })
}

/**
 * Tỉnh Quảng Trị of today: two tiers, after the merger with Quảng Bình on 01/07/2025. Names and five-digit area codes
 * of the communes are those of Decision 19/2025/QĐ-TTg; agency codes below H50 and all people are illustrations.
 */
export const QUANG_TRI: DemoUnit = {
  part: 'H50',
  areaCode: '44',
  name: 'Ủy ban nhân dân tỉnh Quảng Trị',
  shortName: 'UBND tỉnh Quảng Trị',
  tier: 'province',
  kind: 'peoplesCommittee',
  staff: [
    // Heads the province's steering of reform: sees everything below, decides on none of its dossiers.
    person('Hoàng Nam Trung', 'Phó Chủ tịch UBND tỉnh', 'agencyLeader', 'reformCoordinator+'),
    person('Nguyễn Hữu Quản', 'Quản trị hệ thống', 'systemAdmin+'),
    person('Lê Thị Thu Nghiệp', 'Quản trị nghiệp vụ', 'businessAdmin+'),
  ],
  children: [
    {
      part: '01', name: 'Văn phòng Ủy ban nhân dân tỉnh', shortName: 'Văn phòng UBND tỉnh', tier: 'province', kind: 'office',
      staff: [
        person('Trần Quốc Khánh', 'Chánh Văn phòng', 'unitHead'),
        person('Võ Thị Hồng Văn', 'Văn thư', 'recordsClerk'),
        person('Phan Thanh Soát', 'Phó Trưởng phòng Kiểm soát thủ tục hành chính', 'procedureController'),
      ],
      children: [
        {
          part: '01', name: 'Trung tâm Phục vụ hành chính công tỉnh', shortName: 'TT PVHCC tỉnh', tier: 'province', kind: 'serviceCenter',
          staff: [
            person('Đặng Thị Mỹ Hạnh', 'Giám đốc Trung tâm', 'centerDirector'),
            person('Nguyễn Thị Thanh Tâm', 'Công chức tiếp nhận', 'receptionOfficer'),
            person('Trương Minh Đức', 'Công chức tiếp nhận', 'receptionOfficer'),
            person('Lê Thị Kim Thu', 'Thu ngân', 'cashier'),
            person('Hồ Văn Bưu', 'Nhân viên bưu chính công ích', 'postalAgent'),
          ],
        },
      ],
    },
    department('02', 'Sở Nội vụ', 'Sở Nội vụ',
      person('Bùi Văn Thành', 'Giám đốc Sở', 'agencyLeader+'),
      person('Hoàng Thị Ngọc Lan', 'Chánh Văn phòng, văn thư', 'unitHead', 'recordsClerk'),
      person('Đỗ Anh Tuấn', 'Trưởng phòng Cải cách hành chính', 'unitHead', 'caseOfficer', 'reformCoordinator'),
      person('Lý Thị Minh Tra', 'Chuyên viên, kiểm tra công vụ', 'inspector')),
    department('03', 'Sở Tư pháp', 'Sở Tư pháp',
      person('Phạm Thị Hòa Bình', 'Giám đốc Sở', 'agencyLeader+'),
      person('Ngô Văn Sáng', 'Chánh Văn phòng, văn thư', 'unitHead', 'recordsClerk'),
      person('Trần Thị Bảo Ngọc', 'Trưởng phòng Hành chính tư pháp', 'unitHead'),
      person('Nguyễn Đình Luật', 'Chuyên viên', 'caseOfficer')),
    department('04', 'Sở Tài chính', 'Sở Tài chính',
      person('Lê Minh Tài', 'Giám đốc Sở', 'agencyLeader+'),
      person('Dương Thị Sổ', 'Chánh Văn phòng, văn thư', 'unitHead', 'recordsClerk'),
      person('Hà Thị Phương Thảo', 'Chuyên viên Đăng ký kinh doanh', 'unitHead', 'caseOfficer')),
    department('05', 'Sở Nông nghiệp và Môi trường', 'Sở NN&MT',
      person('Trần Ngọc Điền', 'Giám đốc Sở', 'agencyLeader+'),
      person('Cao Thị Diệu Linh', 'Chánh Văn phòng, văn thư', 'unitHead', 'recordsClerk'),
      person('Nguyễn Xuân Lâm', 'Trưởng phòng Đất đai', 'unitHead'),
      person('Mai Thị Hải Yến', 'Chuyên viên', 'caseOfficer')),
    department('06', 'Sở Xây dựng', 'Sở Xây dựng',
      person('Đinh Công Tráng', 'Giám đốc Sở', 'agencyLeader+'),
      person('Phan Thị Ánh Tuyết', 'Chánh Văn phòng, văn thư', 'unitHead', 'recordsClerk'),
      person('Vũ Đức Kiên', 'Trưởng phòng Quản lý xây dựng', 'unitHead', 'caseOfficer')),
    department('07', 'Sở Y tế', 'Sở Y tế',
      person('Nguyễn Thị Bạch Mai', 'Giám đốc Sở', 'agencyLeader+'),
      person('Tạ Quang Huy', 'Chánh Văn phòng, văn thư', 'unitHead', 'recordsClerk'),
      person('Lương Thị Hiền', 'Chuyên viên', 'unitHead', 'caseOfficer')),
    fullCommune('101', '19057', 'xã Quảng Trạch', [
      'Trần Đình Phong', 'Nguyễn Thị Hồng Nhung', 'Lê Thị Lan', 'Phạm Văn Hùng', 'Đặng Quốc Bảo', 'Nguyễn Thị Thu Hà',
      'Hoàng Thị Mai Anh', 'Võ Văn Dũng', 'Trần Thị Cẩm Tú', 'Phan Thị Quỳnh Như', 'Nguyễn Văn Lợi']),
    fullCommune('102', '19138', 'xã Phong Nha', [
      'Nguyễn Văn Hang', 'Hoàng Thị Xuân', 'Trương Thị Động', 'Lê Văn Thuyền', 'Trần Hữu Phúc', 'Ngô Thị Bích Liên',
      'Đoàn Thị Hạnh', 'Phạm Quang Vinh', 'Lê Thị Ngọc Ánh', 'Bùi Thị Kiều', 'Cao Xuân Trường']),
    fullCommune('103', '18880', 'phường Đồng Hới', [
      'Lê Quang Nhật', 'Phạm Thị Lệ Thủy', 'Nguyễn Thị Kim Chi', 'Võ Minh Triết', 'Trương Công Định', 'Đào Thị Sen',
      'Hồ Thị Thùy Dung', 'Nguyễn Tiến Đạt', 'Lâm Thị Thanh Vân', 'Đinh Thị Tuyết', 'Trịnh Quốc Việt'],
      { isOpenSaturdayMorning: true }),
    smallCommune('104', '19333', 'phường Đông Hà', [
      'Hoàng Đức Thắng', 'Lê Thị Hương Giang', 'Nguyễn Thành Công', 'Trần Văn Nam', 'Phùng Thị Yến']),
    smallCommune('105', '19249', 'xã Lệ Thủy', ['Võ Đại Hàm', 'Nguyễn Thị Hò', 'Lê Hữu Nghĩa', 'Phạm Bá Kiên', 'Dương Thị Khoan']),
    smallCommune('106', '19429', 'xã Khe Sanh', ['Hồ Văn Ngọc', 'Nguyễn Thị Cà', 'Lê Bình Minh', 'Trần Vân Kiều', 'Hồ Thị Pa Cô']),
    smallCommune('107', '19111', 'xã Hoàn Lão', ['Phan Xuân Bắc', 'Lưu Thị Duyên', 'Nguyễn Khắc Chung', 'Đỗ Thị Trạch', 'Hoàng Gia Khiêm']),
    commune('108', '19742', 'đặc khu Cồn Cỏ', {
      committee: [person('Lê Hải Đảo', 'Chủ tịch UBND', 'agencyLeader+', 'centerDirector@1', 'unitHead@2')],
      center: [person('Nguyễn Thị Sóng', 'Công chức tiếp nhận, văn thư, thu phí', 'receptionOfficer', 'recordsClerk', 'cashier', 'caseOfficer')],
      economy: [person('Trần Khơi', 'Công chức', 'unitHead', 'caseOfficer', 'reformCoordinator', 'procedureController')],
    }),
  ],
}
