import type { ReportFormInput } from '#law/report-forms.ts'

const RECEIVED = 'Số hồ sơ TTHC tiếp nhận'
const IN_PERIOD = 'Trong kỳ'
const RESOLVED = 'Số lượng hồ sơ đã giải quyết'
const PENDING = 'Số lượng hồ sơ đang giải quyết'

/** Tình hình, kết quả giải quyết thủ tục hành chính tại cơ quan, đơn vị trực tiếp giải quyết. */
export const form06a: ReportFormInput = {
  code: 'II.06a/VPCP/KSTT',
  slug: 'ii-06a',
  title: 'Tình hình, kết quả giải quyết thủ tục hành chính tại cơ quan, đơn vị trực tiếp giải quyết thủ tục hành chính',
  unit: 'Số hồ sơ TTHC',
  source: 'Thông tư 01/2020/TT-VPCP ngày 21/10/2020, Biểu số II.06a/VPCP/KSTT',
  effectiveFrom: '2020-10-21',
  checked: 'toVerify',
  rowsBy: ['tier', 'sector'],
  columns: [
    { no: 1, kind: 'index', label: 'TT' },
    { no: 2, kind: 'name', label: 'Lĩnh vực, công việc giải quyết theo cấp' },
    { no: 3, kind: 'count', under: [RECEIVED], label: 'Tổng số', count: { sum: ['carriedOver', 'accepted'] } },
    { no: 4, kind: 'count', under: [RECEIVED, IN_PERIOD], label: 'Trực tuyến', count: { sum: ['receivedFullOnline', 'receivedPartialOnline'] } },
    {
      no: 5, kind: 'count', under: [RECEIVED, IN_PERIOD], label: 'Trực tiếp, dịch vụ bưu chính',
      count: { sum: ['receivedDirect', 'receivedPost'] },
    },
    { no: 6, kind: 'count', under: [RECEIVED], label: 'Từ kỳ trước', count: { sum: ['carriedOver'] } },
    { no: 7, kind: 'count', under: [RESOLVED], label: 'Tổng số', count: { sum: ['resolvedEarly', 'resolvedOnTime', 'resolvedOverdue'] } },
    { no: 8, kind: 'count', under: [RESOLVED], label: 'Trước hạn', count: { sum: ['resolvedEarly'] } },
    { no: 9, kind: 'count', under: [RESOLVED], label: 'Đúng hạn', count: { sum: ['resolvedOnTime'] } },
    { no: 10, kind: 'count', under: [RESOLVED], label: 'Quá hạn', count: { sum: ['resolvedOverdue'] } },
    { no: 11, kind: 'count', under: [PENDING], label: 'Tổng số', count: { sum: ['pendingInTime', 'pendingOverdue'] } },
    { no: 12, kind: 'count', under: [PENDING], label: 'Trong hạn', count: { sum: ['pendingInTime'] } },
    { no: 13, kind: 'count', under: [PENDING], label: 'Quá hạn', count: { sum: ['pendingOverdue'] } },
  ],
  outcomes: [
    {
      outcome: 'withdrawn',
      adds: [
        { no: 7, measures: ['withdrawn'] },
        { no: 8, measures: ['withdrawnEarly'] },
        { no: 9, measures: ['withdrawnOnTime'] },
        { no: 10, measures: ['withdrawnOverdue'] },
      ],
      meaning: 'Hồ sơ công dân rút: tính là đã giải quyết vào lúc rút, so lúc rút với ngày hẹn trả',
      source: 'Quy ước thống kê của hệ thống cấp tỉnh: hồ sơ xin rút tính vào cột 9; biểu không có cột riêng',
      checked: 'toVerify',
    },
    {
      outcome: 'terminated',
      adds: [
        { no: 7, measures: ['terminated'] },
        { no: 8, measures: ['terminatedEarly'] },
        { no: 9, measures: ['terminatedOnTime'] },
        { no: 10, measures: ['terminatedOverdue'] },
      ],
      meaning: 'Hồ sơ dừng giải quyết: tính là đã giải quyết vào lúc dừng, so lúc dừng với ngày hẹn trả',
      source: 'Biểu không có cột riêng; cần đối chiếu hướng dẫn của cơ quan kiểm soát thủ tục hành chính',
      checked: 'toVerify',
    },
  ],
  identities: [
    { kind: 'equal', left: [3], right: [4, 5, 6] },
    { kind: 'equal', left: [7], right: [8, 9, 10] },
    { kind: 'equal', left: [11], right: [12, 13] },
    { kind: 'equal', left: [3], right: [7, 11] },
  ],
  chain: { carried: 6, pending: 11 },
  notes: [
    'Hồ sơ chờ bổ sung, tạm dừng nằm trong cột 12 hoặc 13 tùy ngày hẹn trả đã qua trước khi tạm dừng hay chưa.',
    'Hồ sơ bị từ chối tiếp nhận và hồ sơ hủy vì nhập nhầm không nằm trong biểu.',
  ],
}
