/**
 * Words of Vietnamese administrative reports, as regular expressions over lower-case composed text. What a figure
 * counts, what it is called, and what only looks like a figure.
 */
export const reportWords = {
  source: 'Tổng hợp của dự án từ báo cáo cải cách hành chính của các tỉnh, huyện, xã 2017–2023',
  checked: 'toVerify' as const,

  /** What is counted, by the words that follow the number; the first that fits. */
  units: {
    dossier: 'hồ sơ|bộ hồ sơ|lượt hồ sơ',
    procedure: 'thủ tục|tthc|dịch vụ công|dvc',
    point: 'điểm',
    person: 'cán bộ|công chức|viên chức|cbcc|người|lao động|học viên|đồng chí|giáo viên|biên chế|hộ gia đình|công dân',
    turn: 'lượt',
    agency: 'đơn vị|cơ quan|xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|phòng|sở|ban|ngành|bộ phận|trung tâm|địa phương',
    school: 'trường',
    document: 'văn bản|nghị quyết|quyết định|công văn|kế hoạch|báo cáo|thông báo',
    criterion: 'tiêu chí|chỉ tiêu|chỉ số',
    task: 'nhiệm vụ|nội dung công việc',
    meeting: 'cuộc|buổi|hội nghị|đợt|lớp',
    petition: 'phản ánh|kiến nghị|đơn|vụ việc|vụ|ý kiến',
    form: 'phiếu|giấy|biểu mẫu',
    news: 'tin|bài|chuyên mục|phóng sự|chuyên đề',
    money: 'triệu|tỷ|tỉ|nghìn đồng|đồng|đ(?![\\p{L}])',
    day: 'ngày',
    hour: 'giờ',
    minute: 'phút',
    month: 'tháng',
  },

  /** A number after these is "about", "at least" or a target: nothing is computed from it. */
  approximate: '(?:trên|hơn|gần|khoảng|dưới|tối thiểu|ít nhất|tối đa|không quá|từ|xấp xỉ|ước|phấn đấu|chỉ tiêu)(?: đạt)?(?: là)?(?: trên)?',

  /** Numbers that name something: dates, documents, levels, ranks, times, telephones. */
  names: [
    '\\d{1,2}\\s*[/.-]\\s*\\d{1,2}\\s*[/.-]\\s*(?:19|20)\\d{2}',
    '(?:ngày|tối|sáng|chiều)\\s+\\d{1,2}\\s*/\\s*\\d{1,2}(?!\\d)',
    '(?:tháng|quý)\\s+\\d{1,2}\\s*[/-]\\s*(?:19|20)\\d{2}',
    '(?:0?[1-9]|1[0-2])/(?:19|20)\\d{2}(?!\\d)',
    '(?:năm học|năm|giai đoạn|nhiệm kỳ|niên độ)\\s+(?:19|20)\\d{2}(?:\\s*[-–]\\s*(?:19|20)?\\d{2,4})?',
    '(?:19|20)\\d{2}\\s*[-–]\\s*(?:19|20)\\d{2}(?!\\d)',
    '(?:ngày|tháng)\\s+\\d{1,2}(?!\\d)',
    '\\d{1,2}(?::\\d{2}|h\\d{2}|\\s*giờ\\s*\\d{2})(?!\\d)(?:\\s*(?:am|pm|sa|ch))?',
    '(?<!tổng )(?<!con )(?<!một )số\\s+\\d+(?:/(?:19|20)\\d{2})?(?!\\d|[/,.]\\d)(?:\\s*[-/]\\s*[\\p{L}][\\p{L}\\d]*)*',
    '\\d+(?:/\\d{4})?\\s*[/-]\\s*(?:nđ|qđ|kh|nq|tt|ct|cv|tb|bc|ttg|ubnd|hđnd|ctr|ttr|hd|lt|qh|snv|bnv|vpcp|sở|đkt)[\\p{L}\\d]*(?:\\s*[-/]\\s*[\\p{L}][\\p{L}\\d]*)*',
    '(?:nghị quyết|nghị định|quyết định|công văn|kế hoạch|thông báo|thông tư|chỉ thị|luật|điều|khoản|chương|phụ lục|biểu|mẫu|khóa|khoá|kỳ họp thứ)\\s+\\d[\\d./]*(?:\\s*[-/]\\s*[\\p{L}][\\p{L}\\d]*)*',
    '(?:iso|tcvn|qcvn|covid|thứ|vị trí)[\\s-]+\\d+(?:\\s*[:/-]\\s*\\d+)*',
    '(?:mức độ|mức|cấp độ|hạng|bậc|loại|nhóm|lần|lớp|kỳ|giải|phần|mục|bước|đề án)[\\s-]+\\d{1,2}(?!\\d)(?:\\s*(?:,|và|-)\\s*\\d(?![\\d.,]))*',
    '(?<!\\d)0\\d{8,10}(?!\\d)',
    '(?<![\\d.])\\d{9,}(?![\\d.])',
  ],

  /** Labels before a number. */
  received: 'tiếp nhận|nhận được|đã nhận',
  carried: 'kỳ trước|tồn (?:kỳ )?trước|chuyển sang|chuyển qua|năm trước chuyển',
  processed: '(?:đã )?(?:xử lý|giải quyết)(?: xong)?|hoàn thành|đã trả',
  pending: 'đang (?:được )?(?:xử lý|giải quyết)|chưa (?:xử lý|giải quyết)|chưa đến hạn|còn lại',
  early: '(?:sớm )?trước hạn|sớm hạn|sớm hẹn',
  onTime: 'đúng hạn',
  late: 'quá hạn|trễ hạn|chậm',
  total: 'tổng(?: số| cộng)?|toàn (?:huyện|tỉnh|xã|quận|thành phố|phường)|cộng|cả (?:huyện|tỉnh|năm)',
  added: '(?:tăng |triển khai |bổ sung )?thêm|tăng thêm|bổ sung',
  raisedTo: 'nâng (?:tổng số )?(?:\\S+ ){0,3}lên|nâng tổng số|đưa tổng số|tổng số lên',
  share: 'đạt(?: tỷ lệ| tỉ lệ)?|chiếm(?: tỷ lệ| tỉ lệ)?|tỷ lệ|tỉ lệ|tương ứng|tương đương|bằng',
  shareOf: 'tỷ lệ|tỉ lệ|tỷ trọng',
  grew: 'tăng|giảm',
  fell: 'giảm',
  loweredTo: 'xuống|còn',
  untaken: 'bộ phận|văn phòng|trung tâm|chi nhánh|ban|phòng',
  month: 'tháng',
  headings: 'kết quả|trong|công tác|báo cáo',
  in: 'trong',
  and: 'và',
  is: 'là|đạt|:',
  pointsSign: 'điểm',
  percent: '%|phần trăm',
  against: 'so với|so cùng kỳ|cùng kỳ',
  complement: 'chưa|không|còn lại|thấp hơn|kém',
  rest: 'còn lại',
  outOf: 'trong tổng số|trong số|trên tổng số',
  ofWhich: 'trong đó',
  consistsOf: 'bao gồm|gồm(?: có)?|cụ thể|chia ra',
  maximum: 'tối đa',
  openEnded: '\\.\\.\\.|…|v\\.v',
  cut: 'rút (?:ngắn|gọn|xuống)|cắt giảm|giảm',

  /** Ways to divide dossiers: parts named in two of them may overlap, so that their sum says nothing. */
  dimensions: [
    'đúng hạn|trước hạn|quá hạn|sớm hạn|trễ hạn',
    'trực tuyến|trực tiếp|bưu chính|toàn trình|một phần|mức độ',
    'cấp tỉnh|cấp huyện|cấp xã|cấp quận|cấp phường',
    '(?<!\\p{L})nam(?!\\p{L})|(?<!\\p{L})nữ(?!\\p{L})',
  ],
}
