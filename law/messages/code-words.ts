/** How a code to prove a phone number or a mail address is told. `{ma}` and `{phut}` are filled. */
export const codeWords = {
  signUp: 'Mã đăng ký tài khoản cổng dịch vụ công của bạn: {ma}. Mã dùng được {phut} phút. Đừng đưa mã cho ai.',
  password: 'Mã đặt lại mật khẩu cổng dịch vụ công của bạn: {ma}. Mã dùng được {phut} phút. Đừng đưa mã cho ai.',
  contact: 'Mã xác nhận liên hệ trên cổng dịch vụ công của bạn: {ma}. Mã dùng được {phut} phút. Đừng đưa mã cho ai.',
} as const

export const codeSubject = 'Mã xác nhận của cổng dịch vụ công'
