/** Refusals of the shell itself, before any capability is asked. */
export const WEB_REFUSALS = {
  routeNotFound: 'Không có địa chỉ này. Xem lại đường dẫn.',
  signInFirst: 'Bạn cần đăng nhập để làm việc này.',
  forbidden: 'Tài khoản của bạn không có quyền làm việc này. Liên hệ quản trị đơn vị nếu bạn cần quyền.',
  bodyTooLarge: 'Nội dung gửi lên quá lớn. Gửi ít hơn, hoặc tải tệp lên ở mục giấy tờ.',
  crossSiteRequest: 'Yêu cầu đến từ một trang khác nên không được nhận. Mở lại trang này và làm lại.',
  staleForm: 'Biểu mẫu đã cũ hoặc trình duyệt chặn cookie. Tải lại trang rồi gửi lại.',
  malformedAddress: 'Địa chỉ có ký tự hỏng. Gõ lại địa chỉ, hoặc mở lại từ trang chủ.',
  malformedBody: 'Nội dung gửi lên không đọc được. Xem lại định dạng.',
  notJson: 'API chỉ nhận nội dung kiểu application/json.',
  invalidInput: 'Có ô chưa đúng. Sửa các ô được nêu rồi gửi lại.',
  internalError:
    'Hệ thống gặp lỗi. Việc vừa làm có thể chưa được lưu. Thử lại; nếu vẫn lỗi, báo mã yêu cầu cho quản trị.',
  notReady: 'Hệ thống chưa ghi được dữ liệu. Thử lại sau ít phút.',
} as const
export type WebRefusal = keyof typeof WEB_REFUSALS
