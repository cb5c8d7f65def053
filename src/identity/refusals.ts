import type { Refusal } from '#kernel/result.ts'
import { fillSentence } from '#kernel/sentence.ts'

/** Every refusal of this capability, with the sentence that people read. `{fact}` is filled at the door. */
export const IDENTITY_REFUSALS = {
  credentialsInvalid: 'Tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra lại rồi đăng nhập lại.',
  loginLocked:
    'Đã nhập sai quá số lần cho phép nên tạm khóa đến {until}. Đợi đến lúc đó, hoặc nhờ quản trị đơn vị mở khóa.',
  secondFactorInvalid: 'Mã xác thực không đúng hoặc đã dùng. Nhập mã mới nhất trên ứng dụng, hoặc một mã dự phòng.',
  signInExpired: 'Bước đăng nhập trước đã quá hạn. Đăng nhập lại từ đầu.',
  sessionNotFound: 'Phiên này không còn. Tải lại trang để xem danh sách mới.',
  currentPasswordInvalid: 'Mật khẩu hiện tại không đúng. Nhập lại.',
  passwordTooShort: 'Mật khẩu quá ngắn. Dùng ít nhất {minLength} ký tự; một câu dễ nhớ là tốt nhất.',
  passwordTooLong: 'Mật khẩu quá dài. Dùng nhiều nhất {maxLength} ký tự.',
  passwordCommonInvalid: 'Mật khẩu này nằm trong nhóm bị đoán đầu tiên. Chọn mật khẩu khác.',
  passwordLoginInvalid: 'Mật khẩu chứa tên đăng nhập hoặc lặp lại quá ít ký tự. Chọn mật khẩu khác.',
  passwordUnchangedInvalid: 'Mật khẩu mới trùng mật khẩu hiện tại. Chọn mật khẩu khác.',
  totpAlreadyDone: 'Xác thực hai lớp đã bật. Tắt trước nếu muốn cài lại trên máy khác.',
  totpPolicyConflict: 'Vai trò của bạn bắt buộc xác thực hai lớp nên không tắt được. Đổi điện thoại thì nhờ quản trị đặt lại tài khoản.',
  totpRequired: 'Chưa có mã cài đặt xác thực hai lớp. Bấm “Cài đặt” để lấy mã mới.',
  integrationNotAllowed: 'Chỉ quản trị toàn tỉnh được cấp hoặc thu hồi quyền gọi API, và không cấp vai trò quản trị cho phần mềm.',
  integrationUnitUnknown: 'Không có đơn vị này hôm nay. Xem lại mã đơn vị.',
  integrationUnknown: 'Không có hệ thống kết nối này, hoặc đã thu hồi rồi.',
  accountNotFound: 'Không tìm thấy tài khoản. Tải lại trang rồi chọn lại.',
  accountAlreadyExists: 'Cán bộ này đã có tài khoản {login}.',
  loginInvalid:
    'Tên đăng nhập “{login}” không dùng được. Dùng 3–64 chữ thường không dấu, chữ số hoặc . _ - @, bắt đầu bằng chữ hoặc số.',
  loginTaken: 'Tên đăng nhập {login} đã có người dùng. Chọn tên khác.',
  accountsNotAllowed: 'Bạn không có quyền quản trị tài khoản của người này. Liên hệ quản trị cấp trên.',
  ownAccountConflict: 'Không tự khóa tài khoản của chính mình. Nhờ một quản trị khác.',
  lastAdministratorConflict:
    'Đây là quản trị hệ thống cuối cùng còn đăng nhập được. Tạo tài khoản cho một quản trị khác trước.',
  linkExpired: 'Liên kết đã dùng hoặc quá hạn. Nhờ quản trị đơn vị gửi liên kết mới.',
  policyNotAllowed: 'Chỉ quản trị toàn cơ quan được đổi chính sách bảo mật. Liên hệ quản trị cấp trên.',
  policyInvalid: 'Giá trị “{field}” ngoài khoảng cho phép. Xem khoảng ghi cạnh ô rồi nhập lại.',
} as const
export type IdentityRefusal = keyof typeof IDENTITY_REFUSALS

/** The sentence for people. */
export const identitySentence = ({ code, facts }: Refusal<IdentityRefusal>): string =>
  fillSentence(IDENTITY_REFUSALS[code], facts)
