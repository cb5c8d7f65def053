import type { Assumption } from './domain/duration-mentions.ts'
import type { DurationWhy } from './domain/parse-duration.ts'

const SENTENCES = {
  notStated: 'Văn bản không quy định thời hạn.',
  noTimeFound: 'Không tìm thấy thời hạn trong văn bản; hãy nhập thời hạn.',
  severalTimes: 'Văn bản nêu nhiều thời hạn mà không phân biệt được từng trường hợp; hãy chọn thời hạn.',
  stages: 'Văn bản nêu thời hạn của từng công đoạn; hãy nhập thời hạn chung.',
  cutoffBesideDays: 'Văn bản vừa nêu số ngày vừa nêu giờ chốt trong ngày; hãy chọn một cách tính.',
  tooLong: 'Văn bản quá dài (trên 20.000 ký tự); hãy chỉ lấy phần nói về thời hạn.',
  absurd: 'Thời hạn nêu trong văn bản dài bất thường; hãy kiểm tra lại số và đơn vị.',
  numbersDisagree: 'Số viết bằng chữ số và bằng chữ không khớp nhau; hãy kiểm tra lại.',
  zero: 'Thời hạn ghi là 0; hãy nhập thời hạn đúng.',
  negative: 'Thời hạn ghi số âm; hãy nhập thời hạn đúng.',
  range: 'Văn bản nêu một khoảng thời hạn; hãy chọn số cụ thể.',
  minimum: 'Văn bản nêu thời gian tối thiểu hoặc phải làm trước, không phải thời hạn giải quyết; hãy nhập thời hạn.',
  relative: 'Văn bản nêu số thời gian được giảm, không phải thời hạn; hãy nhập thời hạn.',
} satisfies Record<DurationWhy, string>

/** Why a text was not read as one time, in Vietnamese. */
export const durationWhySentence = (why: DurationWhy): string => SENTENCES[why]

const ASSUMPTIONS = {
  unit: 'không ghi đơn vị, hiểu là ngày làm việc',
  immediately: '“ngay” hiểu là trong ngày',
  sameDay: 'chỉ ghi giờ chốt, hiểu là trong ngày',
  endOfNextDay: 'hiểu là đến hết ngày làm việc sau',
  restDaysExcluded: 'không kể ngày nghỉ, hiểu là ngày làm việc',
  workingWeek: 'một tuần làm việc là 5 ngày',
  partsIgnored: 'lấy thời hạn chung, bỏ qua từng phần',
  noticeIgnored: 'bỏ qua thời hạn trả lại hồ sơ thiếu',
  extensionIgnored: 'bỏ qua phần gia hạn',
} satisfies Record<Assumption, string>

/** What was supposed in reading a text, in Vietnamese; an unknown name (of an older import) is shown as it is. */
export const assumptionWords = (assumption: string): string =>
  Object.hasOwn(ASSUMPTIONS, assumption) ? ASSUMPTIONS[assumption as Assumption] : assumption
