import { fillSentence } from '#kernel/sentence.ts'
import type { FieldError, FieldErrorCode } from './domain/check.ts'

/** What is wrong with an answer, where, and what to do about it. `{label}` names the field. */
const FIELD_ERRORS = {
  missing: 'Chưa điền “{label}”.',
  nameInvalid: '“{label}” có số hoặc ký tự lạ. Ghi họ tên như trên giấy tờ, chỉ gồm chữ cái.',
  identityNumberInvalid: '“{label}” phải là 12 chữ số đúng cấu trúc, bạn ghi {digits} chữ số. Xem lại trên thẻ căn cước.',
  dateInvalid: '“{label}” không phải là một ngày. Ghi ngày/tháng/năm, ví dụ 05/03/1993.',
  partialDateInvalid: '“{label}” không phải là ngày, tháng hay năm. Ghi 05/03/1993; chỉ nhớ tháng thì 03/1993, chỉ nhớ năm thì 1993.',
  dateTooEarly: '“{label}” không được trước ngày {day}. Xem lại ngày đã ghi.',
  dateTooLate: '“{label}” không được sau ngày {day}. Xem lại ngày đã ghi.',
  dateInFuture: '“{label}” là ngày chưa tới. Ghi ngày đã qua hoặc hôm nay.',
  dateInPast: '“{label}” là ngày đã qua. Ghi hôm nay hoặc ngày sau đó.',
  timeInvalid: '“{label}” không phải là giờ trong ngày. Ghi giờ và phút, ví dụ 7:05 hoặc 19:30.',
  phoneInvalid: '“{label}” không đúng. Ghi 10 chữ số bắt đầu bằng 0, ví dụ 0912345678; số nước ngoài bắt đầu bằng dấu +.',
  emailInvalid: '“{label}” không đúng. Ghi như ten@vidu.vn.',
  tooLong: '“{label}” dài {length} ký tự, nhiều nhất {longest}. Rút ngắn lại.',
  numberInvalid: '“{label}” phải là số. Ghi bằng chữ số, ví dụ 1.500 hoặc 12,5.',
  notWhole: '“{label}” phải là số nguyên. Bỏ phần sau dấu phẩy.',
  tooSmall: '“{label}” ít nhất là {limit}. Xem lại số đã ghi.',
  tooLarge: '“{label}” nhiều nhất là {limit}. Xem lại số đã ghi.',
  notNegative: '“{label}” phải lớn hơn 0. Xem lại số đã ghi.',
  choiceUnknown: '“{label}” không có trong danh sách. Chọn lại một mục.',
  taxCodeInvalid: '“{label}” không đúng. Mã số thuế có 10 hoặc 13 chữ số; cá nhân dùng số định danh 12 chữ số. Xem lại trên giấy tờ.',
  tooManyFiles: '“{label}” nhận nhiều nhất {limit} tệp. Bỏ bớt tệp.',
  tooFewRows: '“{label}” cần ít nhất {limit} dòng. Bấm “Thêm” để ghi thêm.',
  tooManyRows: '“{label}” nhận nhiều nhất {limit} dòng. Xóa bớt dòng.',
} as const satisfies Record<FieldErrorCode, string>

/** What "not answered" means for fields that are not typed. */
const MISSING: Partial<Readonly<Record<FieldError['kind'], string>>> = {
  sex: 'Chưa chọn “{label}”. Chọn một ô.',
  yesNo: 'Chưa trả lời “{label}”. Chọn Có hoặc Không.',
  choice: 'Chưa chọn “{label}”. Chọn một ô.',
  choices: 'Chưa chọn “{label}”. Chọn ít nhất một ô.',
  ethnicGroup: 'Chưa chọn “{label}”. Chọn trong danh sách.',
  nationality: 'Chưa chọn “{label}”. Chọn trong danh sách.',
  listItem: 'Chưa chọn “{label}”. Chọn trong danh sách.',
  file: 'Chưa có tệp cho “{label}”. Chụp ảnh hoặc chọn tệp rồi tải lên.',
  declaration: 'Chưa đánh dấu “{label}”. Đọc lời cam đoan rồi đánh dấu vào ô.',
}

/** The name of a field for people: its block first, then itself. */
export const fullLabel = (labels: readonly string[]): string => labels.join(': ')

/** The sentence for one error of a form. */
export const fieldErrorSentence = ({ code, kind, labels, facts }: FieldError): string =>
  fillSentence((code === 'missing' ? MISSING[kind] : undefined) ?? FIELD_ERRORS[code], { ...facts, label: fullLabel(labels) })

/** The errors of a page as `FormReply.errors` and the summary read them: box → sentence. */
export const fieldErrorSentences = (errors: readonly FieldError[]): Record<string, string> =>
  Object.fromEntries(errors.map((error) => [error.path, fieldErrorSentence(error)]))
