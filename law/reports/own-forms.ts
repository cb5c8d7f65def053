import type { ReportFormInput } from '#law/report-forms.ts'

const RESOLVED_LATE = 'Hồ sơ giải quyết quá hạn'
const POSTING = 'Niêm yết'
const BY_LEVEL = 'Thủ tục theo mức cung cấp dịch vụ công'
const ONLINE = 'Hồ sơ tiếp nhận trong kỳ'
const RECEIPTS = 'Lượt thu có biên lai'
const FEE_DOSSIERS = 'Hồ sơ có phí, lệ phí tiếp nhận trong kỳ'

/** No instrument fixes the layout of these; what they count is named in each source. */
const OURS = { effectiveFrom: '2021-01-01', checked: 'toVerify' } as const

/** Nguyên nhân quá hạn: lý do cán bộ ghi khi kết thúc hồ sơ trễ. */
export const lateCauses: ReportFormInput = {
  ...OURS,
  code: 'II.07b/VPCP/KSTT',
  slug: 'ii-07b',
  title: 'Nguyên nhân quá hạn trong giải quyết thủ tục hành chính',
  unit: 'Số hồ sơ TTHC',
  source: 'Tên biểu theo Thông tư 01/2020/TT-VPCP; cột theo danh mục nguyên nhân đang dùng',
  rowsBy: ['cause'],
  columns: [
    { no: 1, kind: 'index', label: 'TT' },
    { no: 2, kind: 'name', label: 'Nguyên nhân' },
    { no: 3, kind: 'count', under: [RESOLVED_LATE], label: 'Tổng số', count: { sum: ['lateResolved'] } },
    { no: 4, kind: 'count', under: [RESOLVED_LATE], label: 'Có thư xin lỗi', count: { sum: ['lateApologised'] } },
    { no: 5, kind: 'count', label: 'Rút, dừng khi đã quá hạn', count: { sum: ['lateEnded'] } },
  ],
  identities: [{ kind: 'within', part: 4, whole: 3 }],
  notes: ['Hồ sơ đang quá hạn chưa kết thúc nên chưa có nguyên nhân.'],
}

/** Tình hình niêm yết, công khai thủ tục. */
export const postedProcedures: ReportFormInput = {
  ...OURS,
  code: 'NY-TTHC',
  slug: 'niem-yet-thu-tuc',
  label: 'Niêm yết',
  title: 'Tình hình niêm yết, công khai thủ tục hành chính',
  unit: 'Số thủ tục',
  source: 'Cách tính của Bộ chỉ số theo Quyết định 766/QĐ-TTg, mục 1.1–1.3',
  rowsBy: ['sector'],
  columns: [
    { no: 1, kind: 'index', label: 'TT' },
    { no: 2, kind: 'name', label: 'Lĩnh vực' },
    {
      no: 3, kind: 'count', label: 'Thủ tục đang và sắp có hiệu lực',
      count: { sum: ['proceduresPostedInTime', 'proceduresPostedLate', 'proceduresPostingUnknown'] },
    },
    { no: 4, kind: 'count', under: [POSTING], label: 'Đúng hạn', count: { sum: ['proceduresPostedInTime'] } },
    { no: 5, kind: 'count', under: [POSTING], label: 'Trễ hạn', count: { sum: ['proceduresPostedLate'] } },
    { no: 6, kind: 'count', under: [POSTING], label: 'Chưa rõ (thiếu ngày quyết định)', count: { sum: ['proceduresPostingUnknown'] } },
    { no: 7, kind: 'count', label: 'Còn thiếu nội dung', count: { sum: ['proceduresIncomplete'] } },
  ],
  identities: [
    { kind: 'equal', left: [3], right: [4, 5, 6] },
    { kind: 'within', part: 7, whole: 3 },
  ],
}

