import type { Refusal } from '#kernel/result.ts'
import { fillSentence } from '#kernel/sentence.ts'

/** Every refusal of this capability, with the sentence that people read. `{fact}` is filled at the door. */
export const CITIZEN_REFUSALS = {
  contactInvalid:
    'Số điện thoại hoặc thư điện tử chưa đúng. Nhập số di động 10 chữ số, ví dụ 0912 345 678, hoặc địa chỉ thư, ví dụ ten@gmail.com.',
  codesLocked: 'Đã gửi quá nhiều mã. Đợi đến {until} rồi thử lại; mã gửi trước đó vẫn dùng được nếu chưa quá 10 phút.',
  codeInvalid: 'Mã không đúng. Xem lại tin nhắn mới nhất rồi nhập đủ 6 chữ số.',
  codeExpired: 'Mã đã quá 10 phút hoặc đã nhập sai nhiều lần. Bấm “Gửi lại mã” để nhận mã mới.',
  proofExpired: 'Bước xác nhận trước đã quá hạn. Nhập lại số điện thoại hoặc thư điện tử để nhận mã mới.',
  citizenSignInInvalid: 'Số điện thoại, thư điện tử hoặc mật khẩu không đúng. Kiểm tra lại, hoặc chọn “Quên mật khẩu”.',
  citizenLocked: 'Đã nhập sai quá số lần cho phép nên tạm khóa đến {until}. Đợi đến lúc đó, hoặc chọn “Quên mật khẩu”.',
  passwordTooShort: 'Mật khẩu quá ngắn. Dùng ít nhất {minLength} ký tự; một câu dễ nhớ là tốt nhất.',
  passwordTooLong: 'Mật khẩu quá dài. Dùng nhiều nhất {maxLength} ký tự.',
  passwordCommonInvalid: 'Mật khẩu này nằm trong nhóm bị đoán đầu tiên. Chọn mật khẩu khác.',
  passwordLoginInvalid: 'Mật khẩu chứa số điện thoại hoặc thư điện tử của bạn, hoặc lặp lại quá ít ký tự. Chọn mật khẩu khác.',
  contactTaken: 'Số điện thoại hoặc thư điện tử này vừa được một tài khoản khác xác nhận. Đăng nhập bằng tài khoản đó.',
  actingNotAllowed: 'Bạn không còn quyền làm thay. Xem lại thành viên của tổ chức hoặc hiệu lực giấy ủy quyền.',
  taxNumberInvalid:
    'Mã số chưa đúng. Nhập mã số thuế 10 chữ số (chi nhánh thêm 3 số), hoặc số định danh 12 chữ số của hộ kinh doanh; xem trên giấy đăng ký.',
  taxNumberTaken: 'Mã số này đã có một tổ chức được xác nhận. Người đại diện xin vào bằng lời mời của tổ chức đó.',
  organisationNotFound: 'Không tìm thấy tổ chức này, hoặc bạn không quản lý nó. Quay lại danh sách rồi chọn lại.',
  memberRightsMissing: 'Chọn ít nhất một quyền cho thành viên.',
  memberNotFound: 'Người này không còn là thành viên. Tải lại trang để xem danh sách mới.',
  memberAlreadyExists: 'Bạn đã là thành viên của tổ chức này.',
  lastManagerConflict: 'Đây là người quản lý cuối cùng của tổ chức. Giao quyền quản lý cho người khác trước.',
  invitationExpired: 'Lời mời đã dùng hoặc quá hạn 7 ngày. Xin người quản lý của tổ chức gửi lời mời mới.',
  principalNumberInvalid: 'Số định danh của người ủy quyền chưa đúng. Nhập đủ 12 chữ số như trên căn cước.',
  powerDatesInvalid: 'Thời hạn ủy quyền chưa đúng. Ngày bắt đầu không sau ngày kết thúc, và ngày kết thúc chưa qua.',
  powerTooLong: 'Thời hạn dài quá {years} năm. Khai lại khi hết hạn nếu vẫn còn ủy quyền.',
  powerOfOneselfInvalid: 'Không ủy quyền cho chính mình. Người ủy quyền và người được ủy quyền là hai người khác nhau.',
  powerOfAnotherNotAllowed: 'Số định danh trên giấy ủy quyền không trùng số trong tài khoản của bạn. Khai số của bạn ở “Dữ liệu của tôi”, hoặc nhờ người được ủy quyền khai lại cho đúng.',
  powerFileMissing: 'Không còn tệp vừa tải lên. Chọn lại tệp rồi gửi lại.',
  powerExpired: 'Giấy ủy quyền này đã được chấp nhận, đã hết hạn hoặc đã chấm dứt. Xem lại danh sách.',
  powerNotFound: 'Không tìm thấy giấy ủy quyền này. Kiểm tra lại mã.',
  providerUnavailable: '{provider} chưa trả lời. Đợi ít phút rồi thử lại, hoặc đăng nhập bằng cách khác.',
  eidSignInInvalid: 'Chưa đăng nhập được bằng {provider}. Thử lại; nếu vẫn không được, đăng nhập bằng cách khác.',
  eidAttemptExpired: 'Lần đăng nhập này đã quá 10 phút hoặc đã dùng rồi. Bấm đăng nhập lại từ đầu.',
  eidTaken: 'Định danh này đã là một tài khoản khác trên cổng. Đăng nhập thẳng bằng định danh để vào tài khoản đó; hai tài khoản không gộp làm một.',
  eidOfAnotherNotAllowed: 'Định danh vừa đăng nhập không phải của chủ tài khoản này. Đăng nhập lại bằng đúng định danh của bạn.',
  eidReusedNotAllowed: 'Thông tin định danh không khớp với lần trước. Liên hệ cơ quan để kiểm tra trước khi đăng nhập tiếp.',
  proofStale: 'Đã lâu từ lần cuối bạn chứng minh là chính chủ. Xác nhận lại rồi làm tiếp.',
  passwordInvalid: 'Mật khẩu không đúng. Nhập lại.',
  contactRequired: 'Thêm số điện thoại hoặc thư điện tử trước: mật khẩu đi cùng một trong hai thứ đó.',
  ownNumberInvalid: 'Số định danh chưa đúng. Nhập đủ 12 chữ số như trên căn cước.',
  birthDateInvalid: 'Ngày sinh chưa đúng. Nhập ngày/tháng/năm, ví dụ 12/3/1993; chỉ nhớ năm thì nhập năm.',
  sessionNotFound: 'Phiên này không còn. Tải lại trang để xem danh sách mới.',
  passkeyInvalid: 'Chưa dùng được khóa truy cập này. Thử lại, hoặc đăng nhập bằng cách khác.',
  passkeyNotFound: 'Khóa này không còn. Tải lại trang để xem danh sách mới.',
} as const
export type CitizenRefusal = keyof typeof CITIZEN_REFUSALS

/** The sentence for people. */
export const citizenSentence = ({ code, facts }: Refusal<CitizenRefusal>): string => fillSentence(CITIZEN_REFUSALS[code], facts)
