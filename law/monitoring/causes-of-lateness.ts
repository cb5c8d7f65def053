import type { CauseOfLatenessInput } from '#law/causes-of-lateness.ts'

/**
 * Nguyên nhân quá hạn, hỏi khi giải quyết xong một hồ sơ quá hạn và ghi trong văn bản xin lỗi. Chưa tìm thấy bảng mã
 * chính thức: mã là của sản phẩm, nhóm chủ quan/khách quan theo biểu II.07 (nguyên nhân quá hạn).
 */
const instrument = {
  source: 'Biểu II.07/VPCP/KSTT, Thông tư 01/2020/TT-VPCP (nhóm nguyên nhân); mã của sản phẩm',
  effectiveFrom: '2018-06-21',
  checked: 'toVerify',
} as const

export const causesOfLateness: readonly CauseOfLatenessInput[] = [
  { ...instrument, code: 'STAFF_SHORTAGE', group: 'subjective', label: 'Thiếu người, hoặc hồ sơ tăng đột biến' },
  { ...instrument, code: 'STAFF_CAPACITY', group: 'subjective', label: 'Cán bộ xử lý chậm hoặc sai, phải làm lại' },
  { ...instrument, code: 'NOT_UPDATED_IN_SYSTEM', group: 'subjective', label: 'Đã giải quyết trên giấy nhưng chưa cập nhật hệ thống', letter: 'Hồ sơ đã được giải quyết nhưng cơ quan chưa kịp cập nhật kết quả.' },
  { ...instrument, code: 'COORDINATION_AGENCY', group: 'objective', label: 'Cơ quan phối hợp trả lời chậm', letter: 'Cơ quan phối hợp chưa trả lời ý kiến về hồ sơ của Ông/Bà.' },
  { ...instrument, code: 'INTERLINKED_UPSTREAM', group: 'objective', label: 'Chờ kết quả của thủ tục liên thông phía trước' },
  { ...instrument, code: 'REGULATION_UNCLEAR', group: 'objective', label: 'Quy định chưa rõ, phải xin ý kiến cấp trên' },
  { ...instrument, code: 'LAND_VERIFICATION', group: 'objective', label: 'Phải xác minh thực địa, nguồn gốc đất kéo dài' },
  { ...instrument, code: 'FINANCIAL_OBLIGATION_THIRD_PARTY', group: 'objective', label: 'Chờ cơ quan thuế hoặc nghĩa vụ tài chính', letter: 'Hồ sơ phải chờ xác định, thực hiện nghĩa vụ tài chính với cơ quan thuế.' },
  { ...instrument, code: 'SYSTEM_FAILURE', group: 'objective', label: 'Hệ thống, đường truyền hoặc kết nối gặp sự cố', letter: 'Hệ thống kết nối giữa các cơ quan gặp sự cố nên hồ sơ được xử lý chậm.' },
  { ...instrument, code: 'CITIZEN_CAUSE', group: 'objective', label: 'Do người nộp hồ sơ', letter: 'Hồ sơ còn chờ giấy tờ, thông tin Ông/Bà bổ sung.' },
  { ...instrument, code: 'FORCE_MAJEURE', group: 'objective', label: 'Thiên tai, dịch bệnh, sự kiện bất khả kháng' },
  { ...instrument, code: 'OTHER', group: 'subjective', label: 'Nguyên nhân khác', needsNote: true },
  { ...instrument, code: 'NOT_STATED', group: 'subjective', label: 'Chưa nêu nguyên nhân', automatic: true },
]