/** Dịch vụ công trực tuyến theo mức độ và hồ sơ trực tuyến. */
export const onlineServices: ReportFormInput = {
  ...OURS,
  code: 'DVCTT',
  slug: 'dich-vu-cong-truc-tuyen',
  label: 'DVC trực tuyến',
  title: 'Tình hình cung cấp dịch vụ công trực tuyến',
  unit: 'Số thủ tục; số hồ sơ TTHC',
  source: 'Mức độ theo Nghị định 42/2022/NĐ-CP; số hồ sơ theo Quyết định 766/QĐ-TTg, mục 3.1–3.3',
  rowsBy: ['sector'],
  columns: [
    { no: 1, kind: 'index', label: 'TT' },
    { no: 2, kind: 'name', label: 'Lĩnh vực' },
    { no: 3, kind: 'count', under: [BY_LEVEL], label: 'Toàn trình', count: { sum: ['servicesFullOnline'] } },
    { no: 4, kind: 'count', under: [BY_LEVEL], label: 'Một phần', count: { sum: ['servicesPartialOnline'] } },
    { no: 5, kind: 'count', under: [BY_LEVEL], label: 'Chủ động', count: { sum: ['servicesProactive'] } },
    { no: 6, kind: 'count', under: [BY_LEVEL], label: 'Cung cấp thông tin', count: { sum: ['servicesInformation'] } },
    { no: 7, kind: 'count', label: 'Thủ tục có phát sinh hồ sơ trực tuyến', count: { sum: ['servicesWithOnlineDossiers'] } },
    { no: 8, kind: 'count', under: [ONLINE], label: 'Tổng số', count: { sum: ['accepted'] } },
    { no: 9, kind: 'count', under: [ONLINE], label: 'Toàn trình', count: { sum: ['receivedFullOnline'] } },
    { no: 10, kind: 'count', under: [ONLINE], label: 'Một phần', count: { sum: ['receivedPartialOnline'] } },
    { no: 11, kind: 'count', under: [ONLINE], label: 'Trực tuyến', count: { sum: ['receivedFullOnline', 'receivedPartialOnline'] } },
    { no: 12, kind: 'share', label: 'Tỷ lệ hồ sơ trực tuyến', of: 11, base: 8 },
  ],
  identities: [
    { kind: 'equal', left: [11], right: [9, 10] },
    { kind: 'within', part: 11, whole: 8 },
  ],
  notes: ['Thủ tục đang có hiệu lực vào ngày cuối kỳ, của cấp đơn vị báo cáo.'],
}

/** Tiếp nhận và trả kết quả qua bưu chính công ích. */
export const postalService: ReportFormInput = {
  ...OURS,
  code: 'BCCI',
  slug: 'buu-chinh',
  label: 'Bưu chính',
  title: 'Tiếp nhận hồ sơ, trả kết quả qua dịch vụ bưu chính công ích',
  unit: 'Số hồ sơ; số bưu gửi',
  source: 'Theo Nghị định 118/2025/NĐ-CP (tiếp nhận, trả kết quả qua bưu chính công ích); chưa có biểu ban hành',
  rowsBy: ['unit'],
  columns: [
    { no: 1, kind: 'index', label: 'TT' },
    { no: 2, kind: 'name', label: 'Đơn vị' },
    { no: 3, kind: 'count', label: 'Hồ sơ tiếp nhận trong kỳ', count: { sum: ['accepted'] } },
    { no: 4, kind: 'count', label: 'Trong đó: qua bưu chính', count: { sum: ['receivedPost'] } },
    { no: 5, kind: 'share', label: 'Tỷ lệ nhận qua bưu chính', of: 4, base: 3 },
    { no: 6, kind: 'count', label: 'Đã thu gom giấy tờ tại nhà', count: { sum: ['postalCollected'] } },
    { no: 7, kind: 'count', label: 'Bàn giao kết quả cho bưu chính', count: { sum: ['postalHandedOver'] } },
    { no: 8, kind: 'count', label: 'Đã phát', count: { sum: ['postalDelivered'] } },
    { no: 9, kind: 'count', label: 'Chuyển hoàn', count: { sum: ['postalReturned'] } },
    { no: 10, kind: 'count', under: ['Hồ sơ đã trả kết quả'], label: 'Tổng số', count: { sum: ['handedOver'] } },
    { no: 11, kind: 'count', under: ['Hồ sơ đã trả kết quả'], label: 'Qua bưu chính', count: { sum: ['handedOverByPost'] } },
    { no: 12, kind: 'share', under: ['Hồ sơ đã trả kết quả'], label: 'Tỷ lệ', of: 11, base: 10 },
  ],
  identities: [{ kind: 'within', part: 4, whole: 3 }, { kind: 'within', part: 11, whole: 10 }],
}

