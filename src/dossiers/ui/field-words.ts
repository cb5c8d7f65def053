/** What the boxes of the actions' forms are called in a sentence about them. */
const FIELDS: Readonly<Record<string, string>> = {
  reason: 'lý do',
  basis: 'căn cứ',
  items: 'nội dung cần bổ sung',
  answerDueOn: 'ngày bổ sung',
  fee: 'khoản phải nộp',
  feeAmount: 'số tiền',
  exceptionBasis: 'căn cứ cho phép yêu cầu thêm',
  decision: 'quyết định',
  amountDong: 'số tiền',
  evidence: 'chứng từ',
  amount: 'thời gian gia hạn',
  outcome: 'kết quả giải quyết',
  summary: 'nội dung kết quả',
  opinion: 'ý kiến',
  staffId: 'người giải quyết',
  kind: 'vì sao hủy',
  unitId: 'đơn vị được hỏi',
  question: 'nội dung cần ý kiến',
  allottedMinutes: 'thời gian trả lời',
  field: 'thông tin cần sửa',
  paperId: 'giấy tờ',
  quantity: 'số lượng',
  form: 'loại bản',
  occurredAt: 'thời điểm đã làm',
  register: 'sổ đăng ký',
  cause: 'nguyên nhân quá hạn',
  note: 'diễn giải nguyên nhân',
  rescheduledOn: 'ngày hẹn lại',
}

const UNFILLED = 'Chưa điền.'

/** "Chưa điền lý do." where the sentence alone would not say what is missing. */
export const nameFields = (errors: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(errors).map(([path, sentence]) => {
      const word = FIELDS[path.split('.').at(-1) ?? '']
      if (word === undefined) return [path, sentence]
      return [path, sentence === UNFILLED ? `Chưa điền ${word}.` : `${word.charAt(0).toUpperCase()}${word.slice(1)}: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`]
    }),
  )
