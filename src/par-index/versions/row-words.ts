import { fillSentence } from '#kernel/sentence.ts'
import type { MethodPart } from './method-parts.ts'
import type { MethodFault, ReadMethod } from './read-method.ts'
import type { RowFault } from './read-version-sheet.ts'

const METHOD_FAULTS = {
  missing: 'Chưa ghi.',
  numberInvalid: 'Phải là số không âm, nhiều nhất hai chữ số sau dấu phẩy, ví dụ 0,5.',
  percentInvalid: 'Phải là tỷ lệ từ 0 đến 100 %, ví dụ 80%.',
  stepsInvalid: 'Ghi ít nhất hai bậc, mỗi dòng một bậc: mức = điểm, ví dụ 80% = 1.',
  factUnknown: 'Không có số liệu này trong hệ thống. Chọn một số liệu trong danh sách.',
  inputsInvalid: 'Ghi từ một đến mười số nhập, mỗi dòng: tên | ý nghĩa | nhỏ nhất | lớn nhất. Tên bắt đầu bằng chữ, không có dấu cách.',
  tooLong: 'Dài quá 500 ký tự. Rút gọn lại.',
} satisfies Record<MethodFault, string>

const MISSING: Partial<Record<MethodPart, string>> = {
  subject: 'Ghi điều được đo, được hỏi hoặc bị trừ.',
  base: 'Ghi mẫu số: tỷ lệ này tính trên tổng số gì.',
  expression: 'Ghi công thức cho điểm.',
}

/** What is wrong with one part of a way to score. */
export const methodFaultSentence = ({ part, fault }: Extract<ReadMethod, { readonly ok: false }>): string =>
  (fault === 'missing' ? MISSING[part] : undefined) ?? METHOD_FAULTS[fault]

const ROW_FAULTS = {
  codeInvalid: 'mã “{found}” không đúng; mã gồm các số cách nhau bằng dấu chấm, ví dụ 3.2.1.',
  levelUnknown: 'không biết “{found}” thuộc cấp nào; ghi Lĩnh vực, Tiêu chí hoặc Tiêu chí thành phần.',
  parentMissing: 'dòng “{found}” chưa có lĩnh vực hoặc tiêu chí ở trên nó; thêm dòng đó trước.',
  nameMissing: 'chưa ghi nội dung.',
  nameTooLong: 'nội dung dài {found} ký tự, nhiều nhất 500.',
  pointsInvalid: 'điểm tối đa “{found}” không đúng; ghi số không âm, nhiều nhất hai chữ số sau dấu phẩy.',
  methodUnknown: 'không có cách chấm “{found}”; chọn Từ hệ thống, Tỷ lệ, Bậc thang, Có hoặc không, Trừ điểm, Công thức, Điều tra xã hội học hoặc Theo điểm công bố.',
} satisfies Record<Exclude<RowFault['code'], 'methodFaulty'>, string>

/** What keeps a row of a sheet out: "Dòng 12: …". */
export const rowFaultSentence = (fault: RowFault): string => {
  const words = fault.code === 'methodFaulty'
    ? `${fault.found === '' ? '' : `“${fault.found.replaceAll('\n', '; ')}”: `}${methodFaultSentence({ ok: false, part: fault.part, fault: fault.fault })}`
    : fillSentence(ROW_FAULTS[fault.code], { found: fault.found })
  return `Dòng ${fault.line}: ${words}`
}