/** Thu phí, lệ phí theo hình thức. */
export const payments: ReportFormInput = {
  ...OURS,
  code: 'TT-PLP',
  slug: 'thanh-toan',
  label: 'Thanh toán',
  title: 'Thanh toán phí, lệ phí giải quyết thủ tục hành chính',
  unit: 'Số lượt thu có biên lai; số hồ sơ TTHC',
  source: 'Cách tính của Bộ chỉ số theo Quyết định 766/QĐ-TTg, mục 3.6; chưa có biểu ban hành',
  rowsBy: ['unit'],
  columns: [
    { no: 1, kind: 'index', label: 'TT' },
    { no: 2, kind: 'name', label: 'Đơn vị' },
    { no: 3, kind: 'count', under: [RECEIPTS], label: 'Tổng số', count: { sum: ['paymentsOnline', 'paymentsTransfer', 'paymentsCash'] } },
    { no: 4, kind: 'count', under: [RECEIPTS], label: 'Trực tuyến', count: { sum: ['paymentsOnline'] } },
    { no: 5, kind: 'count', under: [RECEIPTS], label: 'Chuyển khoản', count: { sum: ['paymentsTransfer'] } },
    { no: 6, kind: 'count', under: [RECEIPTS], label: 'Tiền mặt', count: { sum: ['paymentsCash'] } },
    { no: 7, kind: 'share', under: [RECEIPTS], label: 'Tỷ lệ trực tuyến', of: 4, base: 3 },
    { no: 8, kind: 'count', under: [FEE_DOSSIERS], label: 'Tổng số', count: { sum: ['receivedWithFee'] } },
    { no: 9, kind: 'count', under: [FEE_DOSSIERS], label: 'Đã thanh toán trực tuyến', count: { sum: ['receivedPaidOnline'] } },
    { no: 10, kind: 'share', under: [FEE_DOSSIERS], label: 'Tỷ lệ', of: 9, base: 8 },
  ],
  identities: [{ kind: 'equal', left: [3], right: [4, 5, 6] }, { kind: 'within', part: 9, whole: 8 }],
  notes: ['Biên lai đã hủy không tính.', 'Hồ sơ miễn phí hoặc được miễn toàn bộ không ở tử số, không ở mẫu số; hồ sơ nộp trực tuyến lúc nào cũng tính vào kỳ tiếp nhận.'],
}

/** Tổng hợp phiếu kiểm soát: các bước đã xong trong kỳ. */
export const controlSlips: ReportFormInput = {
  ...OURS,
  code: 'PKS',
  slug: 'phieu-kiem-soat',
  label: 'Phiếu kiểm soát',
  title: 'Tổng hợp phiếu kiểm soát quá trình giải quyết hồ sơ',
  unit: 'Số bước xử lý; giờ làm việc',
  source: 'Phiếu kiểm soát quá trình giải quyết hồ sơ, Thông tư 03/2025/TT-VPCP, Mẫu số 06 (trước: 01/2018/TT-VPCP, Mẫu số 05)',
  rowsBy: ['unit', 'sector'],
  columns: [
    { no: 1, kind: 'index', label: 'TT' },
    { no: 2, kind: 'name', label: 'Đơn vị, lĩnh vực' },
    { no: 3, kind: 'count', label: 'Bước đã xong trong kỳ', count: { sum: ['stepsInTime', 'stepsOverdue'] } },
    { no: 4, kind: 'count', label: 'Trong thời gian được giao', count: { sum: ['stepsInTime'] } },
    { no: 5, kind: 'count', label: 'Quá thời gian được giao', count: { sum: ['stepsOverdue'] } },
    { no: 6, kind: 'share', label: 'Tỷ lệ trong thời gian', of: 4, base: 3 },
    { no: 7, kind: 'minutes', label: 'Thời gian được giao (giờ làm việc)', count: { sum: ['stepAllottedMinutes'] } },
    { no: 8, kind: 'minutes', label: 'Thời gian đã dùng (giờ làm việc)', count: { sum: ['stepWorkedMinutes'] } },
  ],
  identities: [{ kind: 'equal', left: [3], right: [4, 5] }],
  notes: ['Bước của mỗi cơ quan, đơn vị giữ bước ấy; không tính bước lấy ý kiến phối hợp.', 'Thời gian đã dùng không gồm lúc tạm dừng; bước nhận và chuyển ngay trong một thao tác không có thời gian riêng, không tính.'],
}
