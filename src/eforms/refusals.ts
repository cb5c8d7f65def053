import type { Refusal } from '#kernel/result.ts'
import { fillSentence } from '#kernel/sentence.ts'
import type { FieldError, FieldErrorCode } from './domain/check.ts'
import type { FormFinding } from './domain/lint-form.ts'
import type { FormProblem } from './compile-form.ts'

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
  placeUnsettled: 'Chưa rõ “{label}” là nơi nào. Chọn một dòng bên dưới ô, hoặc ghi thêm huyện cũ, tỉnh.',
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

/** Every refusal of the commands, with the sentence that people read. */
export const FORM_REFUSALS = {
  formEditNotAllowed: 'Bạn không có quyền sửa biểu mẫu của lĩnh vực này. Liên hệ đầu mối kiểm soát thủ tục hành chính.',
  formProcedureUnknown: 'Không có thủ tục {code} đang hiệu lực. Chọn một thủ tục trong danh mục.',
  formDraftTaken: 'Thủ tục {code} đã có một bản nháp biểu mẫu. Mở bản nháp đó để sửa tiếp.',
  formNotFound: 'Không tìm thấy biểu mẫu. Tải lại danh sách rồi chọn lại.',
  formFixed: 'Phiên bản này đã ban hành nên không sửa được. Tạo bản nháp mới từ phiên bản này.',
  formEditConflict: 'Người khác vừa lưu bản nháp này. Tải lại trang để xem bản mới rồi sửa tiếp; nội dung của bạn chưa được ghi.',
  formInvalid: 'Nội dung biểu mẫu chưa đúng ở “{field}”. Xem lại mục này rồi lưu lại.',
  formFaulty: 'Biểu mẫu còn {count} chỗ phải sửa trước khi ban hành: {first}',
  formDayInvalid: 'Phiên bản trước có hiệu lực từ {day}. Chọn ngày sau ngày đó.',
} as const
export type FormRefusal = keyof typeof FORM_REFUSALS

export const formRefusalSentence = (refusal: Refusal<FormRefusal>): string => fillSentence(FORM_REFUSALS[refusal.code], refusal.facts)

/** What each type of value is called where a condition mixes them up. */
const TYPE_WORDS: Readonly<Record<string, string>> = {
  text: 'chữ', number: 'số', boolean: 'có hoặc không', date: 'ngày', nothing: 'trống', texts: 'danh sách lựa chọn', numbers: 'một cột số',
  booleans: 'một cột có hoặc không', dates: 'một cột ngày', rows: 'một bảng',
}

const PROBLEMS = {
  feelSyntax: 'Điều kiện viết dở hoặc sai ở ký tự thứ {column}{near}. Ví dụ đúng: relation = "proxy" and age >= 18.',
  feelName: 'Không có ô nào tên “{found}” (ký tự thứ {column}). Tên mỗi ô ghi cạnh ô đó trong danh sách ô.',
  feelLater: 'Ô “{found}” đứng sau chỗ này. Điều kiện chỉ được dựa vào ô đứng trước; chuyển ô đó lên trước.',
  feelNotAllowed: 'Không dùng được “{found}” (ký tự thứ {column}) trong biểu mẫu. Viết lại bằng so sánh, and, or, not, if.',
  feelFunction: 'Không dùng được hàm “{found}” (ký tự thứ {column}), hoặc hàm thiếu phần trong ngoặc.',
  feelType: 'Ở ký tự thứ {column}, “{found}” phải là {wanted}.',
  feelText: '“{found}” so sánh lớn nhỏ với chữ. Lớn nhỏ chỉ dùng cho số và ngày; với chữ hãy dùng = hoặc !=.',
  feelDay: '“{found}” không phải là một ngày. Viết như date("2026-01-31").',
  feelRange: '“{found}” không phải là một khoảng. Ghi hai đầu bằng số hoặc ngày cố định, đầu nhỏ trước.',
  feelCondition: 'Điều kiện phải cho ra đúng hoặc sai; “{found}” thì không. Ví dụ: {example}.',
  idDoubled: 'Tên ô “{id}” dùng cho hai ô. Đổi tên một ô.',
  idReserved: 'Tên ô “{id}” là từ dành riêng. Đổi tên khác.',
  partUnknown: 'Khối này không có phần “{part}”. Bỏ phần đó.',
  listUnknown: 'Không có danh sách “{list}”. Chọn một danh sách có sẵn.',
} as const satisfies Record<FormProblem['code'], string>

