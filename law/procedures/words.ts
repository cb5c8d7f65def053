import type { Role } from '#kernel/actor.ts'

/** Tên vai trò trên bản vẽ và bảng bước của quy trình nội bộ. */
export const roleLabels = {
  receptionOfficer: 'Công chức tiếp nhận',
  centerDirector: 'Giám đốc Trung tâm PVHCC',
  caseOfficer: 'Chuyên viên thụ lý',
  unitHead: 'Lãnh đạo phòng',
  agencyLeader: 'Lãnh đạo cơ quan',
  recordsClerk: 'Văn thư',
  cashier: 'Thu ngân',
  postalAgent: 'Nhân viên bưu chính',
  procedureController: 'Đầu mối kiểm soát TTHC',
  reformCoordinator: 'Đầu mối cải cách hành chính',
  inspector: 'Người kiểm tra công vụ',
  businessAdmin: 'Quản trị nghiệp vụ',
  systemAdmin: 'Quản trị kỹ thuật',
} satisfies Record<Role, string>

/** Nơi làm việc của một bước, khi không phải một đơn vị cố định. */
export const stepUnitLabels = { receiving: 'nơi tiếp nhận', competent: 'cơ quan giải quyết' } as const

/** Tên của quy trình mẫu đã chia theo thời hạn, tính bằng ngày làm việc 8 giờ. */
export const fittedProcessName = (templateName: string, days: number): string =>
  `${templateName} (${days.toLocaleString('vi-VN')} ngày làm việc)`

/** Căn cứ ghi cho cổng nộp của bản minh họa: không phải văn bản, và nói rõ như vậy. */
export const demoGateBasis =
  'Thiết lập của bản minh họa, không phải căn cứ pháp lý. Khi dùng thật, hồ sơ trực tuyến nộp tại Cổng Dịch vụ công quốc gia.'

/** Chữ mà bản nhập cần khi nguồn không ghi tên. */
export const importWords = {
  fee: 'Phí',
  charge: 'Lệ phí',
  usualCase: 'Thông thường',
  channelCase: { direct: 'Nộp trực tiếp', online: 'Nộp trực tuyến', post: 'Nộp qua bưu chính' },
  unknownSector: 'Chưa rõ lĩnh vực',
} as const
