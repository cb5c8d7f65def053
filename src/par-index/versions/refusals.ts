/** What the commands on sets of criteria refuse, as people read it. */
export const VERSION_REFUSALS = {
  indexVersionNotFound: 'Không tìm thấy bộ chỉ số này, hoặc bạn không xem được dự thảo. Tải lại danh sách rồi chọn lại.',
  indexVersionEditNotAllowed: 'Chỉ đầu mối cải cách hành chính cấp tỉnh soạn được bộ chỉ số. Liên hệ Sở Nội vụ nếu cần sửa.',
  indexVersionIssueNotAllowed: 'Chỉ lãnh đạo UBND tỉnh, hoặc người được ủy quyền, ban hành và cho hết hiệu lực bộ chỉ số.',
  indexVersionFixed: 'Bộ này đã ban hành nên không sửa được. Lập dự thảo mới từ bộ này để điều chỉnh.',
  indexVersionNotIssuedConflict: 'Bộ này không ở trạng thái đang dùng nên không cho hết hiệu lực được.',
  indexVersionChanged: 'Người khác vừa sửa dự thảo này. Nội dung bạn nhập còn ở dưới; tải lại trang để xem bản mới rồi ghi lại.',
  indexVersionCodeTaken: 'Mã “{code}” đã dùng cho một bộ chỉ số khác. Đặt mã khác.',
  indexVersionCodeInvalid: 'Mã “{code}” không đúng. Chỉ dùng chữ thường không dấu, chữ số và dấu gạch ngang, ví dụ cap-xa-2027.',
  indexVersionSourceUnknown: 'Không có bộ chỉ số “{code}” để lập dự thảo từ đó. Chọn một bộ trong danh sách.',
  indexVersionInvalid: 'Nội dung chưa đúng ở “{field}”. Xem lại mục này rồi ghi lại.',
  indexVersionFaulty: 'Bộ chỉ số còn {count} chỗ phải sửa trước khi ban hành. Xem danh sách ở đầu trang.',
  indexLineNotFound: 'Không còn dòng này trong dự thảo. Tải lại trang rồi chọn lại.',
  indexSheetNotFound: 'Không tìm thấy tệp, hoặc tệp đã được nhập rồi. Gửi lại tệp.',
  indexDecisionRequired: 'Ghi số quyết định ban hành, ví dụ 3012/QĐ-UBND.',
  indexDecisionDayInvalid: 'Ngày quyết định không được sau hôm nay. Xem lại ngày ghi trên quyết định.',
  indexEndReasonRequired: 'Ghi lý do hết hiệu lực, ví dụ quyết định thay thế.',
  indexLastDayInvalid: 'Ngày cuối phải từ ngày ban hành {from} trở đi.',
} as const
export type VersionRefusal = keyof typeof VERSION_REFUSALS
