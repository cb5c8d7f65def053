import type { ReportFormInput } from '#law/report-forms.ts'

const RECEIVED = 'Tiếp nhận'
const RESOLVED = 'Đã giải quyết'
const PENDING = 'Đang giải quyết'
const OVERDUE = 'Quá hạn'
const PAYMENT = 'Thanh toán'
const WAITING = 'Trực tuyến chờ tiếp nhận'

const INSTRUMENT = {
  source: 'Bộ biểu …/BTP dùng từ khi công tác kiểm soát thủ tục hành chính chuyển về Bộ Tư pháp (Nghị định 09/2026/NĐ-CP); tên cột theo biểu đang dùng ở địa phương tháng 9/2026, chưa có số thông tư',
  effectiveFrom: '2026-01-10',
  checked: 'toVerify',
} as const

/** Tình hình giải quyết thủ tục hành chính, biểu 07a/BTP: rút và dừng có cột riêng, quá hạn tách theo thư xin lỗi. */
export const form07a: ReportFormInput = {
  ...INSTRUMENT,
  code: '07a/BTP',
  slug: '07a-btp',
  title: 'Tình hình, kết quả tiếp nhận và giải quyết thủ tục hành chính',
  unit: 'Số hồ sơ TTHC',
  rowsBy: ['tier', 'sector'],
  columns: [
    { no: 1, kind: 'index', label: 'TT' },
    { no: 2, kind: 'name', label: 'Lĩnh vực' },
    { no: 3, kind: 'count', under: [RECEIVED], label: 'Tổng số', count: { sum: ['carriedOver', 'accepted'] } },
    { no: 4, kind: 'count', under: [RECEIVED], label: 'Trực tiếp', count: { sum: ['receivedDirect'] } },
    { no: 5, kind: 'count', under: [RECEIVED], label: 'Trực tuyến toàn trình', count: { sum: ['receivedFullOnline'] } },
    { no: 6, kind: 'count', under: [RECEIVED], label: 'Trực tuyến một phần', count: { sum: ['receivedPartialOnline'] } },
    { no: 7, kind: 'absent', under: [RECEIVED], label: 'Trực tuyến hình thức khác', why: 'Mọi hồ sơ trực tuyến ở đây là toàn trình hoặc một phần' },
    { no: 8, kind: 'count', under: [RECEIVED], label: 'Bưu chính công ích', count: { sum: ['receivedPost'] } },
    { no: 9, kind: 'count', under: [RECEIVED], label: 'Kỳ trước chuyển qua', count: { sum: ['carriedOver'] } },
    { no: 10, kind: 'count', under: [RECEIVED], label: 'Trong đó: phi địa giới', count: { sum: ['receivedCrossBoundary'] } },
    { no: 11, kind: 'count', under: [RESOLVED], label: 'Tổng số', count: { sum: ['resolvedEarly', 'resolvedOnTime', 'resolvedOverdue'] } },
    { no: 12, kind: 'count', under: [RESOLVED], label: 'Đúng và trước hạn', count: { sum: ['resolvedEarly', 'resolvedOnTime'] } },
    { no: 13, kind: 'count', under: [RESOLVED, OVERDUE], label: 'Có thư xin lỗi', count: { sum: ['resolvedOverdueApologised'] } },
    {
      no: 14, kind: 'count', under: [RESOLVED, OVERDUE], label: 'Chưa có thư xin lỗi',
      count: { sum: ['resolvedOverdue'], less: ['resolvedOverdueApologised'] },
    },
    { no: 15, kind: 'count', under: [RESOLVED, OVERDUE], label: 'Cộng', count: { sum: ['resolvedOverdue'] } },
    { no: 16, kind: 'count', under: [PENDING], label: 'Tổng số', count: { sum: ['pendingInTime', 'pendingOverdue'] } },
    { no: 17, kind: 'count', under: [PENDING], label: 'Chưa đến hạn', count: { sum: ['pendingInTime'] } },
    { no: 18, kind: 'count', under: [PENDING, OVERDUE], label: 'Có thư xin lỗi', count: { sum: ['pendingOverdueApologised'] } },
    {
      no: 19, kind: 'count', under: [PENDING, OVERDUE], label: 'Chưa có thư xin lỗi',
      count: { sum: ['pendingOverdue'], less: ['pendingOverdueApologised'] },
    },
    { no: 20, kind: 'count', under: [PENDING, OVERDUE], label: 'Cộng', count: { sum: ['pendingOverdue'] } },
    { no: 21, kind: 'count', label: 'Dừng xử lý', count: { sum: ['terminated'] } },
    { no: 22, kind: 'count', label: 'Rút hồ sơ', count: { sum: ['withdrawn'] } },
    { no: 23, kind: 'count', under: [WAITING], label: 'Đúng hạn', count: { sum: ['awaitingReceptionInTime'] } },
    { no: 24, kind: 'count', under: [WAITING], label: 'Quá hạn', count: { sum: ['awaitingReceptionLate'] } },
    { no: 25, kind: 'count', label: 'Không được tiếp nhận', count: { sum: ['rejectedAtReception'] } },
    { no: 26, kind: 'count', under: [PAYMENT], label: 'Tổng số', count: { sum: ['paymentsOnline', 'paymentsTransfer', 'paymentsCash'] } },
    { no: 27, kind: 'count', under: [PAYMENT], label: 'Trực tuyến', count: { sum: ['paymentsOnline'] } },
    { no: 28, kind: 'count', under: [PAYMENT], label: 'Trực tiếp, chuyển khoản', count: { sum: ['paymentsTransfer', 'paymentsCash'] } },
    { no: 29, kind: 'absent', label: 'Kết quả điện tử khác bản giấy', why: 'Chưa có nguồn: kết quả không ghi bản điện tử khác bản giấy' },
    { no: 30, kind: 'count', label: 'Thu tiền có xuất biên lai', count: { sum: ['paymentsOnline', 'paymentsTransfer', 'paymentsCash'] } },
    { no: 31, kind: 'absent', label: 'Tỷ lệ doanh nghiệp xác thực', why: 'Chưa có nguồn: cổng chưa nối định danh doanh nghiệp' },
  ],
  identities: [
    { kind: 'equal', left: [3], right: [4, 5, 6, 8, 9] },
    { kind: 'equal', left: [11], right: [12, 15] },
    { kind: 'equal', left: [15], right: [13, 14] },
    { kind: 'equal', left: [16], right: [17, 20] },
    { kind: 'equal', left: [20], right: [18, 19] },
    { kind: 'equal', left: [3], right: [11, 16, 21, 22] },
    { kind: 'within', part: 10, whole: 3 },
    { kind: 'equal', left: [26], right: [27, 28] },
  ],
  chain: { carried: 9, pending: 16 },
  notes: [
    'Hồ sơ phi địa giới tính cho cơ quan có thẩm quyền giải quyết; cột 10 là trong đó của cột 3, không cộng thêm.',
    'Hồ sơ chờ tiếp nhận và không được tiếp nhận không nằm trong cột 3.',
  ],
}