/** The sentence for what keeps a form from being published, with the field it concerns. */
export const formProblemSentence = ({ code, labels, facts }: FormProblem): string => {
  const found = String(facts['found'] ?? '')
  const sentence = fillSentence(PROBLEMS[code], {
    ...facts,
    near: found === '' ? '' : `, gần “${found}”`,
    wanted: TYPE_WORDS[String(facts['wanted'])] ?? String(facts['wanted'] ?? ''),
    example: `${found} = "…"`,
  })
  return labels.length === 0 ? sentence : `${labels.join(' › ')}: ${sentence}`
}

const FINDINGS = {
  pageEmpty: 'Trang này chưa có ô nào. Thêm ô hoặc bỏ trang.',
  pageUnreachable: 'Điều kiện của trang không bao giờ đúng, nên không ai thấy trang này. Sửa điều kiện.',
  requiredUnreachable: 'Ô bắt buộc này không bao giờ hiện ra vì điều kiện không bao giờ đúng. Sửa điều kiện hoặc bỏ ô.',
  fieldUnreachable: 'Ô này không bao giờ hiện ra vì điều kiện không bao giờ đúng.',
  declarationMissing: 'Biểu mẫu chưa có lời cam đoan. Thêm một ô “Lời cam đoan” ở trang cuối.',
  paperUnknown: 'Ô tải tệp này gắn với một giấy tờ không còn trong thủ tục. Chọn lại giấy tờ.',
  paperMissing: 'Chưa có ô tải tệp cho giấy tờ bắt buộc “{paper}”.',
} as const satisfies Record<FormFinding['code'], string>

export const formFindingSentence = ({ code, labels, facts }: FormFinding): string => {
  const sentence = fillSentence(FINDINGS[code], facts)
  return labels.length === 0 ? sentence : `${labels.join(' › ')}: ${sentence}`
}

/** What is wrong with a setting of a field, by the box it was typed into. */
const SETTINGS: Readonly<Record<string, string>> = {
  id: 'Tên dùng trong điều kiện gồm chữ không dấu và số, bắt đầu bằng chữ thường, ví dụ ngaySinh.',
  label: 'Chưa có câu hỏi. Ghi câu mà người dân đọc.',
  options: 'Ghi ít nhất một lựa chọn, mỗi dòng một lựa chọn, mã không trùng nhau.',
  part: 'Chọn ít nhất một phần.',
  list: 'Chọn một danh sách.',
  value: 'Chưa có công thức. Ví dụ: sum(thanhVien.thuNhap).',
  shownAs: 'Chọn kết quả hiện ra là gì.',
  rowLabel: 'Chưa ghi mỗi dòng là gì. Ví dụ: Thành viên.',
  minRows: 'Số dòng ít nhất từ 0 đến 50.',
  maxRows: 'Số dòng nhiều nhất từ 1 đến 200.',
  maxFiles: 'Số tệp từ 1 đến 50.',
  longest: 'Số ký tự từ 1 đến 20.000.',
  min: 'Giá trị nhỏ nhất phải là số; với ngày ghi 31/01/2026 hoặc hôm nay.',
  max: 'Giá trị lớn nhất phải là số; với ngày ghi 31/01/2026 hoặc hôm nay.',
}

export const settingSentence = (box: string): string => SETTINGS[box] ?? 'Chưa đúng. Xem lại ô này.'
