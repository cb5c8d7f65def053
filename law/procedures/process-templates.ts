import type { ProcessTemplateInput } from '#law/procedures-schema.ts'

const source = 'Nghị định 118/2025/NĐ-CP (tiếp nhận, chuyển, giải quyết, trả kết quả); phân bổ thời gian là đề xuất của sản phẩm'

/** Quy trình nội bộ mẫu; thời gian từng bước được chia theo thời hạn cam kết của thủ tục. */
export const processTemplates = [
  {
    code: 'instant-certification',
    name: 'Chứng thực giải quyết ngay tại quầy',
    source,
    checked: 'toVerify',
    steps: [
      { id: 'receive', name: 'Kiểm tra bản chính, nhận yêu cầu', kind: 'receive', role: 'receptionOfficer', unit: 'receiving', weight: 2 },
      { id: 'compare', name: 'Đối chiếu, ghi lời chứng', kind: 'handle', role: 'caseOfficer', unit: 'competent', weight: 3, after: ['receive'], output: 'Lời chứng' },
      { id: 'sign', name: 'Ký chứng thực', kind: 'approve', role: 'agencyLeader', unit: 'competent', weight: 3, after: ['compare'] },
      { id: 'register', name: 'Đóng dấu, vào sổ chứng thực', kind: 'issue', role: 'recordsClerk', unit: 'competent', weight: 2, after: ['sign'], output: 'Số chứng thực' },
      { id: 'handOver', name: 'Thu phí, trả kết quả', kind: 'handOver', role: 'receptionOfficer', unit: 'receiving', weight: 1, after: ['register'] },
    ],
  },
  {
    code: 'same-day-civil-status',
    name: 'Hộ tịch giải quyết trong ngày',
    source,
    checked: 'toVerify',
    steps: [
      { id: 'receive', name: 'Tiếp nhận, kiểm tra và số hóa hồ sơ', kind: 'receive', role: 'receptionOfficer', unit: 'receiving', weight: 2 },
      { id: 'record', name: 'Tra cứu dữ liệu, ghi sổ hộ tịch, in kết quả', kind: 'handle', role: 'caseOfficer', unit: 'competent', weight: 5, after: ['receive'], output: 'Dự thảo giấy tờ hộ tịch' },
      { id: 'sign', name: 'Ký giấy tờ hộ tịch', kind: 'approve', role: 'agencyLeader', unit: 'competent', weight: 3, after: ['record'] },
      { id: 'issue', name: 'Đóng dấu, phát hành', kind: 'issue', role: 'recordsClerk', unit: 'competent', weight: 1, after: ['sign'] },
      { id: 'handOver', name: 'Trả kết quả', kind: 'handOver', role: 'receptionOfficer', unit: 'receiving', weight: 1, after: ['issue'] },
    ],
  },
  {
    code: 'commune-standard',
    name: 'Giải quyết tại cấp xã',
    source,
    checked: 'toVerify',
    steps: [
      { id: 'receive', name: 'Tiếp nhận, số hóa, chuyển hồ sơ', kind: 'receive', role: 'receptionOfficer', unit: 'receiving', weight: 2 },
      { id: 'handle', name: 'Thẩm tra, dự thảo kết quả', kind: 'handle', role: 'caseOfficer', unit: 'competent', weight: 14, after: ['receive'], output: 'Dự thảo kết quả' },
      { id: 'review', name: 'Lãnh đạo phòng xem xét', kind: 'review', role: 'unitHead', unit: 'competent', weight: 4, after: ['handle'] },
      { id: 'approve', name: 'Lãnh đạo Ủy ban nhân dân ký', kind: 'approve', role: 'agencyLeader', unit: 'competent', weight: 4, after: ['review'] },
      { id: 'issue', name: 'Vào số, đóng dấu, phát hành', kind: 'issue', role: 'recordsClerk', unit: 'competent', weight: 1, after: ['approve'], output: 'Kết quả có số' },
      { id: 'handOver', name: 'Trả kết quả', kind: 'handOver', role: 'receptionOfficer', unit: 'receiving', weight: 1, after: ['issue'] },
    ],
  },
  {
    code: 'commune-field-check',
    name: 'Giải quyết tại cấp xã, có kiểm tra thực địa',
    source,
    checked: 'toVerify',
    steps: [
      { id: 'receive', name: 'Tiếp nhận, số hóa, chuyển hồ sơ', kind: 'receive', role: 'receptionOfficer', unit: 'receiving', weight: 1 },
      { id: 'appraise', name: 'Thẩm định hồ sơ', kind: 'handle', role: 'caseOfficer', unit: 'competent', weight: 8, after: ['receive'], output: 'Phiếu thẩm định' },
      { id: 'inspect', name: 'Kiểm tra thực địa', kind: 'handle', role: 'caseOfficer', unit: 'competent', weight: 8, after: ['receive'], output: 'Biên bản kiểm tra thực địa' },
      { id: 'draft', name: 'Tổng hợp, dự thảo kết quả', kind: 'handle', role: 'caseOfficer', unit: 'competent', weight: 4, after: ['appraise', 'inspect'], output: 'Dự thảo kết quả' },
      { id: 'review', name: 'Lãnh đạo phòng xem xét', kind: 'review', role: 'unitHead', unit: 'competent', weight: 3, after: ['draft'] },
      { id: 'approve', name: 'Lãnh đạo Ủy ban nhân dân ký', kind: 'approve', role: 'agencyLeader', unit: 'competent', weight: 3, after: ['review'] },
      { id: 'issue', name: 'Vào số, đóng dấu, phát hành', kind: 'issue', role: 'recordsClerk', unit: 'competent', weight: 1, after: ['approve'], output: 'Kết quả có số' },
      { id: 'handOver', name: 'Trả kết quả', kind: 'handOver', role: 'receptionOfficer', unit: 'receiving', weight: 1, after: ['issue'] },
    ],
  },
  {
    code: 'province-standard',
    name: 'Giải quyết tại sở, ngành',
    source,
    checked: 'toVerify',
    steps: [
      { id: 'receive', name: 'Tiếp nhận, số hóa, chuyển hồ sơ', kind: 'receive', role: 'receptionOfficer', unit: 'receiving', weight: 2 },
      { id: 'handle', name: 'Thẩm định, dự thảo kết quả', kind: 'handle', role: 'caseOfficer', unit: 'competent', weight: 14, after: ['receive'], output: 'Dự thảo kết quả' },
      { id: 'review', name: 'Lãnh đạo phòng xem xét', kind: 'review', role: 'unitHead', unit: 'competent', weight: 4, after: ['handle'] },
      { id: 'approve', name: 'Lãnh đạo sở ký', kind: 'approve', role: 'agencyLeader', unit: 'competent', weight: 4, after: ['review'] },
      { id: 'issue', name: 'Vào số, ký số cơ quan, phát hành', kind: 'issue', role: 'recordsClerk', unit: 'competent', weight: 1, after: ['approve'], output: 'Kết quả có số' },
      { id: 'handOver', name: 'Trả kết quả', kind: 'handOver', role: 'receptionOfficer', unit: 'receiving', weight: 1, after: ['issue'] },
    ],
  },
  {
    code: 'interlinked',
    name: 'Liên thông cấp xã và sở, ngành',
    source,
    checked: 'toVerify',
    steps: [
      { id: 'receive', name: 'Tiếp nhận tại xã, số hóa, chuyển hồ sơ', kind: 'receive', role: 'receptionOfficer', unit: 'receiving', weight: 1 },
      { id: 'appraise', name: 'Thẩm định tại sở, ngành', kind: 'handle', role: 'caseOfficer', unit: 'competent', weight: 10, after: ['receive'], output: 'Phiếu thẩm định' },
      { id: 'confirm', name: 'Xác minh, cho ý kiến tại xã', kind: 'handle', role: 'caseOfficer', unit: 'receiving', weight: 8, after: ['receive'], output: 'Ý kiến của Ủy ban nhân dân xã' },
      { id: 'draft', name: 'Tổng hợp ý kiến, dự thảo quyết định', kind: 'handle', role: 'caseOfficer', unit: 'competent', weight: 4, after: ['appraise', 'confirm'], output: 'Dự thảo quyết định' },
      { id: 'review', name: 'Lãnh đạo phòng xem xét', kind: 'review', role: 'unitHead', unit: 'competent', weight: 3, after: ['draft'] },
      { id: 'approve', name: 'Lãnh đạo sở ký', kind: 'approve', role: 'agencyLeader', unit: 'competent', weight: 3, after: ['review'] },
      { id: 'issue', name: 'Vào số, ký số cơ quan, chuyển kết quả về xã', kind: 'issue', role: 'recordsClerk', unit: 'competent', weight: 1, after: ['approve'], output: 'Quyết định có số' },
      { id: 'handOver', name: 'Trả kết quả tại xã', kind: 'handOver', role: 'receptionOfficer', unit: 'receiving', weight: 1, after: ['issue'] },
    ],
  },
  {
    code: 'land',
    name: 'Đất đai: đo đạc và xác nhận song song',
    source,
    checked: 'toVerify',
    steps: [
      { id: 'receive', name: 'Tiếp nhận, số hóa, chuyển hồ sơ', kind: 'receive', role: 'receptionOfficer', unit: 'receiving', weight: 1 },
      { id: 'survey', name: 'Trích lục, trích đo thửa đất', kind: 'handle', role: 'caseOfficer', unit: 'competent', weight: 8, after: ['receive'], output: 'Mảnh trích lục, trích đo' },
      { id: 'verify', name: 'Xác nhận nguồn gốc, hiện trạng', kind: 'handle', role: 'caseOfficer', unit: 'receiving', weight: 8, after: ['receive'], output: 'Phiếu xác nhận' },
      { id: 'draft', name: 'Thẩm tra, chuyển thông tin nghĩa vụ tài chính, in giấy chứng nhận', kind: 'handle', role: 'caseOfficer', unit: 'competent', weight: 6, after: ['survey', 'verify'], output: 'Dự thảo giấy chứng nhận' },
      { id: 'review', name: 'Lãnh đạo bộ phận xem xét', kind: 'review', role: 'unitHead', unit: 'competent', weight: 2, after: ['draft'] },
      { id: 'approve', name: 'Ký giấy chứng nhận', kind: 'approve', role: 'agencyLeader', unit: 'competent', weight: 3, after: ['review'] },
      { id: 'issue', name: 'Vào sổ cấp giấy, cập nhật hồ sơ địa chính', kind: 'issue', role: 'recordsClerk', unit: 'competent', weight: 2, after: ['approve'], output: 'Số vào sổ' },
      { id: 'handOver', name: 'Trả kết quả', kind: 'handOver', role: 'receptionOfficer', unit: 'receiving', weight: 1, after: ['issue'] },
    ],
  },
] satisfies readonly ProcessTemplateInput[]

/** Ngày làm việc chuẩn, dùng để đổi thời hạn cam kết ra phút khi kiểm tra quy trình. */
export const standardDay = {
  minutes: 480,
  source: 'Bộ luật Lao động 2019, Điều 105: không quá 08 giờ một ngày',
  checked: 'verified',
} as const
