/** How a change of an account is told to the contacts that it had. `{luc}` and `{trang}` are filled. */
export const noticeWords = {
  password: 'Mật khẩu tài khoản cổng dịch vụ công của bạn đã được đổi lúc {luc}. Không phải bạn đổi? Đặt lại ngay tại {trang}',
  contact:
    'Số điện thoại hoặc thư điện tử của tài khoản cổng dịch vụ công của bạn đã được đổi lúc {luc}. Không phải bạn đổi? Đặt lại mật khẩu tại {trang} hoặc báo ngay cho bộ phận một cửa.',
} as const

export const noticeSubject = 'Tài khoản cổng dịch vụ công của bạn vừa thay đổi'
