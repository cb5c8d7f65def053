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
} as const
export type CitizenRefusal = keyof typeof CITIZEN_REFUSALS

/** The sentence for people. */
export const citizenSentence = ({ code, facts }: Refusal<CitizenRefusal>): string => fillSentence(CITIZEN_REFUSALS[code], facts)