/** Bản tuần của cùng bộ biểu: không tách thư xin lỗi, có cột trước hạn. */
export const form07aWeekly: ReportFormInput = {
  ...INSTRUMENT,
  code: '07a/BTP (tuần)',
  slug: '07a-btp-tuan',
  title: 'Tình hình tiếp nhận, giải quyết thủ tục hành chính trong tuần',
  unit: 'Số hồ sơ TTHC',
  rowsBy: ['tier', 'sector'],
  columns: [
    { no: 1, kind: 'index', label: 'TT' },
    { no: 2, kind: 'name', label: 'Lĩnh vực' },
    { no: 3, kind: 'count', under: [RECEIVED], label: 'Tổng số', count: { sum: ['carriedOver', 'accepted'] } },
    { no: 4, kind: 'count', under: [RECEIVED], label: 'Trực tuyến toàn trình', count: { sum: ['receivedFullOnline'] } },
    { no: 5, kind: 'count', under: [RECEIVED], label: 'Trực tuyến một phần', count: { sum: ['receivedPartialOnline'] } },
    { no: 6, kind: 'count', under: [RECEIVED], label: 'Bưu chính', count: { sum: ['receivedPost'] } },
    { no: 7, kind: 'count', under: [RECEIVED], label: 'Trực tiếp', count: { sum: ['receivedDirect'] } },
    { no: 8, kind: 'count', under: [RECEIVED], label: 'Kỳ trước chuyển qua', count: { sum: ['carriedOver'] } },
    { no: 9, kind: 'count', under: [RESOLVED], label: 'Tổng số', count: { sum: ['resolvedEarly', 'resolvedOnTime', 'resolvedOverdue'] } },
    { no: 10, kind: 'count', under: [RESOLVED], label: 'Trước hạn', count: { sum: ['resolvedEarly'] } },
    { no: 11, kind: 'count', under: [RESOLVED], label: 'Đúng hạn', count: { sum: ['resolvedOnTime'] } },
    { no: 12, kind: 'count', under: [RESOLVED], label: 'Quá hạn', count: { sum: ['resolvedOverdue'] } },
    { no: 13, kind: 'count', under: [PENDING], label: 'Tổng số', count: { sum: ['pendingInTime', 'pendingOverdue'] } },
    { no: 14, kind: 'count', under: [PENDING], label: 'Trong hạn', count: { sum: ['pendingInTime'] } },
    { no: 15, kind: 'count', under: [PENDING], label: 'Quá hạn', count: { sum: ['pendingOverdue'] } },
  ],
  outcomes: [
    {
      outcome: 'withdrawn',
      adds: [
        { no: 9, measures: ['withdrawn'] },
        { no: 10, measures: ['withdrawnEarly'] },
        { no: 11, measures: ['withdrawnOnTime'] },
        { no: 12, measures: ['withdrawnOverdue'] },
      ],
      meaning: 'Bản tuần không có cột rút hồ sơ: tính là đã giải quyết vào lúc rút',
      source: 'Theo cách của biểu II.06a/VPCP/KSTT',
      checked: 'toVerify',
    },
    {
      outcome: 'terminated',
      adds: [
        { no: 9, measures: ['terminated'] },
        { no: 10, measures: ['terminatedEarly'] },
        { no: 11, measures: ['terminatedOnTime'] },
        { no: 12, measures: ['terminatedOverdue'] },
      ],
      meaning: 'Bản tuần không có cột dừng giải quyết: tính là đã giải quyết vào lúc dừng',
      source: 'Theo cách của biểu II.06a/VPCP/KSTT',
      checked: 'toVerify',
    },
  ],
  identities: [
    { kind: 'equal', left: [3], right: [4, 5, 6, 7, 8] },
    { kind: 'equal', left: [9], right: [10, 11, 12] },
    { kind: 'equal', left: [13], right: [14, 15] },
    { kind: 'equal', left: [3], right: [9, 13] },
  ],
  chain: { carried: 8, pending: 13 },
}
